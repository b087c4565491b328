"""The report: what it shows to whom, and what it never says."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

import msgspec
import pytest

from generator.figures.definitions import DEFINITIONS, figure
from generator.figures.goals import GoalRating, GoalStanding
from generator.figures.programme import PROGRAMME, figures_of_programme
from generator.figures.voices import VOICES
from generator.reading.schemas import read_schemas
from generator.rendering.environment import build_environment
from generator.rendering.pages import render_page
from generator.views import cohorts
from generator.views.distributions import Distribution, spread_of_levels, spread_of_pairs
from generator.views.gate import see
from generator.views.report import ReportView, view_pages, view_report
from generator.views.report_figures import ReportFigure, basis, value_text
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from generator.words.model import (
    Agreement,
    Closing,
    Cohort,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Person,
    Policy,
    Program,
    Programme,
    Rating,
    Status,
)

DAY = dt.date.fromisoformat
TODAY = DAY("2026-10-15")
COHORTS = (
    Cohort(id="z-old", name="Old", starts=DAY("2025-09-01"), ends=DAY("2026-02-28")),
    Cohort(id="a-new", name="New", starts=DAY("2026-09-01"), ends=DAY("2027-05-31")),
)
CAUSES = re.compile(
    r"\b(because|caus\w*|thanks to|leads? to|led to|results? in|impact\w*|effect\w*|improve\w*|boost\w*)\b",
    re.IGNORECASE,
)
RANKS = re.compile(r"\b(best|worst|top|bottom|rank\w*|leader\w*|score ?board|winner\w*)\b", re.IGNORECASE)


def pair(number: int, cohort: str, **terms: object) -> Pair:
    starts = next(item.starts for item in COHORTS if item.id == cohort)
    days = [starts + dt.timedelta(days=7 * week) for week in range(0, 6, 1 + number % 3)]
    goal = Goal(id="g", title="G", kind="skill", set_on=starts, due=starts + dt.timedelta(days=30))
    entries = tuple(
        Entry(
            stem=str(day),
            date=day,
            kind=EntryKind.MEETING,
            outcome=Outcome.HELD,
            minutes=60,
            present=(f"mentor{number}",),
            ratings=(Rating(goal="g", level=number % 5 - 2, by=f"mentee{number}"),),
        )
        for day in days
    )
    agreed: dict[str, object] = {
        "mentors": (f"mentor{number}",),
        "mentees": (f"mentee{number}",),
        "cohort": cohort,
        "starts": starts,
        "ends": starts + dt.timedelta(days=200),
        "status": Status.ACTIVE,
        "meetings": Meetings(every=Interval("1 week")),
        "publication": PagePublication.NAMED,
        "signatures": {f"mentor{number}": starts, f"mentee{number}": starts + dt.timedelta(days=number)},
    }
    agreement = Agreement(**(agreed | terms))  # type: ignore[arg-type]
    return Pair(id=f"mentee{number}-mentor{number}", agreement=agreement, goals=(goal,), entries=entries)


def sight(audience: Audience, old: int = 12, new: int = 12, running: int = 0, *, log: bool = True) -> Sight:
    closed = {"status": Status.COMPLETED, "closing": Closing(date=DAY("2026-02-20"))}
    early = {"status": Status.ENDED_EARLY, "closing": Closing(date=DAY("2025-10-10"))}
    found = [pair(number, "z-old", **(early if number == 0 else closed)) for number in range(old)]
    found += [pair(100 + number, "a-new") for number in range(new)]
    found += [pair(200 + number, "z-old") for number in range(running)]
    found = found if log else [msgspec.structs.replace(item, entries=()) for item in found]
    people = {
        person: Person(id=person, name=f"Name of {person}", public_name=f"Public {person}")
        for item in found
        for person in item.agreement.members
    }
    programme = Programme(
        program=Program(name="P", timezone="UTC", cohorts=COHORTS),
        people=people,
        pairs={item.id: item for item in found},
    )
    return see(programme, figures_of_programme(programme, TODAY), audience, TODAY, read_schemas())


def report(audience: Audience, old: int = 12, new: int = 12) -> ReportView:
    return view_report(sight(audience, old, new))


def page(audience: Audience, old: int = 12, new: int = 12) -> str:
    (found,) = view_pages(sight(audience, old, new))
    return render_page(found, build_environment())


def of_pairs(name: str, *values: float | None) -> list[Figure]:
    return [
        figure(name, Scope("pair", str(number)), value, n=1, why="-") for number, value in enumerate(values)
    ]


def counts(spread: Distribution | None) -> Mapping[str, int]:
    assert spread is not None
    return {band.mark: band.count for band in spread.bands if band.count}


def test_shares_fall_into_fifths():
    found = spread_of_pairs(of_pairs("cadence-adherence", 0.0, 0.19, 0.2, 3 / 5, 0.8, 1.0, None), Policy())
    assert counts(found) == {"<20": 2, "20–39": 1, "60–79": 1, "80–100": 2, "no value": 1}
    assert found is not None
    assert (found.what, found.noun, max(band.height for band in found.bands)) == ("6 pairs", "Pairs", 1.0)


def test_more_time_than_agreed_has_a_column_of_its_own():
    found = spread_of_pairs(of_pairs("dosage", 1.0, 1.01, 3.0), Policy())
    assert counts(found) == {"80–100": 1, ">100": 2}


def test_gaps_fall_where_the_policys_lights_change():
    found = spread_of_pairs(of_pairs("current-gap", 1.0, 1.5, 1.51, 2.5, 9.0), Policy())
    assert counts(found) == {"≤1": 1, "1–1.5": 1, "1.5–2.5": 2, ">2.5": 1}


def test_days_fall_into_weeks():
    found = spread_of_pairs(of_pairs("signing-delay", -3.0, 0.0, 1.0, 7.0, 8.0, 28.0, 29.0), Policy())
    assert counts(found) == {"≤0": 2, "1–7": 2, "8–14": 1, "15–28": 1, ">28": 1}


def test_goals_fall_on_levels():
    goal = Goal(id="g", title="G", kind="skill", set_on=TODAY, due=TODAY)
    ratings = [GoalRating(level, "ada", TODAY, "x") for level in (-2, 0, 0, 2)]
    standings = [
        GoalStanding(goal, rating, None, is_due=True, is_dropped=False) for rating in (*ratings, None)
    ]
    found = spread_of_levels(standings)
    assert counts(found) == {"−2": 1, "0": 2, "+2": 1, "unrated": 1}
    assert found is not None
    assert "0 (as expected): 2" in found.description


def test_without_values_there_is_no_spread():
    assert spread_of_pairs(of_pairs("dosage", None, None), Policy()) is None
    assert spread_of_pairs([], Policy()) is None
    assert spread_of_levels([]) is None


@pytest.mark.parametrize(
    ("audience", "pairs", "is_shown"),
    [
        (Audience.PUBLIC, 4, False),  # 8 people
        (Audience.PUBLIC, 5, True),
        (Audience.MEMBERS, 2, False),  # 4 people
        (Audience.MEMBERS, 3, True),
        (Audience.COORDINATORS, 1, True),
    ],
)
def test_an_aggregate_needs_enough_behind_it(audience: Audience, pairs: int, is_shown: bool):
    seen = sight(audience, old=pairs, new=0)
    assert (seen.figure(PROGRAMME, "longest-gap") is not None) is is_shown
    assert seen.figure(PROGRAMME, "retention") is not None
    shown = {item.name: item for theme in view_report(seen).themes for item in theme.figures}
    assert bool(shown["longest-gap"].value) is is_shown
    assert shown["longest-gap"].why.startswith("Too few to show") is not is_shown


def test_the_public_sees_no_single_pair():
    html = page(Audience.PUBLIC)
    assert not re.search(r"(mentor|mentee)\d", html)
    assert "pb-spread" not in html
    assert not any(item.spread or item.pairs for item in figures_in(report(Audience.PUBLIC)))
    assert report(Audience.PUBLIC).ages is None


def test_members_see_how_pairs_are_spread():
    with_spread = {item.name for item in figures_in(report(Audience.MEMBERS)) if item.spread}
    # Nobody has promised a step, and no git knows of the log; what became of pairs and people is counted over all.
    # Surveys have a part of the page to themselves.
    elsewhere = {"pairs", "retention", "pipeline", "follow-through", "log-delay", *VOICES.values()}
    assert with_spread == set(DEFINITIONS) - elsewhere


def test_every_picture_has_words_and_a_table_that_say_the_same():
    html = page(Audience.MEMBERS)
    pictures = re.findall(r"<figure class=\"pb-spread\">(.*?)</figure>", html, re.DOTALL)
    assert len(pictures) == len([item for item in figures_in(report(Audience.MEMBERS)) if item.spread])
    for picture in pictures:
        drawn = re.findall(r"pb-spread-count\"[^>]*>(\d+)<", picture)
        told = re.findall(r"<td>(\d+)</td>", picture)
        (described,) = re.findall(r"<desc[^>]*>(.*?)</desc>", picture)
        assert drawn == told == re.findall(r": (\d+)[;.]", described)
        assert "<title" in picture


def test_ids_on_the_page_are_unique_and_links_find_them():
    html = page(Audience.MEMBERS)
    ids = re.findall(r"\bid=\"([^\"]+)\"", html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"href=\"#([^\"]+)\"", html)) <= set(ids)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("pairs", [0, 12])
def test_nothing_is_ranked_and_no_cause_is_claimed(audience: Audience, pairs: int):
    text = re.sub(r"<[^>]+>", " ", page(audience, pairs, pairs))
    assert CAUSES.findall(text) == []
    assert RANKS.findall(text) == []


def test_pairs_and_cohorts_stand_in_an_order_that_says_nothing_about_values():
    seen = report(Audience.MEMBERS)
    assert [row.name for row in seen.cohorts.rows] == ["Old", "New"]
    for item in figures_in(seen):
        assert list(item.pairs) == sorted(item.pairs)


def test_the_t_score_is_only_shown_as_a_spread_beside_its_n():
    score = next(item for item in figures_in(report(Audience.MEMBERS)) if item.name == "gas-t")
    assert score.value == ""
    assert score.spread is not None
    assert score.basis == "24 goals of 24 pairs"
    hidden = next(item for item in figures_in(report(Audience.PUBLIC)) if item.name == "gas-t")
    assert (hidden.value, hidden.spread) == ("", None)


def test_cohorts_are_compared_at_the_age_of_the_youngest():
    ages = report(Audience.MEMBERS).ages
    assert ages is not None
    # "New" is 44 days old. 44 days after its start, on 15 October 2025, one pair of "Old" had ended: early.
    assert (ages.age, ages.youngest) == ("6 weeks", "New")
    assert [(row.name, row.begun, row.completed, row.ended_early) for row in ages.rows] == [
        ("Old", 12, 0, 1),
        ("New", 12, 0, 0),
    ]
    assert report(Audience.MEMBERS, new=0).ages is None


def test_what_is_missing_is_told():
    seen = sight(Audience.MEMBERS)
    unsigned = replace(seen.figures[PROGRAMME]["signing-delay"], missing=2)
    figures = {**seen.figures, PROGRAMME: {**seen.figures[PROGRAMME], "signing-delay": unsigned}}
    gaps = [gap.what for gap in view_report(replace(seen, figures=figures)).gaps]
    assert "2 pairs with a signature open" in gaps
    assert "24 pairs without a next step to judge" in gaps
    assert not any("goal" in gap for gap in gaps)


def test_where_nothing_is_logged_the_report_says_so_and_shows_no_zero():
    seen = view_report(sight(Audience.MEMBERS, log=False))
    shown = {item.name: item for item in figures_in(seen)}
    for name in ("cadence-adherence", "dosage", "current-gap", "longest-gap", "reliability", "attendance"):
        assert (shown[name].value, shown[name].why) == ("", "Nothing has been logged yet."), name
        assert shown[name].spread is None
    cells = {cell.column: cell for cell in seen.cohorts.rows[0].cells}
    assert cells["Meeting as agreed"].note == "Nothing has been logged yet."
    assert "24 pairs without a rhythm to tell" in [gap.what for gap in seen.gaps]


def test_retention_waits_until_all_pairs_of_a_cohort_have_ended():
    rows = {row.name: row.cells[-1] for row in report(Audience.MEMBERS).cohorts.rows}
    assert rows["Old"].value == "92\u00a0%"
    early = sight(Audience.MEMBERS, old=12, running=1)
    cell = view_report(early).cohorts.rows[0].cells[-1]
    assert (cell.value, cell.note) == ("–", "Too early to tell: 1 pair is still under way.")
    (page_of_it,) = [found for found in cohorts.view_pages(early) if found.path == "cohorts/z-old/index.md"]
    tile = next(found for found in page_of_it.view.figures if found.name == "retention")
    assert (tile.value, tile.instead, tile.why) == ("", "Too early to tell", "1 pair is still under way.")


def test_an_empty_programme_has_a_page_that_says_so():
    html = page(Audience.MEMBERS, 0, 0)
    assert "No pair has begun yet." in html
    assert "pb-spread" not in html


def test_values_are_said_in_words():
    assert value_text(None) == ("", "")
    assert value_text(figure("signing-delay", PROGRAMME, -3.0, n=1)) == ("3", "days before the start")
    share = figure("goals-at-or-above-expected", PROGRAMME, 2 / 3, n=12, missing=4)
    assert basis(share) == "8 of 12 goals that are due and rated; 4 due without a rating"
    assert basis(figure("dosage", PROGRAMME, 1.0, n=1)) == "the middle of 1 pair"


def figures_in(view: ReportView) -> list[ReportFigure]:
    return [item for theme in view.themes for item in theme.figures]
