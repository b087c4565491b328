"""A pair's page: what stands on it, for whom, and that nothing from a record means anything on it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import ids, many_of, sight_of, texts, words

AGREEMENT = "records/pairs/ada-grace/agreement.yml"
GOALS = "records/pairs/ada-grace/goals.yml"
LOG = "records/pairs/ada-grace/log/"
PATH = "pairs/ada-grace/index.md"
REPOSITORY = {
    "records/program.yml": RECORDS["records/program.yml"] + "repository: https://git.example.org/b\n"
}


def view(audience=Audience.MEMBERS, **files):
    return page_of(audience, files).view


def page_of(audience, files):
    names = {"agreement": AGREEMENT, "goals": GOALS}
    records = {names.get(key, key): text for key, text in files.items() if text is not None}
    kept = {key: text for key, text in RECORDS.items() if files.get(key, "") is not None}
    (page,) = many_of("pairs/", sight_of(audience, kept | records))
    return page


def text(audience=Audience.MEMBERS, **files):
    return texts([page_of(audience, files)])[PATH]


def entry(day, **more):
    lines = [f"{key}: {value}" for key, value in more.items()]
    return {f"{LOG}{day}.yml": "\n".join([f"date: {day.removesuffix('-x')[:10]}", *lines, ""])}


HELD = {"kind": "meeting", "outcome": "held"}
YOUNG = """\
mentors: [grace]
mentees: [ada]
cohort: spring
starts: 2026-10-08
ends: 2026-11-30
status: active
meetings: {every: 2 weeks, minutes: 60}
publication: named
"""
FRESH = {file: None for file in RECORDS if file.startswith(LOG)}
"""No log."""


def test_members_see_what_a_pair_agreed_and_wants():
    page = words(text())
    for part in (
        "Grace Hopper",
        "Ada Lovelace",
        "Every 2 weeks, 60 minutes, video",
        "Signatures",
        "Everybody has signed.",
        "Prepared questions",
        "We begin on time",
        "What we say stays here.",
        "Ship a tool",
        "Used by others",
        "Our story",
        "As of 15 October 2026.",
        "Members of the programme can see this page.",
    ):
        assert part in page


def test_the_public_sees_that_the_pair_is_there_and_nothing_of_what_it_says():
    page = words(text(Audience.PUBLIC))
    for part in ("Grace", "a mentee", "Ship a tool", "Every 2 weeks", "Anyone can see this page."):
        assert part.lower() in page.lower()
    for secret in ("Hopper", "Lovelace", "signed", "Signatures", "Prepared", "stays here", "expected", "Met"):
        assert secret not in page
    assert "people/ada" not in text(Audience.PUBLIC)


def test_a_missing_signature_is_said_plainly():
    unsigned = RECORDS[AGREEMENT].replace(", ada: 2026-03-02", "")
    agreement = view(agreement=unsigned).agreement
    assert not agreement.is_signed
    assert agreement.signing == "1 signature is still missing. The agreement holds once all have signed."
    assert [signature.mark for signature in agreement.signatures] == ["good", "open"]
    assert "Mentee, not signed yet" in words(text(agreement=unsigned))


def test_what_the_agreement_does_not_say_yet_is_said():
    bare = "\n".join(
        line
        for line in RECORDS[AGREEMENT].splitlines()
        if not line.startswith(("ground_rules", "leaving", "confidentiality"))
    )
    assert view(agreement=bare).agreement.missing == (
        "Not written down yet: ground rules, what stays confidential and how either side can leave."
    )


def test_steps_stand_where_the_log_puts_them():
    log = FRESH | entry(
        "2026-10-01",
        **HELD,
        next="[{id: late, what: Late, due: 2026-10-14}, {id: soon, what: Soon, due: 2026-10-15},"
        " {id: far, what: Far, due: 2026-12-01}, {id: kept, what: Kept, who: ada}]",
    )
    log |= entry("2026-10-10", kind="progress", done="[kept]")
    steps = view(**log).brief.steps
    assert [
        [step.text for step in part] for part in (steps.promised, steps.due, steps.later, steps.done)
    ] == [
        ["Late", "Soon", "Far"],
        ["A plan", "Look back together", "Ship a tool"],
        [],
        ["Kept"],
    ]
    assert [step.state for step in steps.promised] == ["Overdue", "Due soon", "Open"]
    assert steps.promised[0].when == "was due 14 Oct 2026, yesterday"
    assert (steps.done[0].who, steps.done[0].when) == ("Ada Lovelace", "done by 10 Oct 2026")


def test_steps_of_a_goal_that_was_given_up_are_not_overdue():
    dropped = RECORDS[GOALS] + "    dropped: {date: 2026-05-01, why: Another plan}\n"
    page = view(**FRESH, goals=dropped)
    assert [step.text for step in page.brief.steps.waiting] == ["Look back together"]
    assert page.goals[0].standing == "Given up"
    assert page.goals[0].decision == "Given up on 1 May 2026: Another plan"


def test_both_sides_ratings_stand_side_by_side_and_the_mentees_counts():
    log = FRESH | entry("2026-09-01", **HELD, ratings="[{goal: ship, level: -1, by: ada}]")
    log |= entry(
        "2026-10-02", **HELD, ratings="[{goal: ship, level: 0, by: ada}, {goal: ship, level: 1, by: grace}]"
    )
    (goal,) = view(**log).goals
    assert goal.standing == "As expected"
    assert [step.level for step in goal.levels] == [2, 1, 0, -1, -2]
    assert [step.level for step in goal.levels if step.is_current] == [0]
    assert {step.level: step.marks for step in goal.levels if step.marks} == {
        1: (("Grace Hopper sees it here", "mentor"),),
        0: (("Ada Lovelace sees it here", "mentee"),),
    }
    assert [(rating.who, rating.path) for rating in goal.ratings] == [
        ("Ada Lovelace", (-1, 0)),
        ("Grace Hopper", ()),
    ]


def test_the_story_is_told_newest_first_with_corrections_and_withdrawals():
    log = FRESH | entry("2026-09-01", kind="meeting", outcome="missed")
    log |= entry("2026-09-01-x", **HELD, corrects="2026-09-01", minutes=50)
    log |= entry("2026-09-20", kind="meeting", outcome="cancelled")
    log |= entry("2026-09-22", kind="progress", corrects="2026-09-20", void="true")
    story = [(event.date.isoformat(), event.title) for event in view(**log).recent]
    assert story[:2] == [
        ("2026-09-22", "The entry 2026-09-20 was withdrawn"),
        ("2026-09-01", "Met for 50 minutes"),
    ]
    assert "missed" not in str(story)
    assert "This corrects and replaces the entry 2026-09-01." in words(text(**log))
    assert story[-1][1] == "Grace Hopper signed the agreement"


def test_nothing_after_today_has_happened():
    later = entry("2026-10-16", **HELD)
    assert all(event.date.isoformat() <= "2026-10-15" for event in view(**later).recent)


def test_a_pause_and_its_end_stand_on_the_line_of_the_term():
    term = view().term
    (pause,) = term.pauses
    assert 50 < pause.at < 60
    assert 4 < pause.width < 7
    assert term.progress.endswith("of the agreed term is over, 7 weeks left")


def test_a_term_is_not_all_over_while_a_day_is_left():
    last_day = RECORDS[AGREEMENT].replace("2026-11-30", "2026-10-15")
    assert view(agreement=last_day).term.progress == "99\u00a0% of the agreed term is over, 1 day left"


@pytest.mark.parametrize(
    ("status", "more", "progress"),
    [
        ("proposed", "", "Proposed"),
        ("completed", "closing: {date: 2026-10-01, graduated: true}\n", "Ended on 1 Oct 2026"),
        ("ended_early", "closing: {date: 2026-10-05}\n", "Ended on 5 Oct 2026"),
    ],
)
def test_a_pair_that_is_not_running_has_no_button_to_log_a_meeting(status, more, progress):
    agreement = RECORDS[AGREEMENT].replace("active", status) + more
    page = view(agreement=agreement, **FRESH, **REPOSITORY)
    assert page.form_href == ""
    assert page.term.progress == progress


def test_a_running_pair_begins_its_next_entry_from_the_page():
    page = text(**REPOSITORY)
    assert 'href="../../take-part/write-log-entry/?pair=ada-grace&amp;' in page
    assert "https://git.example.org/b/edit/main/records/pairs/ada-grace/agreement.yml" in page


def test_the_forms_get_what_there_is_to_choose_from():
    steps = f"[{{id: far, what: {'x' * 100}}}, {{id: near, what: Ask}}]"
    page = view(**REPOSITORY, **FRESH, **entry("2026-10-10", **HELD, next=steps))
    asked = parse_qs(urlsplit(page.form_href).query)
    assert asked["offer.people"] == ["grace Grace Hopper", "ada Ada Lovelace"]
    assert f"far {'x' * 79}…" in asked["offer.steps"]
    assert "near Ask" in asked["offer.steps"]
    assert any(each.endswith(" Ship a tool") for each in asked["offer.goals"])
    assert page.goal_form_href == ""
    asked = parse_qs(urlsplit(view(goals="goals: []\n", **FRESH, **REPOSITORY).goal_form_href).query)
    assert asked["offer.people"] == ["ada Ada Lovelace"]
    assert asked["goals.due"] == ["2026-11-30"]


def test_a_list_that_is_too_long_for_an_address_is_left_out_as_a_whole():
    steps = "[" + ", ".join(f"{{id: step-{n}, what: {'x' * 60}}}" for n in range(40)) + "]"
    asked = parse_qs(
        urlsplit(view(**REPOSITORY, **FRESH, **entry("2026-10-10", **HELD, next=steps)).form_href).query
    )
    assert "offer.steps" not in asked
    assert "offer.people" in asked


def test_the_forms_of_an_open_programme_offer_the_public_no_more_than_its_pages():
    asked = parse_qs(urlsplit(view(Audience.PUBLIC, **REPOSITORY).form_href).query)
    assert (asked["offer.people"], asked["present"]) == (["grace Grace"], ["grace"])
    assert "offer.steps" not in asked
    closed = {file: record.replace("open: true", "open: false") for file, record in REPOSITORY.items()}
    assert view(Audience.PUBLIC, **closed).form_href == ""


def test_without_a_repository_there_are_no_links_to_records():
    assert "/edit/" not in text()
    assert "Log a meeting" not in text()


def test_figures_that_are_too_early_say_why():
    page = view(agreement=YOUNG, goals="goals: []\n", **FRESH, **entry("2026-10-10", **HELD))
    tiles = {tile.name: tile for tile in page.figures}
    assert tiles["cadence-adherence"].value == ""
    assert "ewer than two agreed intervals" in tiles["cadence-adherence"].why


def test_an_empty_log_is_said_and_is_no_zero():
    page = view(**FRESH)
    (tile,) = (tile for tile in page.figures if tile.name == "cadence-adherence")
    assert (tile.value, tile.why) == ("", "No meeting has been logged yet.")
    assert page.term.words == "From 2 Mar 2026 to 30 Nov 2026: no meeting logged, 1 pause."
    assert "0\u00a0%" not in text(**FRESH)


def test_the_public_is_told_no_number_of_meetings_and_no_day_of_the_end():
    agreement = RECORDS[AGREEMENT].replace("active", "ended_early") + "closing: {date: 2026-10-05}\n"
    term = view(Audience.PUBLIC, agreement=agreement).term
    assert term.words == "From 2 Mar 2026 to 30 Nov 2026."
    assert term.progress == "Ended"


def test_a_pair_that_nobody_mentors_yet_has_a_page():
    agreement = RECORDS[AGREEMENT].replace("mentors: [grace]", "mentors: []").replace("active", "proposed")
    agreement = agreement.replace("grace: 2026-03-01, ", "")
    assert "Ada Lovelace, looking for a mentor" in words(text(agreement=agreement, **FRESH))


NASTY = '"<img src=x onerror=alert(1)> [x](javascript:alert(1)) {{ 7*7 }} `</div>`"'


def test_text_from_records_means_nothing_on_the_page():
    agreement = (
        RECORDS[AGREEMENT]
        .replace("What we say stays here.", NASTY)
        .replace("[Prepared questions]", f"[{NASTY}]")
    )
    goals = RECORDS[GOALS].replace("Ship a tool", NASTY).replace("Not begun", NASTY.strip('"'))
    goals = goals.replace('"-1": <', '"-1": "<').replace("</div>`,", '</div>`",')
    page = text(agreement=agreement, goals=goals, **entry("2026-10-02", **HELD, did=f"[{NASTY}]"))
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert page.count("<div") == page.count("</div>")
    assert "{{ 7*7 }}" in page


def test_ids_on_the_page_are_ours_and_each_stands_once():
    found = ids(text())
    assert len(found) == len(set(found))
    assert all(
        re.fullmatch(r"next|goals|goal-\d+|entry-\d+|agreement|story|resources|hindsight", id_)
        for id_ in found
    )
