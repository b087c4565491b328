"""The guides: every example passes the checks, every command exists, and they say where to turn."""

import html
import re
from urllib.parse import parse_qs

import pytest
import yaml

from generator.drafting.templates import TEMPLATES as AGREEMENTS
from generator.figures.phases import Phase
from generator.forms.definitions import BY_ID
from generator.views import guide_examples as examples
from generator.views.guides import view_pages
from generator.views.record_forms import FORMS as ON_THE_SITE
from generator.words.audience import Audience
from tests.command_lines import is_understood
from tests.conftest import ROOT
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
TEMPLATES = tuple(examples.Example(examples.AGREEMENT.file, text) for text in AGREEMENTS.values())
PATHS = (
    "take-part/index.md",
    "take-part/pairs/index.md",
    "take-part/reviewers/index.md",
    "take-part/first-steps/index.md",
    "take-part/conversations/index.md",
    "take-part/coordinators/index.md",
    "take-part/agreements/index.md",
)
LINKED = RECORDS | {
    "records/program.yml": RECORDS["records/program.yml"].replace("open: true", "open: false")
    + "repository: https://git.example.org/x\n"
}
"""Records whose members get links into the repository, and whose public does not."""


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


@pytest.mark.parametrize("template", TEMPLATES, ids=("light", "standard", "group"))
def test_an_agreement_to_begin_from_is_sound_to_the_last_warning(template):
    people = [f"records/people/{person}.yml" for person in ("lin-chen", "sam-okoro")]
    records = {
        example.file: example.text + "\n" for example in (examples.PROGRAM, examples.MENTOR, examples.MENTEE)
    }
    records |= dict.fromkeys(people, "name: Somebody else\nmentee: {}\n") | {
        template.file: template.text + "\n"
    }
    records[examples.MENTOR.file] = records[examples.MENTOR.file].replace("capacity: 2", "capacity: 3")
    assert found_in(records) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=("light", "standard", "group"))
def test_an_agreement_to_begin_from_says_what_an_agreement_has_to(template):
    said = yaml.safe_load(template.text)
    assert said["status"] == "proposed"
    assert "signatures" not in said
    for term in (
        "meetings",
        "communication",
        "expectations",
        "ground_rules",
        "confidentiality",
        "leaving",
        "reviews",
    ):
        assert said[term], term
    assert "unless somebody is in danger" in said["confidentiality"]


def test_an_agreement_is_begun_in_the_browser_as_one_of_this_programme_and_today():
    page = html.unescape(pages(Audience.MEMBERS, LINKED)["take-part/agreements/index.md"])
    links = re.findall(r'href="https://git.example.org/x/new/main\?([^"]+)"', page)
    assert len(links) == len(TEMPLATES)
    for link, template in zip(links, TEMPLATES, strict=True):
        asked = parse_qs(link)
        assert asked["filename"] == ["records/pairs/your-pair/agreement.yml"]
        begun, shown = yaml.safe_load(asked["value"][0]), yaml.safe_load(template.text)
        assert (begun["cohort"], begun["status"], str(begun["starts"])) == (
            "spring",
            "proposed",
            "2026-10-15",
        )
        assert {term: begun[term] for term in ("meetings", "ground_rules", "leaving")} == {
            term: shown[term] for term in ("meetings", "ground_rules", "leaving")
        }
        # Servers take addresses of about 8,000 characters.
        assert len(link) < 7_500


def test_every_block_on_a_page_is_an_example_that_is_tested_or_a_row_of_commands():
    tested = {example.text for example in (*SOUND, *TEMPLATES, examples.CLOSING)}
    for page in pages(Audience.MEMBERS).values():
        for block in blocks(page):
            assert block in tested or all(line.startswith("pairbook ") for line in block.splitlines())


def test_every_command_in_the_guides_exists_with_its_options():
    lines = {
        line
        for page in pages(Audience.MEMBERS).values()
        for code in re.findall(r"<code>(.*?)</code>", page, re.DOTALL)
        for line in html.unescape(code).splitlines()
        if line.startswith("pairbook ")
    }
    assert len(lines) > 15
    assert [line for line in sorted(lines) if not is_understood(line)] == []
    assert not is_understood("pairbook new log --no-such-option")
    assert not is_understood("pairbook new nothing")


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
    for path in PATHS[:5]:
        assert "Turn, in private, to Call Maria ." in words(both[path])


def test_a_coordinator_without_a_public_name_is_not_named_in_public():
    program = RECORDS["records/program.yml"].replace("coordinators: [grace]", "coordinators: [ada]")
    page = pages(Audience.PUBLIC, RECORDS | {"records/program.yml": program})["take-part/index.md"]
    assert "Our coordinator" not in page
    assert "people/ada/" not in page


def test_who_can_read_the_repository_reads_everything():
    for path in ("take-part/index.md", "take-part/coordinators/index.md"):
        assert "reads every record" in words(pages(Audience.PUBLIC)[path])


def test_a_new_record_can_be_begun_where_links_into_the_repository_are_shown():
    start = "https://git.example.org/x/new/main?filename=records%2Fpeople%2Fyour-name.yml"
    assert start in pages(Audience.MEMBERS, LINKED)["take-part/index.md"].replace("&amp;", "&")
    assert "git.example.org/x/new" not in pages(Audience.PUBLIC, LINKED)["take-part/index.md"]


def test_first_steps_lead_to_forms_and_proposals_where_links_into_the_repository_are_shown():
    path = "take-part/first-steps/index.md"
    page = pages(Audience.MEMBERS, LINKED)[path]
    for address in ("issues/new/choose", "pulls"):
        assert f'href="https://git.example.org/x/{address}"' in page
    for form in ("person", "agreement", "log-entry"):
        assert f"../write-{form}/" in page
    public = pages(Audience.PUBLIC, LINKED)[path]
    assert "git.example.org" not in public
    assert "../write-" not in public
    assert "A coordinator tells you the address" in words(public)


def test_first_steps_name_forms_and_buttons_as_they_are_called():
    page = words(pages(Audience.MEMBERS, LINKED)["take-part/first-steps/index.md"])
    for name in (*(form.title for form in ON_THE_SITE), BY_ID["sign"].name):
        assert name in page


@pytest.mark.parametrize("folder", [ROOT, ROOT / "site_templates" / "scaffold"], ids=["demo", "scaffold"])
def test_resources_of_the_site_lead_to_parts_of_guides_that_are_there(folder):
    resources = yaml.safe_load((folder / "records" / "resources.yml").read_text())["resources"]
    guides = pages(Audience.PUBLIC)
    led = 0
    for resource in resources:
        place, _, part = resource["url"].partition("#")
        if place.startswith("take-part/"):
            assert not part or part in ids(guides[f"{place}index.md"]), resource["url"]
            led += 1
    assert led > 7
    for phase in Phase:
        assert any(phase in resource.get("phases", ()) for resource in resources)
