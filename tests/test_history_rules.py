"""What ``check --base`` forbids and what it lets be, in real repositories."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from generator.checking.history_rules import HISTORY_RULES, signatures
from generator.cli import run
from generator.comparing.identity import telling
from generator.pipeline import since_base
from generator.pipeline.findings import find
from generator.pipeline.records import check
from generator.reading import repository
from generator.reading.history import LOG
from generator.reading.records import RecordFile
from generator.reading.repository import Repository
from generator.words.codes import history as codes
from generator.words.diagnostic import Code, Diagnostic, Severity
from generator.words.history import Author
from generator.words.model import Person
from tests.checkout import Checkout
from tests.signed_pair import AGREEMENT, PEOPLE, PROGRAMME, TERMS, TODAY, signed_by

PAIR = "records/pairs/ada--grace"
GOALS = f"{PAIR}/goals.yml"
MET = f"{PAIR}/log/2026-09-10.yml"
RATED = f"{PAIR}/log/2026-10-01.yml"
LATER = f"{PAIR}/log/2026-10-08.yml"
ADA = "records/people/ada.yml"

TALK = """\
  - id: talk
    title: Give a talk
    kind: skill
    set_on: 2026-09-10
    due: 2026-12-15
    levels: {"0": Ten minutes, "1": An hour}
    objectives:
      - {id: outline, what: Write an outline, due: 2026-10-20}
"""
BOOK = (
    TALK.replace("id: talk", "id: book").replace("Give a talk", "Read a book").replace("outline", "chapter")
)
FILES = {
    AGREEMENT: signed_by("grace", "ada"),
    GOALS: f"goals:\n{TALK}{BOOK}",
    MET: """\
date: 2026-09-10
kind: meeting
outcome: held
minutes: 60
channel: video
present: [ada, grace]
did: [Talked about talks.]
next:
  - {id: ideas, who: ada, what: Note three ideas, due: 2026-09-24}
""",
    RATED: """\
date: 2026-10-01
kind: review
outcome: held
minutes: 45
present: [ada, grace, linus]
did: [Chose an idea.]
done: [ideas]
ratings:
  - {goal: talk, level: -1, by: ada}
