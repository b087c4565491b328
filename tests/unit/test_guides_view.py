"""The guides: every example passes the checks, every command exists, and they say where to turn."""

import html
import re

import pytest

from generator.cli import COMMANDS, cli
from generator.views import guide_examples as examples
from generator.views.guides import view_pages
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS, check_all
from tests.unit.seen import EMPTY, ids, sight_of, texts, words

SOUND = (
    examples.PROGRAM,
    examples.MENTOR,
    examples.MENTEE,
    examples.AGREEMENT,
    examples.GOAL,
    examples.MISSED,
    examples.MEETING,
    examples.CORRECTION,
    examples.PULSE,
)
PATHS = (
    "take-part/index.md",
    "take-part/pairs/index.md",
    "take-part/reviewers/index.md",
    "take-part/coordinators/index.md",
)


def pages(audience, files=None):
    return texts(view_pages(sight_of(audience, files)))


def blocks(page):
    return [
        html.unescape(text) for text in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", page, re.DOTALL)
    ]


def found_in(records):
    return list(check_all({file: text.encode() for file, text in records.items()}).findings)


def test_the_examples_are_sound_together_to_the_last_warning():
    assert found_in({example.file: example.text + "\n" for example in SOUND}) == []


def test_the_example_of_leaving_fits_into_the_agreement():
    ended = examples.AGREEMENT.text.replace("status: active", examples.CLOSING.text)
    records = {example.file: example.text + "\n" for example in SOUND}
    assert found_in(records | {examples.AGREEMENT.file: ended + "\n"}) == []


def test_every_block_on_a_page_is_an_example_that_is_tested_or_a_row_of_commands():
    tested = {example.text for example in (*SOUND, examples.CLOSING)}
    for page in pages(Audience.MEMBERS).values():
        for block in blocks(page):
            assert block in tested or all(line.startswith("pairbook ") for line in block.splitlines())


def test_every_command_in_the_guides_exists_with_its_options():
    lines = {
        line
        for page in pages(Audience.MEMBERS).values()
        for block in blocks(page)
        for line in block.splitlines()
        if line.startswith("pairbook ")
    }
    assert len(lines) > 4
    for line in lines:
        _, name, *arguments = line.split()
        assert name in COMMANDS
        known = {option for parameter in cli.get_command(None, name).params for option in parameter.opts}
        assert {argument for argument in arguments if argument.startswith("--")} <= known


def test_all_five_levels_are_explained_and_shown():
    page = words(pages(Audience.PUBLIC)["take-part/pairs/index.md"])
    for level, text in examples.LEVELS.items():
        assert text in page
        assert f'"{level}": {text}' in examples.GOAL.text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("audience", list(Audience))
def test_every_part_that_a_guide_points_to_is_there(path, audience):
    page = pages(audience, EMPTY)[path]
    for target in re.findall(r'href="#([^"]+)"', page):
        assert target in ids(page)


def test_the_part_on_what_is_kept_out_is_where_the_front_page_says():
    both = pages(Audience.PUBLIC)
    assert (
        "./pairs/#kept-out" in both["take-part/index.md"] or "pairs/#kept-out" in both["take-part/index.md"]
    )
    assert "kept-out" in ids(both["take-part/pairs/index.md"])


def test_the_private_contact_is_named():
    program = RECORDS["records/program.yml"] + "contact: Call Maria\n"
    both = pages(Audience.PUBLIC, RECORDS | {"records/program.yml": program})
    for path in PATHS[:3]:
        assert "Turn, in private, to Call Maria ." in words(both[path])


def test_a_coordinator_without_a_public_name_is_not_named_in_public():
    program = RECORDS["records/program.yml"].replace("coordinators: [grace]", "coordinators: [ada]")
    page = pages(Audience.PUBLIC, RECORDS | {"records/program.yml": program})["take-part/index.md"]
    assert "Our coordinator" not in page
    assert "people/ada/" not in page


def test_who_can_read_the_repository_reads_everything():
    for path in (PATHS[0], PATHS[3]):
        assert "reads every record" in words(pages(Audience.PUBLIC)[path])


def test_a_new_record_can_be_begun_where_links_into_the_repository_are_shown():
    program = RECORDS["records/program.yml"] + "repository: https://git.example.org/x\n"
    files = RECORDS | {"records/program.yml": program.replace("open: true", "open: false")}
    start = "https://git.example.org/x/new/main?filename=records%2Fpeople%2Fyour-name.yml"
    assert start in pages(Audience.MEMBERS, files)["take-part/index.md"].replace("&amp;", "&")
    assert "git.example.org/x/new" not in pages(Audience.PUBLIC, files)["take-part/index.md"]
