"""What somebody says becomes a record that the check accepts, or is not written."""

import datetime as dt
import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.drafting.agreements import (
    draft_amendment,
    draft_closing,
    draft_pause,
    draft_resumption,
    draft_signature,
    likely_ending,
)
from generator.drafting.answers import trouble_with
from generator.drafting.draft import Records, cleaned
from generator.drafting.entries import begun_entry, draft_entry, goals_to_rate, steps_to_tick_off
from generator.drafting.goals import draft_goal
from generator.drafting.pairs import draft_pair
from generator.drafting.people import draft_person
from generator.pipeline.drafts import have_errors, read_to_draft, vet_drafts, write_drafts
from generator.pipeline.records import check
from generator.reading.schemas import read_schemas
from generator.reading.yaml_document import parse_document
from generator.words.model import Status
from generator.words.obstacle import Obstacle
from generator.words.places import Kind
from tests.conftest import BASE
from tests.fuzzing import cases

TODAY = dt.date(2026, 10, 15)
PAIR = "ada-grace"
AGREEMENT = f"records/pairs/{PAIR}/agreement.yml"
GOALS = f"records/pairs/{PAIR}/goals.yml"
TERMS = """\
# Ours. We wrote it on the train.
mentors: [grace]   # for now
mentees:
  - ada
cohort: spring
starts: 2026-03-02
ends: 2026-11-30
status: active
meetings:
  every: 2 weeks   # on Tuesdays
  minutes: 45
  channel: video
publication: named
signatures:
  grace: 2026-03-01
  ada: 2026-03-02
# The end.
"""
LOG = {
    f"records/pairs/{PAIR}/log/2026-10-01.yml": """\
date: 2026-10-01
kind: meeting
outcome: held
next:
  - {id: outline, who: ada, what: Write the outline, due: 2026-10-14}
  - {id: invite, who: grace, what: Invite a guest}
""",
    f"records/pairs/{PAIR}/log/2026-10-08.yml": "date: 2026-10-08\nkind: progress\ndone: [invite]\n",
}
A_GOAL = """\
goals:
  # The first of all.
  - id: talk
    title: Give a talk
    kind: skill
    set_on: 2026-03-10
    due: 2026-11-01
    levels: {0: One talk.}
    objectives:
      - {id: book-a-room, what: Book a room}
"""


@pytest.fixture
def programme(make_programme):
    return make_programme({AGREEMENT: TERMS, **LOG})


def take(root, make, *said, **named):
    """Draft, vet and write; return the draft, and see that the check finds no new error."""
    present = read_to_draft(root, TODAY)
    draft = make(present.records, *said, **named)
    findings = vet_drafts(present, [draft])
    assert not have_errors(findings), findings
    write_drafts(root, [draft])
    checked = check(root, TODAY)
    assert not checked.has_errors, checked.findings
    assert (root / draft.file).read_bytes() == draft.content
    return draft


def pair_in(root):
    return check(root, TODAY).corpus.programme.pairs[PAIR]


def new_lines(draft):
    """Return the lines that a draft adds, where it takes none away."""
    before = draft.before.decode("utf-8-sig").splitlines()
    kept = iter(before)
    waiting = next(kept, None)
    added = []
    for line in draft.text.splitlines():
        if line == waiting:
            waiting = next(kept, None)
        else:
            added.append(line)
    assert waiting is None, draft.text
    return added


def test_an_entry_is_new_beside_those_of_others_and_names_its_author(programme):
    said = {"kind": "meeting", "outcome": "held", "did": ["  Went through the outline.  ", ""], "minutes": 45}
    first = take(programme, draft_entry, PAIR, said, author="ada")
    second = take(programme, draft_entry, PAIR, {"kind": "progress", "did": ["More."]}, author="ada")
    assert first.file == f"records/pairs/{PAIR}/log/2026-10-15-ada.yml"
    assert second.file == f"records/pairs/{PAIR}/log/2026-10-15-ada-2.yml"
    assert first.text == (
        "# yaml-language-server: $schema=../../../../schemas/log-entry.schema.json\n"
        "date: 2026-10-15\nkind: meeting\noutcome: held\nminutes: 45\ndid:\n  - Went through the outline.\n"
    )
    assert (first.title, second.title) == (
        "Log the meeting of 15 October 2026",
        "Log progress on 15 October 2026",
    )