""",
}


@pytest.fixture
def pair(tmp_path: Path) -> Checkout:
    """A pair with a log and a goal that was rated. `base` names the commit that has all of it."""
    checkout = Checkout(tmp_path)
    checkout.commit("mallory", {**PROGRAMME, **FILES}, "Begin")
    checkout.git("tag", "base")
    return checkout


def forbidden(checkout: Checkout, base: str = "base") -> list[Diagnostic]:
    """What is found when all of the history is read; it has to be found as well when no more is read than it takes."""
    found = check(checkout.root, TODAY, base).findings
    assert find(checkout.root, TODAY, None, base).findings == found
    return [finding for finding in found if finding.code.startswith("HIST-")]


def changed(checkout: Checkout, files: Mapping[str, str | None], base: str = "base") -> list[Diagnostic]:
    checkout.lay(files)
    return forbidden(checkout, base)


def codes_of(findings: list[Diagnostic]) -> list[str]:
    return [finding.code for finding in findings]


def is_only(findings: list[Diagnostic], code: Code, file: str, line: int) -> bool:
    return [(each.code, each.file, each.span.line) for each in findings] == [(code.id, file, line)]


def swap(file: str, old: str, new: str) -> dict[str, str]:
    assert FILES[file].count(old) == 1, old
    return {file: FILES[file].replace(old, new)}


def test_what_did_not_change_is_not_forbidden(pair: Checkout) -> None:
    assert forbidden(pair) == []


def test_every_code_has_a_rule() -> None:
    assert len(HISTORY_RULES) >= len([value for value in vars(codes).values() if isinstance(value, Code)])


# --- entries ----------------------------------------------------------------------------------------------


def test_an_entry_may_not_go(pair: Checkout) -> None:
    findings = changed(pair, {MET: None})
    assert is_only(findings, codes.ENTRY_REMOVED, MET, 1)
    assert f"Removed-for-privacy: {MET}" in findings[0].hint


def test_it_makes_no_difference_whether_the_removal_is_committed(pair: Checkout) -> None:
    pair.commit("ada", {MET: None})
    assert is_only(forbidden(pair), codes.ENTRY_REMOVED, MET, 1)


def test_a_pair_that_goes_with_its_log_is_one_finding(pair: Checkout) -> None:
    findings = changed(pair, dict.fromkeys(FILES))
    assert is_only(findings, codes.ENTRY_REMOVED, AGREEMENT, 1)
    assert "2 log entries" in findings[0].message


@pytest.mark.parametrize("path", [MET, f"./{MET}", PAIR, f"{PAIR}/", f"{PAIR}/log"])
def test_an_entry_may_go_for_privacy_and_that_is_told(pair: Checkout, path: str) -> None:
    pair.commit("ada", {MET: None, RATED: None})
    commit = pair.commit(
        "ada", message=f"Forget\n\nRemoved-for-privacy: {path}\nRemoved-for-privacy: {RATED}"
    )
    findings = forbidden(pair)
    assert {finding.code for finding in findings} == {"HIST-009"}
    assert all(
        finding.severity is Severity.WARNING and commit[:10] in finding.message for finding in findings
    )


@pytest.mark.parametrize(
    "path",
    ["records", "records/pairs", f"{PAIR}/lo", RATED, "records/pairs/ada--grace-2", "*", "", "/", "../x"],
)
def test_words_on_privacy_cover_only_what_they_name(pair: Checkout, path: str) -> None:
    pair.commit("ada", {MET: None}, f"Forget\n\nRemoved-for-privacy: {path}")
    assert codes_of(forbidden(pair)) == ["HIST-001"]


def test_words_on_privacy_from_before_the_base_count_no_more(pair: Checkout) -> None:
    pair.commit("ada", message=f"Forget\n\nRemoved-for-privacy: {MET}")
    pair.git("tag", "later")
    assert codes_of(changed(pair, {MET: None}, "later")) == ["HIST-001"]


def test_a_renamed_folder_removes_nothing(pair: Checkout) -> None:
    pair.git("mv", PAIR, "records/pairs/lovelace-hopper")
    pair.commit("mallory")
    assert forbidden(pair) == []


def test_a_pair_that_is_called_like_a_person_may_be_renamed(pair: Checkout) -> None:
    pair.git("mv", PAIR, "records/pairs/ada")
    pair.commit("mallory")
    pair.git("tag", "short")
    pair.git("mv", "records/pairs/ada", PAIR)
    pair.commit("mallory")
    assert forbidden(pair, "short") == []
    pair.git("mv", PAIR, "records/pairs/ada")
    pair.commit("mallory", {f"records/pairs/ada/{file.removeprefix(PAIR)[1:]}": None for file in FILES})
    assert is_only(forbidden(pair, "short"), codes.ENTRY_REMOVED, "records/pairs/ada/agreement.yml", 1)


def test_a_checkout_with_other_line_ends_is_no_change(pair: Checkout) -> None:
    pair.git("mv", PAIR, "records/pairs/lovelace-hopper")
    pair.commit("mallory")
    for file in pair.root.rglob("records/**/*.yml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert forbidden(pair) == []
    (pair.root / "records/pairs/lovelace-hopper/log/2026-09-10.yml").unlink()
    assert codes_of(forbidden(pair)) == ["HIST-001"]


def test_a_renamed_folder_hides_nothing(pair: Checkout) -> None:
    pair.git("mv", PAIR, "records/pairs/lovelace-hopper")
    moved = {file.replace("ada--grace", "lovelace-hopper"): text for file, text in FILES.items()}
    there = "records/pairs/lovelace-hopper/log/2026-10-01.yml"
    findings = changed(
        pair,
        {
            there: moved[there].replace("minutes: 45", "minutes: 90"),
            "records/pairs/lovelace-hopper/goals.yml": f"goals:\n{BOOK}",
            "records/pairs/lovelace-hopper/log/2026-09-10.yml": None,
        },
    )
    assert sorted(codes_of(findings)) == ["HIST-001", "HIST-002", "HIST-004"]


def test_an_entry_does_not_vanish_into_another_pair(pair: Checkout) -> None:
    other = {
        file.replace("ada--grace", "other"): text for file, text in FILES.items() if file in (AGREEMENT, MET)
    }
    findings = changed(pair, {**other, MET: None})
    assert "HIST-001" in codes_of(findings)


def test_an_entry_may_get_another_word_in_its_name(pair: Checkout) -> None:
    assert changed(pair, {MET: None, f"{PAIR}/log/2026-09-10-ada.yml": FILES[MET]}) == []


@pytest.mark.parametrize(
    ("old", "new", "fact", "line"),
    [
        ("date: 2026-10-01", "date: 2026-10-02", '"date" goes from 2026-10-01 to 2026-10-02', 1),
        ("kind: review", "kind: meeting", '"kind" goes from review to meeting', 2),
        ("outcome: held", "outcome: missed", '"outcome" goes from held to missed', 3),
        ("minutes: 45", "minutes: 60", '"minutes" goes from 45 to 60', 4),
        ("minutes: 45\n", "", '45 is gone from "minutes"', 1),
        (", linus]", "]", 'linus is gone from "present"', 5),
        ("done: [ideas]", "done: []", 'ideas is gone from "done"', 7),
        ("level: -1", "level: 2", '"ratings" goes from talk −1 by ada to talk +2 by ada', 8),
        ("by: ada}", "by: grace}", '"ratings" goes from talk −1 by ada to talk −1 by grace', 8),
        ("did:", "corrects: 2026-09-10\ndid:", '2026-09-10 is new in "corrects"', 6),
        ("did:", "corrects: 2026-09-10\nvoid: true\ndid:", 'true is new in "void"', 6),
        ("did:", "next: [{id: new, what: Something}]\ndid:", 'new “Something” is new in "next"', 6),
    ],
)
def test_the_facts_of_an_entry_may_not_change(
    pair: Checkout, old: str, new: str, fact: str, line: int
) -> None:
    findings = changed(pair, swap(RATED, old, new))
    assert is_only(findings, codes.FACTS_REWRITTEN, RATED, line)
    assert fact in findings[0].message
    assert '"corrects: 2026-10-01"' in findings[0].hint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Chose an idea.", "Chose the second idea."),
        ("[ada, grace, linus]", "[linus, grace, ada]"),
        ("did:", "channel: phone\ndid:"),
        ("did:", "next_meeting: 2026-10-20\ndid:"),
        ("did:", "void: false\ndid:"),
        ("done: [ideas]", "# a note\ndone:\n- 'ideas'"),
    ],
)
def test_the_words_of_an_entry_may_change(pair: Checkout, old: str, new: str) -> None:
    assert changed(pair, swap(RATED, old, new)) == []


def test_a_later_entry_corrects_an_earlier_one(pair: Checkout) -> None:
    text = FILES[RATED].replace("minutes: 45", "minutes: 60") + "corrects: 2026-10-01\n"
    assert changed(pair, {f"{PAIR}/log/2026-10-01-corrected.yml": text}) == []


def test_an_entry_that_nobody_could_read_may_be_mended_or_go(pair: Checkout) -> None:
    pair.commit("ada", {LATER: "date: 2026-10-08\nkind: [[["}, "Broken")
    assert changed(pair, {LATER: None}, "HEAD") == []
    assert changed(pair, {LATER: FILES[MET].replace("09-10", "10-08")}, "HEAD") == []


# --- goals ------------------------------------------------------------------------------------------------

OPENLY = "    rebaselined: {date: 2026-10-08, why: The room is small.}\n"


def test_the_levels_of_a_rated_goal_may_not_change(pair: Checkout) -> None:
    findings = changed(pair, {GOALS: f"goals:\n{TALK.replace('Ten', 'Two').replace('An hour', 'Two')}{BOOK}"})
    assert is_only(findings, codes.LEVELS_REWRITTEN, GOALS, 7)
    assert "levels 0 and +1" in findings[0].message


def test_levels_may_change_openly(pair: Checkout) -> None:
    openly = {GOALS: f"goals:\n{TALK.replace('Ten', 'Two')}{OPENLY}{BOOK}"}
    assert changed(pair, openly) == []
    pair.commit("ada")
    again = changed(pair, {GOALS: openly[GOALS].replace("Two", "One")}, "HEAD")
    assert codes_of(again) == ["HIST-003"]


def test_levels_may_change_before_any_rating(pair: Checkout) -> None:
    assert changed(pair, {GOALS: f"goals:\n{TALK}{BOOK.replace('Ten', 'Two')}"}) == []


def test_levels_that_say_the_same_have_not_changed(pair: Checkout) -> None:
    levels = 'levels:\n      1: An hour\n      "0": "Ten   minutes"'
    same = TALK.replace('levels: {"0": Ten minutes, "1": An hour}', levels)
    assert changed(pair, {GOALS: f"goals:\n{BOOK}{same}"}) == []


def test_a_rated_goal_may_not_go(pair: Checkout) -> None:
    assert is_only(changed(pair, {GOALS: f"goals:\n{BOOK}"}), codes.RATED_GOAL_REMOVED, GOALS, 1)
    assert is_only(changed(pair, {GOALS: None}), codes.RATED_GOAL_REMOVED, GOALS, 1)


def test_a_goal_may_be_dropped_and_an_unrated_one_may_go(pair: Checkout) -> None:
    dropped = TALK + "    dropped: {date: 2026-10-08, why: Other things matter.}\n"
    assert changed(pair, {GOALS: f"goals:\n{dropped}"}) == []


def test_nothing_is_said_of_goals_while_one_of_them_is_broken(pair: Checkout) -> None:
    assert changed(pair, {GOALS: "goals:\n  - id: 7\n"}) == []


# --- signatures -------------------------------------------------------------------------------------------


def test_nobody_signs_for_somebody_else(pair: Checkout) -> None:
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada", "linus")})
    findings = forbidden(pair)
    assert is_only(findings, codes.SIGNED_FOR_ANOTHER, AGREEMENT, 20)
    assert '"linus" did not sign here' in findings[0].message
    assert 'by "mallory"' in findings[0].message
    assert "records/people/linus.yml" in findings[0].hint


def test_a_forged_signature_is_one_finding(pair: Checkout) -> None:
    pair.commit("mallory", {AGREEMENT: signed_by("linus", "ada")})
    pair.git("tag", "forged")
    pair.commit("mallory", {AGREEMENT: signed_by("linus", "ada", "grace")})
    found = [
        (finding.code, finding.span.line)
        for finding in check(pair.root, TODAY, "forged").findings
        if finding.code in ("HIST-005", "SIGN-002")
    ]
    assert found == [("SIGN-002", 18), ("SIGN-002", 19), ("HIST-005", 20)]


def test_a_new_date_is_a_new_signature(pair: Checkout) -> None:
    pair.commit(
        "mallory", {AGREEMENT: signed_by("grace", "ada").replace("ada: 2026-09-02", "ada: 2026-09-09")}
    )
    assert codes_of(forbidden(pair)) == ["HIST-005"]


def test_being_named_as_co_author_is_not_signing(pair: Checkout) -> None:
    message = "Sign\n\nCo-authored-by: Linus <linus@example.org>"
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada", "linus")}, message)
    assert codes_of(forbidden(pair)) == ["HIST-005"]


def test_people_sign_for_themselves_whoever_merges(pair: Checkout) -> None:
    pair.branch("signing")
    pair.commit("linus", {AGREEMENT: signed_by("grace", "ada", "linus")})
    pair.switch("main")
    pair.commit("ada", {AGREEMENT: "# Hello\n" + signed_by("grace", "ada")})
    pair.merge("mallory", "signing")
    assert forbidden(pair) == []


def test_nobody_makes_an_address_their_own_to_sign(pair: Checkout) -> None:
    linus = "records/people/linus.yml"
    pair.commit("mallory", {linus: PEOPLE[linus].replace("linus@example.org", "mallory@example.org")})
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada", "linus")})
    assert codes_of(forbidden(pair)) == ["HIST-005"]


def test_records_are_looked_through_once_for_whoever_signs(
    pair: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def remember(people: Mapping[str, Person]) -> Callable[[Author], str]:
        asked.append(people)
        return telling(people)

    monkeypatch.setattr(signatures, "telling", remember)
    new = AGREEMENT.replace("ada--grace", "linus--ada")
    pair.commit(
        "mallory", {new: signed_by("grace", "ada", "linus"), AGREEMENT: signed_by("grace", "ada", "linus")}
    )
    checked = check(pair.root, TODAY, "base")
    assert len([each for each in checked.findings if each.code == codes.SIGNED_FOR_ANOTHER.id]) == 4
    assert len(asked) == 1


def test_who_is_new_is_known_by_the_new_record(pair: Checkout) -> None:
    terms = TERMS.replace("mentees: [ada]", "mentees: [ada, bo]")
    record = {"records/people/bo.yml": "name: Bo Ek\nemails: [bo@example.org]\nmentee: {capacity: 1}\n"}
    pair.commit("bo", {**record, AGREEMENT: signed_by("bo", terms=terms)})
    assert forbidden(pair) == []


def test_where_nothing_tells_who_somebody_is_nothing_is_forbidden(pair: Checkout) -> None:
    pair.commit("mallory", {"records/people/linus.yml": "name: Linus\nmentor: {capacity: 1}\n"})
    pair.git("tag", "untold")
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada", "linus")})
    assert forbidden(pair, "untold") == []


def test_signatures_in_no_commit_are_nobodys_yet(pair: Checkout) -> None:
    assert changed(pair, {AGREEMENT: signed_by("grace", "ada", "linus")}) == []


def test_signatures_of_the_base_are_not_judged_again(pair: Checkout) -> None:
    assert changed(pair, {AGREEMENT: FILES[AGREEMENT].replace("cohort: autumn", "cohort:  autumn")}) == []


# --- status -----------------------------------------------------------------------------------------------

ALLOWED = {
    "proposed": {"proposed", "active", "withdrawn"},
    "active": {"active", "paused", "completed", "ended_early"},
    "paused": {"paused", "active", "completed", "ended_early"},
    "completed": {"completed"},
    "ended_early": {"ended_early"},
    "withdrawn": {"withdrawn"},
}


@pytest.mark.parametrize("old", ALLOWED)
def test_a_status_goes_one_step_at_a_time(pair: Checkout, old: str) -> None:
    pair.commit("ada", {AGREEMENT: FILES[AGREEMENT].replace("status: active", f"status: {old}")})
    for new in ALLOWED:
        findings = changed(
            pair, {AGREEMENT: FILES[AGREEMENT].replace("status: active", f"status: {new}")}, "HEAD"
        )
        if new in ALLOWED[old]:
            assert findings == [], (old, new)
        else:
            assert is_only(findings, codes.STATUS_JUMPED, AGREEMENT, 6), (old, new)
            assert f'from "{old}" to "{new}"' in findings[0].message


def test_many_steps_may_lie_between_the_base_and_today(pair: Checkout) -> None:
    pair.commit("ada", {AGREEMENT: FILES[AGREEMENT].replace("status: active", "status: proposed")})
    pair.git("tag", "proposed")
    pair.commit("ada", {AGREEMENT: FILES[AGREEMENT]})
    text = FILES[AGREEMENT].replace("status: active", "status: completed")
    assert changed(pair, {AGREEMENT: text}, "proposed") == []


def test_a_slip_that_was_mended_on_the_way_is_none(pair: Checkout) -> None:
    pair.commit("ada", {AGREEMENT: FILES[AGREEMENT].replace("status: active", "status: withdrawn")})
    pair.commit("ada", {AGREEMENT: FILES[AGREEMENT]})
    assert forbidden(pair) == []


@pytest.mark.parametrize(
    ("status", "found"),
    [("proposed", []), ("active", []), ("paused", ["HIST-007"]), ("completed", ["HIST-007"])],
)
def test_a_new_pair_begins_at_the_beginning(pair: Checkout, status: str, found: list[str]) -> None:
    new = "records/pairs/ada--linus/agreement.yml"
    assert codes_of(changed(pair, {new: TERMS.replace("status: active", f"status: {status}")})) == found


# --- ids --------------------------------------------------------------------------------------------------

BO = "name: Bo Ek\ngithub: bo\nmentor: {capacity: 1}\nmentee: {capacity: 1}\n"
OTHERS = TERMS.replace("[grace, linus]", "[bo]").replace("[ada]", "[cy]")


def without(checkout: Checkout, *files: str) -> str:
    return checkout.commit("mallory", dict.fromkeys(files), "Remove")


def test_the_id_of_a_pair_that_is_gone_is_not_for_others(pair: Checkout) -> None:
    without(pair, *FILES)
    findings = changed(pair, {AGREEMENT: OTHERS}, "HEAD")
    assert is_only(findings, codes.ID_REUSED, AGREEMENT, 1)
    assert "the pair of grace, linus and ada" in findings[0].message


def test_a_pair_may_come_back_or_change_its_members(pair: Checkout) -> None:
    without(pair, *FILES)
    assert changed(pair, FILES, "HEAD") == []
    assert changed(pair, {AGREEMENT: TERMS.replace("[grace, linus]", "[bo]")}, "HEAD") == []


def test_a_pair_is_not_written_over_another(pair: Checkout) -> None:
    assert codes_of(changed(pair, {AGREEMENT: OTHERS})) == ["HIST-008"]
    pair.commit("mallory", {AGREEMENT: TERMS.replace("status: active", "status: proposed")})
    assert changed(pair, {AGREEMENT: OTHERS.replace("status: active", "status: proposed")}, "HEAD") == []


def test_the_id_of_a_person_who_is_gone_is_not_for_another(pair: Checkout) -> None:
    without(pair, ADA)
    findings = changed(pair, {ADA: BO}, "HEAD")
    assert is_only(findings, codes.ID_REUSED, ADA, 1)
    assert 'the person "Ada"' in findings[0].message


@pytest.mark.parametrize("record", [PEOPLE[ADA], "name: Ada King\n", f"{BO}emails: [ADA@example.org]\n"])
def test_a_person_may_come_back_with_another_name_or_account(pair: Checkout, record: str) -> None:
    without(pair, ADA)
    assert changed(pair, {ADA: record}, "HEAD") == []


def test_what_was_never_at_the_base_is_nobodys_yet(pair: Checkout) -> None:
    new = "records/people/bo.yml"
    pair.commit("mallory", {new: BO})
    without(pair, new)
    assert changed(pair, {new: "name: Cy Ra\ngithub: cy\n"}) == []


def test_a_person_may_be_forgotten_but_not_replaced(pair: Checkout) -> None:
    pair.commit("ada", {ADA: PEOPLE[ADA] + "github: ada-l\n"})
    assert changed(pair, {ADA: "name: A former mentee\n"}, "HEAD") == []
    assert changed(pair, {ADA: "name: Ada\ngithub: ada-king\n"}, "HEAD") == []
    assert codes_of(changed(pair, {ADA: BO}, "HEAD")) == ["HIST-008"]


def test_the_id_of_a_goal_that_is_gone_is_not_for_another(pair: Checkout) -> None:
    pair.commit("ada", {GOALS: f"goals:\n{TALK}"})
    another = BOOK.replace("Read a book", "Write a novel").replace("2026-09-10", "2026-10-09")
    findings = changed(pair, {GOALS: f"goals:\n{TALK}{another}"}, "HEAD")
    assert [(each.code, each.file, each.span.line) for each in findings] == [("HIST-008", GOALS, 10)]
    assert changed(pair, {GOALS: f"goals:\n{TALK}{BOOK}"}, "HEAD") == []
    assert changed(pair, {GOALS: f"goals:\n{TALK}{BOOK.replace('Read a book', 'Read books')}"}, "HEAD") == []


def test_a_goal_is_not_written_over_another(pair: Checkout) -> None:
    another = BOOK.replace("Read a book", "Write a novel").replace("2026-09-10", "2026-10-09")
    another = another.replace("2026-12-15", "2027-01-15").replace("Ten", "Twenty")
    assert codes_of(changed(pair, {GOALS: f"goals:\n{TALK}{another}"})) == ["HIST-008"]


def test_the_id_of_a_step_that_is_gone_is_not_for_another(pair: Checkout) -> None:
    pair.commit("ada", {GOALS: f"goals:\n{TALK}{BOOK.partition('    objectives')[0]}"})
    action = FILES[MET].replace("09-10", "10-08").replace("09-24", "10-24")
    reused = action.replace("ideas", "chapter").replace("Note three", "Something else")
    findings = changed(pair, {LATER: reused}, "HEAD")
    assert is_only(findings, codes.ID_REUSED, LATER, 9)
    assert "Write an chapter" in findings[0].message
    assert changed(pair, {LATER: reused.replace("Something else chapter", "write an  chapter")}, "HEAD") == []


def test_the_id_of_an_action_that_counts_no_more_is_not_for_another(pair: Checkout) -> None:
    void = "date: 2026-09-10\nkind: meeting\noutcome: held\ncorrects: 2026-09-10\nvoid: true\n"
    pair.commit("ada", {f"{PAIR}/log/2026-09-10-void.yml": void, **swap(RATED, "done: [ideas]\n", "")})
    action = FILES[MET].replace("09-10", "10-08").replace("09-24", "10-24")
    assert changed(pair, {LATER: action}, "HEAD") == []
    assert codes_of(changed(pair, {LATER: action.replace("Note three", "Sell all")}, "HEAD")) == ["HIST-008"]


# --- bases ------------------------------------------------------------------------------------------------


def check_base(checkout: Checkout, base: str) -> int:
    return run(["check", "--root", str(checkout.root), "--today", str(TODAY), "--base", base])


def test_the_base_is_where_both_began(pair: Checkout) -> None:
    pair.branch("change")
    pair.switch("main")
    pair.commit("ada", {LATER: FILES[MET].replace("09-10", "10-08")}, "Main goes on")
    pair.switch("change")
    assert forbidden(pair, "main") == []


def test_a_detached_head_is_as_good_as_a_branch(pair: Checkout) -> None:
    pair.git("checkout", "--quiet", "--detach")
    assert codes_of(changed(pair, {MET: None})) == ["HIST-001"]


@pytest.mark.parametrize("base", ["nowhere", "^base", "", " ", "--output=x", "base:records", "no\nsuch"])
def test_a_base_that_is_none_is_told_in_a_sentence(
    pair: Checkout, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_base(pair, base) == 2
    told = capsys.readouterr().err
    assert told.startswith("pairbook: ")
    assert told.count("pairbook:") == 1


def test_histories_that_have_nothing_in_common(pair: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    pair.git("checkout", "--quiet", "--orphan", "other")
    pair.commit("ada")
    assert check_base(pair, "base") == 2
    assert "no history in common" in capsys.readouterr().err


def test_without_history_there_is_no_base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checkout = Checkout(tmp_path)
    checkout.lay(PROGRAMME)
    assert check_base(checkout, "main") == 2
    assert "Nothing is committed here yet" in capsys.readouterr().err
    (tmp_path / ".git").rename(tmp_path / "away")
    assert check_base(checkout, "main") == 2
    assert "no git repository" in capsys.readouterr().err


def test_a_shallow_clone_has_no_base(pair: Checkout, tmp_path_factory, capsys) -> None:
    clone = tmp_path_factory.mktemp("clone")
    pair.git("clone", "--quiet", "--depth=1", f"file://{pair.top}", str(clone))
    assert run(["check", "--root", str(clone), "--base", "main"]) == 2
    told = capsys.readouterr().err
    assert "only the newest commits" in told
    assert told.strip().endswith("git fetch --unshallow")


def test_errors_in_history_are_errors(pair: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_base(pair, "base") == 0
    pair.lay({MET: None})
    assert check_base(pair, "base") == 1
    assert f"{MET}:1:1 error HIST-001" in capsys.readouterr().out


def test_a_programme_in_a_folder_is_compared_there(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, "programme")
    checkout.commit("mallory", {**PROGRAMME, **FILES})
    assert codes_of(changed(checkout, {MET: None}, "HEAD")) == ["HIST-001"]
    without(checkout, *(FILES.keys() - {MET}))
    assert codes_of(changed(checkout, {AGREEMENT: OTHERS}, "HEAD")) == ["HIST-008"]


def test_only_pairs_that_differ_are_read_again(pair: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever way all findings are looked for: `forbidden` takes both."""
    other = {file.replace("ada--grace", f"pair-{n}"): text for file, text in FILES.items() for n in range(3)}
    pair.commit("mallory", other)
    pair.lay({LATER: FILES[MET].replace("09-10", "10-08").replace("09-24", "10-24").replace("ideas", "more")})
    read: list[str] = []
    read_records_of = since_base.read_records_of

    def remember(repository: Repository, tree: Mapping[str, str | None]) -> tuple[RecordFile, ...]:
        read.extend(tree)
        return read_records_of(repository, tree)

    monkeypatch.setattr(since_base, "read_records_of", remember)
    assert forbidden(pair, "HEAD") == []
    assert sorted(read) == sorted([*FILES, *FILES])


