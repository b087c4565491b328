"""The page on what needs attention: for coordinators alone, with numbers, since when, and a kind message."""

import datetime as dt
from dataclasses import replace

import pytest

from generator.figures.attention import Flag, Rule
from generator.views.attention import attention_notice, view_attention, view_pages
from generator.views.attention_words import RULES, message_of, numbers_of
from generator.views.home import view_home
from generator.views.links import ATTENTION, HOME, Links
from generator.views.sight import Sight
from generator.views.site import view_site
from generator.words.audience import Audience
from generator.words.model import Policy
from tests.conftest import BASE
from tests.unit.seen import EMPTY, SCHEMAS, sight_of, texts, words

AGREEMENT = "records/pairs/ada-grace/agreement.yml"
QUIET = {
    **BASE,
    "records/pairs/ada-grace/log/2026-09-01.yml": "date: 2026-09-01\nkind: meeting\noutcome: held\n",
}
SNOOZED = QUIET | {AGREEMENT: BASE[AGREEMENT] + "snooze: {until: 2026-10-16, why: <b>A new job</b>}\n"}
DAY = dt.date.fromisoformat


def page(sight: Sight) -> str:
    return texts(view_pages(sight))[ATTENTION]


def flag(rule: Rule, value: float = 3.0, limit: float = 2.5, **more: object) -> Flag:
    fields: dict[str, object] = {
        "pairs": ("ada-grace",),
        "since": DAY("2026-10-07"),
        "unit": "intervals",
        "counted_from": DAY("2026-09-01"),
    }
    return Flag(rule=rule, value=value, limit=limit, **(fields | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS])
def test_nobody_but_coordinators_learns_of_it(audience: Audience):
    sight = sight_of(audience, QUIET)
    assert list(view_pages(sight)) == []
    assert view_home(sight).attention is None
    for path, text in texts(view_site(sight, SCHEMAS)).items():
        assert "attention/" not in text, path
        assert "Very quiet" not in text, path


def test_a_quiet_pair_shows_the_rule_the_numbers_since_when_and_a_message():
    text = words(page(sight_of(Audience.COORDINATORS, QUIET)))
    assert "1 pair could use a word." in text
    # Two weeks times 2.5 after 1 September are 6 October; on the 15th 44 days have gone by.
    assert "Very quiet since 7 Oct 2026" in text
    assert (
        "3.1 agreed intervals since the last meeting on 1 Sep 2026; they agreed on every 2 weeks. The limit is 2.5"
        " intervals." in text
    )
    assert "Hello Grace Hopper and Ada Lovelace, it has been quiet since 1 Sep 2026" in text


def test_a_snoozed_pair_is_named_with_its_day_and_reason_and_nothing_else():
    sight = sight_of(Audience.COORDINATORS, SNOOZED)
    view = view_attention(sight)
    assert view.cases == ()
    (snoozed,) = view.snoozed
    assert (snoozed.until, snoozed.why) == (DAY("2026-10-16"), "<b>A new job</b>")
    assert "<b>A new job</b>" not in page(sight)
    assert view_attention(replace(sight, today=DAY("2026-10-16"))).cases


def test_coordinators_find_the_way_from_home_and_report():
    sight = sight_of(Audience.COORDINATORS, QUIET)
    notice = attention_notice(sight, Links(HOME))
    assert notice is not None
    assert (notice.text, notice.count, notice.href) == ("1 pair could use a word.", 1, "report/attention/")
    assert view_home(sight).attention == notice
    report = texts(view_site(sight, SCHEMAS))["report/index.md"]
    assert 'href="attention/"' in report


def test_an_empty_programme_has_nothing_to_ask():
    sight = sight_of(Audience.COORDINATORS, EMPTY)
    assert "Nothing is waiting for you." in page(sight)
    notice = attention_notice(sight, Links(HOME))
    assert notice is not None
    assert (notice.text, notice.count) == ("No pair is waiting for a word.", 0)


def test_who_has_too_many_pairs_is_one_case_with_all_of_them():
    second = {
        "records/people/bob.yml": "name: Bob Kahn\nmentee: {capacity: 1}\n",
        "records/pairs/bob-grace/agreement.yml": BASE[AGREEMENT].replace("ada", "bob"),
        "records/people/grace.yml": "name: Grace Hopper\nmentor: {capacity: 1}\n",
    }
    log = {
        f"records/pairs/{pair}/log/2026-10-14.yml": "date: 2026-10-14\nkind: meeting\noutcome: held\n"
        for pair in ("ada-grace", "bob-grace")
    }
    goals = {
        f"records/pairs/{pair}/goals.yml": (
            "goals: [{id: g, title: G, kind: skill, set_on: 2026-03-02, due: 2026-11-01, levels: {'0': x}}]\n"
        )
        for pair in ("ada-grace", "bob-grace")
    }
    (case,) = view_attention(sight_of(Audience.COORDINATORS, BASE | second | log | goals)).cases
    assert (case.title, len(case.names)) == ("Grace Hopper", 1)
    assert "Bob Kahn" in case.about
    assert "Ada Lovelace" in case.about
    assert case.flags[0].numbers == "2 pairs under way, and 1 offered."


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_words_numbers_and_a_message_that_blames_nobody(rule: Rule):
    sight = sight_of(Audience.COORDINATORS, QUIET)
    goals, people = ("ship",) if rule is Rule.GOALS_OVERDUE else (), ("ada",) if rule is Rule.UNSIGNED else ()
    people = ("grace",) if rule is Rule.OVER_CAPACITY else people
    found = flag(rule, goals=goals, people=people)
    message = message_of(sight, found)
    assert message.startswith("Hello ")
    assert message.endswith((".", "?"))
    assert not {"failed", "must", "should", "neglected", "warning", "reminder"} & set(message.lower().split())
    assert numbers_of(sight, found).endswith(".")
    assert RULES[rule].rule(Policy()).endswith(".")


def test_the_rules_say_the_policy_s_own_numbers():
    policy = Policy(sign_within_days=1, first_meeting_within_days=9, amber_gap=2, red_gap=4.25)
    assert "more than 1 day after" in RULES[Rule.UNSIGNED].rule(policy)
    assert "More than 9 days" in RULES[Rule.NO_FIRST_MEETING].rule(policy)
    assert "more than 2 agreed intervals" in RULES[Rule.QUIET].rule(policy)


def test_a_side_that_has_nobody_yet_is_said():
    sight = sight_of(Audience.COORDINATORS, QUIET)
    found = flag(Rule.UNSIGNED, value=17, limit=14, unit="days")
    assert numbers_of(sight, found) == (
        "17 days since 1 Sep 2026, and one side has nobody yet. The limit is 14 days."
    )