def test_new_actions_get_ids_that_nobody_has_used(programme):
    actions = [{"what": "Write the outline", "who": "ada"}, {"what": "Outline!"}, {"what": "本を読む"}]
    draft = take(programme, draft_entry, PAIR, {"kind": "progress", "next": actions})
    ids = [action.id for action in pair_in(programme).entries[-1].next]
    assert draft.file.endswith("log/2026-10-15.yml")
    assert ids[:2] == ["write-the-outline", "outline-2"]
    assert ids[2].startswith("step-")


def test_what_an_entry_begins_with_comes_from_the_agreement_and_passes(programme):
    pair = read_to_draft(programme, TODAY).records.pair(PAIR)
    begun = begun_entry(pair, TODAY)
    assert begun == {
        "date": "2026-10-15",
        "kind": "meeting",
        "outcome": "held",
        "minutes": 45,
        "channel": "video",
        "present": ["grace", "ada"],
        "next_meeting": "2026-10-29",
    }
    assert "next_meeting" not in begun_entry(pair, dt.date(2026, 11, 25))
    take(programme, draft_entry, PAIR, {**begun, "did": ["We met."]})


def test_what_is_open_is_offered_and_can_be_ticked_off_and_rated(programme):
    take(programme, draft_goal, PAIR, {"title": "Give a talk", "levels": {"0": "One talk."}})
    pair = pair_in(programme)
    assert [step.id for step in steps_to_tick_off(pair, TODAY)] == ["outline"]
    assert [standing.goal.id for standing in goals_to_rate(pair, TODAY)] == ["give-a-talk"]
    ratings = [{"goal": "give-a-talk", "level": -1, "by": "ada"}]
    take(programme, draft_entry, PAIR, {"kind": "progress", "done": ["outline"], "ratings": ratings})
    pair = pair_in(programme)
    assert not steps_to_tick_off(pair, TODAY)
    assert goals_to_rate(pair, TODAY)[0].level == -1


def test_a_goal_makes_the_file_or_goes_to_its_end(programme):
    said = {
        "title": "Teach it",
        "levels": {"0": "One class.", "-1": ""},
        "objectives": [{"what": "Book a room"}],
    }
    new = take(programme, draft_goal, PAIR, said)
    assert new.before is None
    (programme / GOALS).write_text(A_GOAL)
    added = take(programme, draft_goal, PAIR, said)
    assert new_lines(added) == [
        "  - id: teach-it",
        "    title: Teach it",
        "    kind: skill",
        "    set_on: 2026-10-15",
        "    due: 2026-11-30",
        "    levels:",
        '      "0": One class.',
        "    objectives:",
        "      - id: book-a-room-2",
        "        what: Book a room",
    ]
    again = take(programme, draft_goal, PAIR, {"title": "Teach it", "levels": {"0": "Two classes."}})
    assert "  - id: teach-it-2" in new_lines(again)


def test_a_person_gets_an_id_of_their_name(programme):
    first = take(programme, draft_person, {"name": "Zoë Ærø", "mentee": {}, "emails": [""]})
    second = take(programme, draft_person, {"name": "Zoe Aeroe", "github": "zoe"}, id_="zoe")
    third = take(programme, draft_person, {"name": "Zoë Ærø"})
    assert first.file == "records/people/zoe-aero.yml"
    assert "mentee:\n  capacity: 1\n" in first.text
    assert "emails" not in first.text
    assert (second.file, third.file) == ("records/people/zoe.yml", "records/people/zoe-aero-2.yml")


def test_a_pair_is_proposed_for_the_cohort_that_runs(programme):
    draft = take(
        programme, draft_pair, {"mentors": ["ada"], "mentees": ["grace"], "meetings": {"every": "1 month"}}
    )
    assert draft.file == "records/pairs/grace-ada/agreement.yml"
    for line in (
        "cohort: spring",
        "starts: 2026-10-15",
        "ends: 2026-12-31",
        "status: proposed",
        "  every: 1 month",
        "  minutes: 60",
        "publication: unlisted",
    ):
        assert line in draft.text.splitlines()
    assert take(programme, draft_pair, {"mentors": ["ada"]}).file == "records/pairs/ada/agreement.yml"
    present = read_to_draft(programme, TODAY)
    for id_ in ("Not An Id", "ada"):
        with pytest.raises(Obstacle):
            draft_pair(present.records, {"mentors": ["ada"]}, id_=id_)


