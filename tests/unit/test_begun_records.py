"""Records begun by the links of a pair's page and of the guides pass, once their placeholders are written."""

import datetime as dt
import re
from urllib.parse import parse_qs, quote, urlsplit

import msgspec
import pytest

from generator.reading.yaml_document import parse_document
from generator.views import guide_examples, guides
from generator.views.begun_records import PLACEHOLDER, new_entry_file, new_entry_text, new_goals_text
from generator.words.audience import Audience
from generator.words.model import Action
from generator.words.places import Kind, goals_file
from generator.writing.explained_record import explain_record
from tests.test_never_raises import RECORDS, check_all
from tests.unit.seen import TODAY, sight_of

ODD = ["off", "12:30", "a: b", "# no", '"quoted"', "in person, by the sea", "ü 💬", "- x", "1"]


def pair(**meetings):
    found = sight_of(Audience.MEMBERS).programme.pairs["ada-grace"]
    agreement = found.agreement
    changed = msgspec.structs.replace(agreement.meetings, **meetings)
    return msgspec.structs.replace(found, agreement=msgspec.structs.replace(agreement, meetings=changed))


def check(pair, text):
    file = new_entry_file(pair, TODAY)
    return check_all({name: content.encode() for name, content in (RECORDS | {file: text}).items()})


@pytest.mark.parametrize("channel", ["", "video", *ODD])
def test_it_has_the_right_shape_and_says_what_was_agreed(channel):
    found = pair(channel=channel, minutes=45)
    checked = check(found, new_entry_text(found, TODAY))
    assert not checked.has_errors, checked.findings
    entry = checked.corpus.programme.pairs["ada-grace"].entries[-1]
    assert (entry.date, entry.minutes, entry.channel) == (TODAY, 45, channel)
    assert entry.present == ("grace", "ada")


def test_what_is_still_to_be_written_is_told_of_by_the_check():
    found = pair()
    findings = check(found, new_entry_text(found, TODAY)).findings
    assert any(PLACEHOLDER in finding.excerpt for finding in findings)


def test_what_is_commented_out_becomes_right_when_the_hash_marks_go():
    found = pair()
    text = new_entry_text(found, TODAY)
    plain = "\n".join(
        line.removeprefix("# ") if not line.startswith("# yaml") else line for line in text.split("\n")
    )
    checked = check(found, plain)
    assert not checked.has_errors, checked.findings
    entry = checked.corpus.programme.pairs["ada-grace"].entries[-1]
    assert entry.next[0].who == "ada"
    assert entry.next[0].due == TODAY + dt.timedelta(days=14)


def test_open_steps_are_offered_as_comments_and_done_ones_are_not():
    found = sight_of(
        Audience.MEMBERS,
        RECORDS
        | {
            "records/pairs/ada-grace/log/2026-09-01.yml": (
                "date: 2026-09-01\nkind: meeting\noutcome: held\nnext:\n"
                '  - {id: read-book, who: ada, what: "Read the\\nbook: all of it", due: 2026-09-20}\n'
                "  - {id: write-page, who: ada, what: Write a page, due: 2026-09-20}\n"
            ),
            "records/pairs/ada-grace/log/2026-09-15.yml": (
                "date: 2026-09-15\nkind: meeting\noutcome: held\ndone: [write-page]\n"
            ),
        },
    ).programme.pairs["ada-grace"]
    text = new_entry_text(found, TODAY)
    assert "#   - read-book  # Read the book: all of it\n" in text
    assert "write-page" not in text


def test_a_second_entry_of_a_day_gets_a_name_of_its_own():
    found = pair()
    first = new_entry_file(found, dt.date(2026, 3, 16))
    assert first == "records/pairs/ada-grace/log/2026-03-16-2.yml"


def test_people_whom_an_audience_does_not_know_are_left_out():
    found = sight_of(Audience.PUBLIC).programme.pairs["ada-grace"]
    text = new_entry_text(found, TODAY)
    assert "  - grace\n" in text
    assert "?" not in text.replace(PLACEHOLDER + "what did you talk about or try?", "").replace("done?", "")


def without_hash_marks(text):
    return re.sub(r"^( *)# (?!yaml)", r"\1", text, flags=re.MULTILINE)


def test_the_first_goal_is_begun_and_its_other_levels_wait_as_comments():
    found = pair()
    text = new_goals_text(found, TODAY)
    for each in (text, without_hash_marks(text)):
        files = RECORDS | {goals_file("ada-grace"): each}
        found_in = check_all({name: content.encode() for name, content in files.items()})
        mine = [finding for finding in found_in.findings if finding.file == goals_file("ada-grace")]
        assert not [finding for finding in mine if finding.severity == "error"], mine
        assert any(PLACEHOLDER in finding.excerpt for finding in mine)


def test_an_address_stays_short_however_much_is_open():
    found = pair()
    entry = msgspec.structs.replace(
        found.entries[-1],
        stem="2026-10-01",
        date=dt.date(2026, 10, 1),
        next=tuple(Action(id=f"step-{number}", what="淳" * 90) for number in range(100)),
    )
    long = msgspec.structs.replace(found, entries=(*found.entries, entry))
    assert 20 < new_entry_text(long, TODAY).count("\n") < 40
    assert len(quote(new_entry_text(long, TODAY))) < 7_000


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        (Kind.PROGRAM, guide_examples.PROGRAM),
        (Kind.PERSON, guide_examples.MENTOR),
        (Kind.AGREEMENT, guide_examples.AGREEMENT),
        (Kind.GOALS, guide_examples.GOAL),
        (Kind.LOG_ENTRY, guide_examples.MEETING),
        (Kind.PULSE, guide_examples.PULSE),
    ],
)
def test_a_record_to_learn_from_explains_each_field_and_says_the_same(kind, example):
    explained = explain_record(kind, example.text)
    assert [
        line for line in explained.splitlines() if not line.strip().startswith("# ")
    ] == example.text.splitlines()
    before, after = (parse_document("x", text.encode())[0].data for text in (example.text, explained))
    assert before == after
    lines = explained.splitlines()
    for number, line in enumerate(lines):
        if line[:1].isalpha():
            assert lines[number - 1].startswith("# "), line
    assert len(quote(explained)) < 7_000


def test_the_agreement_that_the_guide_begins_is_a_proposal_for_this_programme():
    program = RECORDS["records/program.yml"] + "repository: https://git.example.org/x\n"
    found = sight_of(Audience.MEMBERS, RECORDS | {"records/program.yml": program})
    view = guides.view_guide(found, guides.PAIRS_GUIDE)
    query = parse_qs(urlsplit(view.start["agreement"]).query)
    assert query["filename"] == ["records/pairs/your-pair/agreement.yml"]
    text = query["value"][0]
    assert "status: proposed\n" in text
    assert "signatures:" not in text
    people = text.replace("grace-hopper", "grace").replace("ada-lovelace", "ada")
    checked = check_all(
        {
            name: content.encode()
            for name, content in (RECORDS | {"records/pairs/your-pair/agreement.yml": people}).items()
        }
    )
    mine = [each for each in checked.findings if "your-pair" in each.file and each.severity == "error"]
    assert not mine
