"""The begun entry behind "Log a meeting" is a record that passes, once its placeholders are written."""

import datetime as dt

import msgspec
import pytest

from generator.views.new_entry import PLACEHOLDER, new_entry_file, new_entry_text
from generator.words.audience import Audience
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