def test_signing_is_one_line_and_signing_again_is_one_word(programme):
    (programme / AGREEMENT).write_text(TERMS.replace("  ada: 2026-03-02\n", ""))
    draft = take(programme, draft_signature, PAIR, "ada", TODAY)
    assert new_lines(draft) == ["  ada: 2026-10-15"]
    again = take(programme, draft_signature, PAIR, "grace", TODAY)
    assert again.text == draft.text.replace("grace: 2026-03-01", "grace: 2026-10-15")
    assert again.title == "Sign the agreement of ada-grace again"
    records = read_to_draft(programme, TODAY).records
    with pytest.raises(Obstacle, match="already"):
        draft_signature(records, PAIR, "ada", TODAY)
    with pytest.raises(Obstacle, match=r"not in the pair .* grace and ada sign"):
        draft_signature(records, PAIR, "eve", TODAY)


def test_the_first_signature_makes_the_map_and_the_last_may_begin_the_pair(programme):
    text = TERMS[: TERMS.index("signatures")].replace("active", "proposed")
    (programme / AGREEMENT).write_text(text)
    assert new_lines(take(programme, draft_signature, PAIR, "ada", TODAY)) == [
        "signatures:",
        "  ada: 2026-10-15",
    ]
    draft = take(programme, draft_signature, PAIR, "grace", TODAY, begins=True)
    assert "status: active\n" in draft.text


def test_an_amendment_takes_out_signatures_only_where_terms_change(programme):
    kept = take(programme, draft_amendment, PAIR, {"topics": ["rust"], "meetings": {"minutes": 45}})
    assert new_lines(kept) == ["topics:", "  - rust"]
    changed = take(programme, draft_amendment, PAIR, {"meetings": {"every": "1 month"}}, signs="ada")
    assert changed.text == kept.text.replace("2 weeks", "1 month").replace(
        "  grace: 2026-03-01\n", ""
    ).replace("ada: 2026-03-02", "ada: 2026-10-15")
    unsigned = take(programme, draft_amendment, PAIR, {"ends": "2026-12-20"})
    assert "signatures" not in unsigned.text
    assert "# The end." in unsigned.text
    with pytest.raises(Obstacle, match="says this already"):
        draft_amendment(read_to_draft(programme, TODAY).records, PAIR, {"ends": "2026-12-20"})


def test_a_pause_begins_and_ends(programme):
    paused = take(programme, draft_pause, PAIR, dt.date(2026, 10, 10))
    assert paused.text == TERMS.replace("active", "paused\npauses:\n  - from: 2026-10-10")
    resumed = take(programme, draft_resumption, PAIR, TODAY)
    assert resumed.text == paused.text.replace("paused", "active").replace(
        "from: 2026-10-10\n", "from: 2026-10-10\n    to: 2026-10-14\n"
    )
    take(programme, draft_pause, PAIR, TODAY)
    on_the_same_day = take(programme, draft_resumption, PAIR, TODAY)
    assert "  - from: 2026-10-15\n    to: 2026-10-15\n" in on_the_same_day.text
    planned = take(programme, draft_pause, PAIR, dt.date(2026, 11, 1), dt.date(2026, 11, 8))
    assert new_lines(planned) == ["  - from: 2026-11-01", "    to: 2026-11-08"]


def test_a_pair_closes_with_what_came_of_it(programme):
    take(programme, draft_pause, PAIR, dt.date(2026, 10, 10))
    said = {"date": TODAY, "graduated": True, "outcomes": [{"kind": "other", "date": TODAY, "who": "ada"}]}
    draft = take(programme, draft_closing, PAIR, Status.COMPLETED, {**said, "reflection": " Good.\n"})
    assert "    to: 2026-10-15\n" in draft.text
    assert (
        "closing:\n  date: 2026-10-15\n  graduated: true\n  reflection: Good.\n"
        "  outcomes:\n    - kind: other\n      date: 2026-10-15\n      who: ada\n"
    ) in draft.text
    records = read_to_draft(programme, TODAY).records
    for step in (
        lambda: draft_closing(records, PAIR, Status.COMPLETED, {}),
        lambda: draft_pause(records, PAIR, TODAY),
        lambda: draft_signature(records, PAIR, "ada", TODAY),
    ):
        with pytest.raises(Obstacle, match="over stays over"):
            step()


