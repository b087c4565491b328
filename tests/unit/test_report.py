"""The report: what it shows to whom, and what it never says."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
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
from generator.views.charts import Calendar, Chart, Levels, Lines
from generator.views.distributions import Distribution, spread_of_levels, spread_of_pairs
from generator.views.gate import see
from generator.views.report import view_pages
from generator.views.report_cohorts import Aged, compared_ages
from generator.views.report_figures import ReportFigure, basis, value_text
from generator.views.report_gaps import report_gaps
from generator.views.report_numbers import SHOWN_RECORDS, ReportNumber
from generator.views.report_page import CHAPTERS, Part, ReportPage, chapter_path
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


def views(seen: Sight) -> Mapping[str, ReportPage]:
    """Return what each page of the report shows, by its folder; the first is called "glance"."""
    found = {page.path.split("/")[1].removesuffix(".md"): page.view for page in view_pages(seen)}
    return {"glance" if folder == "index" else folder: view for folder, view in found.items()}


def report(audience: Audience, old: int = 12, new: int = 12) -> Mapping[str, ReportPage]:
    return views(sight(audience, old, new))


def page(audience: Audience, old: int = 12, new: int = 12) -> str:
    """Return the text of all pages of the report."""
    environment = build_environment()
    return "\n".join(render_page(found, environment) for found in view_pages(sight(audience, old, new)))


def parts(found: Mapping[str, ReportPage], folder: str) -> Mapping[str, Part]:
    return {part.id: part for part in found[folder].parts}


def charts(found: Mapping[str, ReportPage], folder: str) -> Mapping[str, Chart]:
    return {chart.id: chart for part in found[folder].parts for chart in part.charts}


def numbers(found: Mapping[str, ReportPage]) -> list[ReportNumber]:
    of_parts = [number for view in found.values() for part in view.parts for number in part.numbers]
    return [*of_parts, *(item.number for item in figures_in(found))]


def of_pairs(name: str, *values: float | None) -> list[Figure]:
    return [
        figure(name, Scope("pair", str(number)), value, n=1, why="-") for number, value in enumerate(values)
    ]


def counts(spread: Distribution | None) -> Mapping[str, int]:
    assert spread is not None
    return {band.mark: band.count for band in spread.bands if band.count}


def test_shares_fall_into_fifths():
    found = spread_of_pairs(of_pairs("cadence-adherence", 0.0, 0.19, 0.2, 3 / 5, 0.8, 1.0, None), Policy())
    assert counts(found) == {"<20": 2, "20–39": 1, "60–79": 1, "80–100": 2, "none": 1}
    assert found is not None
    assert (found.what, found.noun) == ("6 pairs", "Pairs")


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
    shown = {item.name: item.number for item in figures_in(views(seen))}
    assert bool(shown["longest-gap"].value) is is_shown
    assert shown["longest-gap"].note.startswith("Too few to show") is not is_shown


def test_the_public_sees_no_single_pair():
    html = page(Audience.PUBLIC)
    assert "pb-spread" not in html
    found = report(Audience.PUBLIC)
    assert not any(item.spread for item in figures_in(found))
    assert not any(number.pedigree.records for number in numbers(found))
    assert not any(gap[2].records for view in found.values() for part in view.parts for gap in part.gaps)
    assert {chart for folder in found for chart in charts(found, folder)} == {
        "agreed-rhythm",
        "agreed-length",
        "agreed-channel",
        "status-by-cohort",
        "counted-and-missing",
    }
    assert "is for members" in parts(found, "cohorts")["equal-age"].instead


def test_members_see_how_pairs_are_spread():
    with_spread = {item.name for item in figures_in(report(Audience.MEMBERS)) if item.spread}
    # Nobody has promised a step, and no git knows of the log; what became of pairs and people is counted over all.
    # Surveys have a part of the page to themselves.
    elsewhere = {"pairs", "retention", "pipeline", "follow-through", "log-delay", *VOICES.values()}
    assert with_spread == set(DEFINITIONS) - elsewhere


def test_every_spread_has_words_and_a_table_that_say_the_same():
    html = page(Audience.MEMBERS)
    pictures = re.findall(r"<figure class=\"pb-spread\">(.*?)</figure>", html, re.DOTALL)
    assert len(pictures) == len([item for item in figures_in(report(Audience.MEMBERS)) if item.spread])
    for picture in pictures:
        drawn = re.findall(r"font-weight=\"650\"[^>]*>(\d+)<", picture)
        told = re.findall(r"<td>(\d+)</td>", picture)
        (described,) = re.findall(r"<desc[^>]*>(.*?)</desc>", picture)
        assert drawn == told == re.findall(r": (\d+)[;.]", described)
        assert "<title" in picture


def test_every_chart_has_its_words_and_its_table():
    found = report(Audience.COORDINATORS)
    shown = [chart for folder in found for chart in charts(found, folder).values()]
    assert len(shown) > 15
    for chart in shown:
        assert chart.title and chart.how and chart.description.endswith("."), chart.id
        assert chart.table.rows, chart.id
        assert {len(row) for row in chart.table.rows} == {len(chart.table.columns)}, chart.id
    html = page(Audience.COORDINATORS)
    spreads = html.count('<figure class="pb-spread">')
    assert html.count('class="pb-drawing"') - spreads == len(shown) == html.count("<figcaption>\n<details")


def test_every_number_opens_to_its_formula_its_n_and_its_records():
    found = report(Audience.COORDINATORS)
    for number in numbers(found):
        headings = {heading for heading, _ in number.pedigree.rows}
        assert headings & {"How", "For each pair"}, number.title
        if number.value not in ("", "0") and not number.value.startswith("0 of"):
            assert "n" in headings, number.title
            assert number.pedigree.records, number.title
    html = page(Audience.COORDINATORS)
    assert html.count("pb-how") >= len(numbers(found))


def test_records_lead_to_the_pair_and_to_its_file():
    seen = sight(Audience.MEMBERS)
    program = msgspec.structs.replace(seen.programme.program, repository="https://example.org/r")
    linked = replace(seen, programme=msgspec.structs.replace(seen.programme, program=program))
    number = next(number for number in numbers(views(linked)) if number.title == "Pairs under way")
    record = number.pedigree.records[0]
    assert record.href.startswith("../pairs/mentee1")
    assert record.record == f"https://example.org/r/blob/main/records/pairs/{record.href[9:-1]}/agreement.yml"
    assert [found.title for found in number.pedigree.records] == sorted(
        found.title for found in number.pedigree.records
    )


def test_many_records_are_counted_rather_than_listed():
    number = next(
        number for number in numbers(report(Audience.MEMBERS, 30, 12)) if number.title == "Meeting as agreed"
    )
    assert len(number.pedigree.records) == SHOWN_RECORDS
    assert number.pedigree.more == 42 - SHOWN_RECORDS


@pytest.mark.parametrize("audience", Audience)
def test_ids_on_a_page_are_unique_and_links_find_them(audience: Audience):
    environment = build_environment()
    for found in view_pages(sight(audience)):
        html = render_page(found, environment)
        ids = re.findall(r"\bid=\"([^\"]+)\"", html)
        assert len(ids) == len(set(ids)), found.path
        assert set(re.findall(r"href=\"#([^\"]+)\"", html)) <= set(ids)
        assert set(" ".join(re.findall(r"aria-labelledby=\"([^\"]+)\"", html)).split()) <= set(ids)


def test_every_page_leads_to_every_other():
    found = list(view_pages(sight(Audience.MEMBERS)))
    assert [item.path for item in found] == [chapter_path(folder) for folder, _, _ in CHAPTERS]
    for item in found:
        assert [chapter.is_here for chapter in item.view.chapters].count(True) == 1
        beside = [chapter.title for chapter in item.view.chapters[len(found) :]]
        assert beside == ["Voices", "Evidence", "As data"]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("pairs", [0, 12])
def test_nothing_is_ranked_and_no_cause_is_claimed(audience: Audience, pairs: int):
    text = re.sub(r"<[^>]+>", " ", page(audience, pairs, pairs))
    assert CAUSES.findall(text) == []
    assert RANKS.findall(text) == []


def test_cohorts_stand_in_order_of_time():
    today = parts(report(Audience.MEMBERS), "cohorts")["today"].grids[0]
    assert [row[0].text for row in today.rows] == ["Old", "New"]


def test_the_t_score_is_only_shown_as_a_spread_beside_its_n():
    score = next(item for item in figures_in(report(Audience.MEMBERS)) if item.name == "gas-t")
    assert score.number.value == ""
    assert score.spread is not None
    assert score.number.note.endswith("24 goals of 24 pairs.")
    hidden = next(item for item in figures_in(report(Audience.PUBLIC)) if item.name == "gas-t")
    assert (hidden.number.value, hidden.spread) == ("", None)


def test_cohorts_are_compared_at_equal_age():
    grids = parts(report(Audience.MEMBERS), "cohorts")["equal-age"].grids
    # "New" is 44 days old, so day 30 is the oldest that both have reached. One pair of "Old" ended on day 39.
    assert [grid.title for grid in grids] == ["Day 30 against day 30"]
    texts = [[cell.text for cell in row] for row in grids[0].rows]
    assert [row[0] for row in texts] == ["Old", "New"]
    assert [(row[1], row[2], row[3], row[6]) for row in texts] == [
        ("12", "12", "12", "0"),
        # Each signs some days after the start: the first twelve by day 30 in "Old", none of those over 100 in "New".
        ("12", "0", "12", "0"),
    ]
    alone = parts(report(Audience.MEMBERS, new=0), "cohorts")["equal-age"]
    assert (alone.grids, alone.instead[:19]) == ((), "It takes two cohort")


def test_a_cohort_of_few_people_is_not_told_at_any_age():
    rows = parts(report(Audience.MEMBERS, new=2), "cohorts")["equal-age"].grids[0].rows
    assert [cell.note for cell in rows[1]][2:] == ["Too few to show."] * 5
    assert rows[1][1].text == "2"
    assert "Too few" not in str(parts(report(Audience.COORDINATORS, new=2), "cohorts")["equal-age"].grids)


def test_the_day_of_comparison_is_60_where_two_have_reached_it():
    def aged(*ages: int) -> Aged:
        return Aged(COHORTS[0], dict.fromkeys(ages))  # type: ignore[arg-type]

    assert compared_ages([aged(30, 60, 90, 180), aged(30, 60, 90), aged(30)]) == (30, 60, 90)
    assert compared_ages([aged(30, 60), aged(30, 60)]) == (60,)
    assert compared_ages([aged(30, 60), aged()]) == ()


def test_what_is_missing_is_told():
    seen = sight(Audience.MEMBERS)
    unsigned = replace(seen.figures[PROGRAMME]["signing-delay"], missing=2)
    figures = {**seen.figures, PROGRAMME: {**seen.figures[PROGRAMME], "signing-delay": unsigned}}
    gaps = [gap[0] for gap in parts(views(replace(seen, figures=figures)), "data-quality")["missing"].gaps]
    assert "2 pairs with a signature open" in gaps
    assert "24 pairs without a next step to judge" in gaps
    assert not any("goal" in gap for gap in gaps)


def test_a_gap_opens_to_the_pairs_that_it_concerns():
    gaps = {gap.what: gap for gap in report_gaps(sight(Audience.MEMBERS))}
    assert len(gaps["24 pairs without a next step to judge"].pairs) == 24
    assert report_gaps(sight(Audience.PUBLIC))[0].pairs == ()


def test_where_nothing_is_logged_the_report_says_so_and_shows_no_zero():
    found = views(sight(Audience.MEMBERS, log=False))
    shown = {item.name: item for item in figures_in(found)}
    for name in ("cadence-adherence", "dosage", "current-gap", "longest-gap", "reliability", "attendance"):
        assert (shown[name].number.value, shown[name].number.note) == (
            "",
            "No meeting has been logged yet.",
        ), name
        assert shown[name].spread is None
    today = parts(found, "cohorts")["today"].grids[0]
    assert today.rows[0][today.columns.index("Meeting as agreed")].note == "No meeting has been logged yet."
    assert "24 pairs without a rhythm to tell" in [
        gap[0] for gap in parts(found, "data-quality")["missing"].gaps
    ]
    (equal, *_) = parts(found, "cohorts")["equal-age"].grids
    for column in ("Have met", "Meeting as agreed"):
        cells = {
            (row[equal.columns.index(column)].text, row[equal.columns.index(column)].note)
            for row in equal.rows
        }
        assert cells == {("–", "No meeting logged by then.")}
    assert charts(found, "meetings") == {}
    assert "trend-cadence-adherence" not in charts(found, "glance")


def test_retention_waits_until_all_pairs_of_a_cohort_have_ended():
    rows = {row[0].text: row[-1] for row in parts(report(Audience.MEMBERS), "cohorts")["today"].grids[0].rows}
    assert rows["Old"].text == "92\u00a0%"
    early = sight(Audience.MEMBERS, old=12, running=1)
    cell = parts(views(early), "cohorts")["today"].grids[0].rows[0][-1]
    assert (cell.text, cell.note) == ("–", "Too early to tell: 1 pair is still under way.")
    (page_of_it,) = [found for found in cohorts.view_pages(early) if found.path == "cohorts/z-old/index.md"]
    tile = next(found for found in page_of_it.view.figures if found.name == "retention")
    assert (tile.value, tile.instead, tile.why) == ("", "Too early to tell", "1 pair is still under way.")


@pytest.mark.parametrize("audience", Audience)
def test_an_empty_programme_has_pages_that_say_so(audience: Audience):
    html = page(audience, 0, 0)
    assert "No pair has begun yet." in html
    assert "pb-spread" not in html
    assert re.findall(r'id="([^"]+)-title"', html) == []


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (lambda: sight(Audience.MEMBERS, 0, 0), "No pair has begun yet, so there is nothing to measure."),
        (
            lambda: sight(Audience.MEMBERS, log=False),
            "no meeting has been logged yet, so nobody knows how they meet.",
        ),
        (lambda: sight(Audience.MEMBERS, 2, 0), "how they meet rests on too few people to be shown."),
        (lambda: sight(Audience.COORDINATORS, 1, 0), "1 pair has begun here and none is under way now;"),
        (lambda: sight(Audience.COORDINATORS, 0, 1), "1 pair has begun here and is under way; the one that"),
        (
            lambda: sight(Audience.MEMBERS, 0, 12),
            "12 pairs have begun here and all are under way; half of them met",
        ),
        (lambda: sight(Audience.MEMBERS), "24 pairs have begun here and 12 are under way; half of them met"),
        (lambda: sight(Audience.PUBLIC), "24 pairs have begun here; half of them met"),
    ],
)
def test_the_report_is_read_in_two_sentences(seen: Callable[[], Sight], expected: str):
    reading = views(seen())["glance"].reading
    assert expected in reading
    assert len(re.findall(r"[a-z)]\.(?: |$)", reading)) == 2


def test_the_reading_says_what_it_was_before_and_what_is_missing():
    reading = views(sight(Audience.MEMBERS, 12, 0))["glance"].reading
    assert reading.endswith("expected or more (on 1 July 2026: 6 of 12).")
    assert "Of 12 goals that are due and rated, 6 reached" in reading
    unrated = sight(Audience.MEMBERS, log=False)
    assert "24 goals are due without a rating" in views(unrated)["glance"].reading


def test_levels_then_and_now_count_the_same_goals():
    found = charts(report(Audience.MEMBERS), "goals")["levels-then-and-now"]
    assert isinstance(found.drawing, Levels)
    then, now = (sum(counts) for _, counts, _ in found.drawing.rows)
    assert then == now == 24


def test_the_calendar_counts_every_meeting_once():
    seen = sight(Audience.MEMBERS)
    found = charts(views(seen), "meetings")
    held = sum(len(pair.entries) for pair in seen.programme.pairs.values())
    calendar = found["calendar"].drawing
    assert isinstance(calendar, Calendar)
    assert sum(count or 0 for month in calendar.months for count in month.counts) == held
    assert calendar.months[-1].label == "Oct 2026"
    assert calendar.months[-1].counts[15:] == (None,) * 16
    assert sum(int(row[1]) for row in found["meetings-by-month"].table.rows) == held


def test_trends_end_with_what_holds_today():
    seen = sight(Audience.MEMBERS)
    found = charts(views(seen), "glance")["trend-cadence-adherence"]
    assert isinstance(found.drawing, Lines)
    today = seen.figure(PROGRAMME, "cadence-adherence")
    assert today is not None
    assert found.drawing.lines[0].points[-1].value == today.value
    assert found.drawing.ticks[-1][1] == "today"
    assert found.table.rows[-1][3:] == (str(today.n), str(today.missing))


def test_the_same_programme_gives_the_same_pages():
    assert page(Audience.COORDINATORS) == page(Audience.COORDINATORS)


def test_values_are_said_in_words():
    assert value_text(None) == ("", "")
    assert value_text(figure("signing-delay", PROGRAMME, -3.0, n=1)) == ("3", "days before the start")
    share = figure("goals-at-or-above-expected", PROGRAMME, 2 / 3, n=12, missing=4)
    assert basis(share) == "8 of 12 goals that are due and rated; 4 due without a rating"
    assert basis(figure("dosage", PROGRAMME, 1.0, n=1)) == "the middle of 1 pair"


def figures_in(found: Mapping[str, ReportPage]) -> list[ReportFigure]:
    return [item for view in found.values() for part in view.parts for item in part.figures]