# --- what is read -----------------------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The log that git is asked for, in words: the commits, and the paths, where not all are wanted."""
    found = []
    run_git = repository._run

    def remember(root: Path, command: Iterable[str], lines: bytes = b"", *rest: Mapping[str, str]) -> bytes:
        words = tuple(command)
        if "log" in words:
            found.append(" ".join((*words[words.index(LOG[-1]) + 1 :], *lines.decode().split())))
        return run_git(root, words, lines, *rest)

    monkeypatch.setattr(repository, "_run", remember)
    return found


def test_only_the_past_of_what_came_back_is_read(pair: Checkout, asked: list[str]) -> None:
    pairs = {file.replace("ada--grace", f"pair-{n}"): text for file, text in FILES.items() for n in range(40)}
    head = pair.commit("mallory", pairs)
    pair.branch("change")
    find(pair.root, TODAY)
    assert asked == [f"{head} --"]
    asked.clear()

    def find_changed(files: Mapping[str, str | None]) -> list[str]:
        pair.lay(files)
        find(pair.root, TODAY, None, "main")
        told = [each for each in asked if each != f"{head}..{head} --"]
        asked.clear()
        return told

    assert find_changed({}) == []
    assert find_changed({MET: FILES[MET].replace("about talks", "of talks")}) == []
    more = FILES[MET].replace("09-10", "10-08").replace("09-24", "10-24").replace("ideas", "more")
    only = "--full-history --stdin"
    assert find_changed({LATER: more}) == [f"{only} {head} -- {GOALS} {PAIR}/log/"]
    many = {file.replace("10-01", "10-08"): more for file in pairs if file.endswith(RATED[-14:])}
    assert find_changed(many) == [f"{only} {head} -- records"]