@pytest.mark.parametrize(
    ("status", "day", "likely"),
    [
        ("active", dt.date(2026, 11, 20), Status.COMPLETED),
        ("active", dt.date(2026, 7, 1), Status.ENDED_EARLY),
        ("proposed", dt.date(2026, 11, 20), Status.WITHDRAWN),
    ],
)
def test_how_a_pair_ends_is_guessed_from_its_time(programme, status, day, likely):
    (programme / AGREEMENT).write_text(TERMS.replace("active", status))
    assert likely_ending(pair_in(programme).agreement, day) is likely


def test_steps_that_are_none_are_told_in_a_sentence(programme):
    records = read_to_draft(programme, TODAY).records
    with pytest.raises(Obstacle, match='"ada-grace" is active, so it cannot become withdrawn, only paused, '):
        draft_closing(records, PAIR, Status.WITHDRAWN, {})
    with pytest.raises(Obstacle, match="not paused: it is active"):
        draft_resumption(records, PAIR, TODAY)
    with pytest.raises(Obstacle, match=r'no pair "nobody"'):
        draft_entry(records, "nobody", {"kind": "progress"})


def test_a_draft_with_an_error_is_told_of_and_errors_elsewhere_are_not_its_fault(programme):
    (programme / "records/people/eve.yml").write_text("nmae: Eve\n")
    present = read_to_draft(programme, TODAY)
    good = draft_entry(present.records, PAIR, {"kind": "progress", "did": ["Read."]})
    assert not have_errors(vet_drafts(present, [good]))
    bad = draft_entry(present.records, PAIR, {"kind": "progress", "done": ["nothing-such"], "mood": "low"})
    findings = vet_drafts(present, [bad])
    assert have_errors(findings)
    assert {finding.file for finding in findings} == {bad.file}


def test_a_record_with_mistakes_is_not_changed(programme):
    (programme / AGREEMENT).write_text(TERMS.replace("status:", "state:"))
    (programme / GOALS).write_text("goals: [\n")
    records = read_to_draft(programme, TODAY).records
    with pytest.raises(Obstacle, match=rf"{AGREEMENT} has errors"):
        draft_signature(records, PAIR, "ada", TODAY)
    (programme / AGREEMENT).write_text(TERMS)
    records = read_to_draft(programme, TODAY).records
    with pytest.raises(Obstacle, match=rf"{GOALS} has errors"):
        draft_goal(records, PAIR, {"title": "Talk"})


def test_what_somebody_saved_meanwhile_is_not_overwritten(programme):
    present = read_to_draft(programme, TODAY)
    signed = draft_signature(present.records, PAIR, "ada", TODAY)
    entry = draft_entry(present.records, PAIR, {"kind": "progress", "did": ["Read."]})
    (programme / AGREEMENT).write_text(TERMS + "# Wait!\n")
    with pytest.raises(Obstacle, match="meanwhile"):
        write_drafts(programme, [entry, signed])
    assert not (programme / entry.file).exists()
    (programme / AGREEMENT).write_text(TERMS)
    write_drafts(programme, [entry, signed])
    assert (programme / entry.file).read_bytes() == entry.content
    assert (programme / AGREEMENT).read_bytes() == signed.content
    with pytest.raises(Obstacle, match="meanwhile"):
        write_drafts(programme, [entry])


def test_a_record_keeps_its_permissions_and_nothing_else_is_left(programme):
    (programme / AGREEMENT).chmod(0o640)
    files = {path for path in programme.rglob("*") if "build" not in path.parts}
    take(programme, draft_amendment, PAIR, {"topics": ["rust"]})
    assert (programme / AGREEMENT).stat().st_mode & 0o777 == 0o640
    assert {path for path in programme.rglob("*") if "build" not in path.parts} == files


def test_what_a_writer_that_was_killed_left_is_cleared_away_by_the_next_one(programme):
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    folder = (programme / AGREEMENT).parent
    left, under_way = (folder / f".agreement.yml.{process}.part" for process in (killed.pid, os.getppid()))
    mine = folder / ".part"
    for file in (left, under_way, mine):
        file.write_text("half a rec")
    present = read_to_draft(programme, TODAY)
    write_drafts(programme, [draft_amendment(present.records, PAIR, {"topics": ["rust"]})])
    assert [file.exists() for file in (left, under_way, mine)] == [False, True, True]


ODD = st.sampled_from(
    [
        "no",
        "12:30",
        "1e3",
        "- x",
        "# y",
        "a: b",
        "'",
        '"',
        "é 💬",
        "two\nlines",
        "  spaces  ",
        "long words " * 30,
        "[x]",
        "{",
        "%",
        "@x",
        "~",
    ]
)
WORDS = st.one_of(ODD, st.text(min_size=1, max_size=60))


@pytest.fixture(scope="module")
def present(tmp_path_factory):
    root = tmp_path_factory.mktemp("drafts")
    for name, text in (BASE | {AGREEMENT: TERMS, GOALS: A_GOAL, **LOG}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return read_to_draft(root, TODAY)


SCHEMAS = read_schemas()


def is_fine(kind, path, text):
    """Return whether somebody who is asked for this may answer so."""
    return not trouble_with(kind, path, text, SCHEMAS)


def words_at(kind, *path):
    return WORDS.map(str.strip).filter(lambda text: is_fine(kind, path, text))


ENTRIES = st.fixed_dictionaries(
    {"kind": st.sampled_from(["meeting", "review"]), "outcome": st.just("held")},
    optional={
        "did": st.lists(words_at(Kind.LOG_ENTRY, "did", 0), max_size=3),
        "next": st.lists(st.fixed_dictionaries({"what": words_at(Kind.LOG_ENTRY, "next", 0, "what")}), max_size=3),
        "channel": words_at(Kind.LOG_ENTRY, "channel"),
        "minutes": st.integers(1, 1440),
        "date": st.dates(dt.date(2026, 10, 9), TODAY),
        "done": st.lists(st.sampled_from(["outline", "book-a-room"]), unique=True),
        "ratings": st.lists(st.fixed_dictionaries({"goal": st.just("talk"), "level": st.integers(-2, 2), "by": st.just("ada")}), max_size=1),
    },
)  # fmt: skip


@settings(max_examples=cases(40), deadline=None)
@given(said=ENTRIES)
def test_what_may_be_answered_passes_the_check_and_says_what_was_said(present, said):
    draft = draft_entry(present.records, PAIR, said, author="ada")
    findings = vet_drafts(present, [draft])
    assert not have_errors(findings), findings
    data = parse_document(draft.file, draft.content)[0].data
    assert data.get("did", []) == [
        unicodedata.normalize("NFC", each) for each in cleaned(said).get("did", [])
    ]
    assert len({step["id"] for step in data.get("next", [])}) == len(said.get("next", []))


GOAL_WORDS = {
    "title": words_at(Kind.GOALS, "goals", 0, "title"),
    "levels": st.fixed_dictionaries({"0": words_at(Kind.GOALS, "goals", 0, "levels", "0")}),
}


@settings(max_examples=cases(40), deadline=None)
@given(
    said=st.fixed_dictionaries(GOAL_WORDS, optional={"why": words_at(Kind.GOALS, "goals", 0, "why")}),
    layout=st.sampled_from(
        [A_GOAL, A_GOAL + "# The end.\n", A_GOAL.rstrip(), A_GOAL.replace("\n", "\r\n"), "\ufeff" + A_GOAL]
    ),
)
def test_a_new_goal_passes_the_check_and_only_adds_lines(present, said, layout):
    contents = {**present.records.contents, GOALS: layout.encode()}
    draft = draft_goal(Records(present.records.corpus, contents), PAIR, said)
    findings = vet_drafts(present, [draft])
    assert not have_errors(findings), findings
    assert new_lines(draft)
    assert not draft.drops_comments
