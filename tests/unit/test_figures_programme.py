"""From pairs to the programme: folds, retention and pipeline, counted by hand; and what figures claim to rest on."""

import datetime as dt
import json
from pathlib import Path

import pytest

from generator.figures.definitions import DEFINITIONS, Definition
from generator.figures.pairs import figures_of_pair
from generator.figures.programme import PROGRAMME, figures_of_programme, pairs_behind
from generator.figures.topics import topics_of
from generator.words.audience import Audience
from generator.words.figure import Scope
from generator.words.model import (
    Agreement,
    Closing,
    ClosingOutcome,
    Cohort,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Program,
    Programme,
    Rating,
    Status,
    Topic,
)

DAY = dt.date.fromisoformat
TODAY = DAY("2026-03-12")
SCHEMAS = Path(__file__).parents[2] / "schemas"
SPRING, AUTUMN = Scope("cohort", "spring"), Scope("cohort", "autumn")


def meeting(day: str, **more: object) -> Entry:
    return Entry(stem=day, date=DAY(day), kind=EntryKind.MEETING, outcome=Outcome.HELD, minutes=60, **more)  # type: ignore[arg-type]


def pair(id_: str, *entries: Entry, goals: tuple[Goal, ...] = (), **terms: object) -> Pair:
    mentee, mentor = id_.split("--")
    agreed: dict[str, object] = {
        "mentors": (mentor,),
        "mentees": (mentee,),
        "cohort": "spring",
        "starts": DAY("2026-01-01"),
        "ends": DAY("2026-12-31"),
        "status": Status.ACTIVE,
        "meetings": Meetings(every=Interval("2 weeks"), minutes=60),
        "publication": PagePublication.NAMED,
    }
    agreement = Agreement(**(agreed | terms))  # type: ignore[arg-type]
    return Pair(id=id_, agreement=agreement, goals=goals, entries=entries)


def programme(*pairs: Pair, **more: object) -> Programme:
    cohorts = (
        Cohort(id="spring", name="Spring", starts=DAY("2026-01-01"), ends=DAY("2026-12-31")),
        Cohort(id="autumn", name="Autumn", starts=DAY("2025-09-01"), ends=DAY("2026-06-30")),
    )
    program = Program(name="P", timezone="UTC", cohorts=cohorts, **more)  # type: ignore[arg-type]
    return Programme(program=program, pairs={pair.id: pair for pair in pairs})


def closed(day: str, *outcomes: ClosingOutcome, early: bool = False) -> dict[str, object]:
    status = Status.ENDED_EARLY if early else Status.COMPLETED
    return {"status": status, "closing": Closing(date=DAY(day), outcomes=outcomes)}


def goals_with(*levels: int | None, by: str) -> dict[str, object]:
    goals = tuple(
        Goal(id=f"g{number}", title="G", kind="skill", set_on=DAY("2026-01-01"), due=DAY("2026-03-01"))
        for number, _ in enumerate(levels)
    )
    ratings = tuple(
        Rating(goal=f"g{number}", level=level, by=by)
        for number, level in enumerate(levels)
        if level is not None
    )
    return {"goals": goals, "entry": meeting("2026-03-10", ratings=ratings)}


def test_across_pairs_the_value_is_the_median():
    # Five windows each; met in 1, 2 and 5 of them. The mean would be 8/15.
    one = pair("a--x", meeting("2026-01-05"))
    two = pair("b--x", meeting("2026-01-05"), meeting("2026-01-20"))
    five = pair(
        "c--x",
        *(meeting(day) for day in ("2026-01-05", "2026-01-20", "2026-02-01", "2026-02-20", "2026-03-01")),
    )
    young = pair("d--x", meeting("2026-03-05"), starts=DAY("2026-03-01"), cohort="autumn")
    found = figures_of_programme(programme(one, two, five, young), TODAY)
    adherence = found[PROGRAMME]["cadence-adherence"]
    assert (adherence.value, adherence.n, adherence.missing) == (2 / 5, 3, 1)
    assert adherence.records == tuple(
        f"records/pairs/{id_}/agreement.yml" for id_ in ("a--x", "b--x", "c--x")
    )
    assert pairs_behind(adherence) == {"a--x", "b--x", "c--x"}
    assert found[SPRING]["cadence-adherence"].missing == 0
    autumn = found[AUTUMN]["cadence-adherence"]
    assert (autumn.value, autumn.n, autumn.missing, autumn.why) == (
        None,
        0,
        1,
        "Too early to tell: fewer than two agreed intervals have gone by.",
    )


def test_where_nobody_has_logged_anything_there_is_no_zero_but_a_reason():
    silent = figures_of_programme(programme(pair("b--x"), pair("c--x")), TODAY)
    for name in ("cadence-adherence", "dosage", "current-gap", "longest-gap", "reliability"):
        found = silent[PROGRAMME][name]
        assert (found.value, found.n, found.missing, found.why) == (
            None,
            0,
            2,
            "No meeting has been logged yet.",
        )
    assert silent[Scope("pair", "b--x")]["cadence-adherence"].value == 0.0


def test_a_silent_pair_counts_as_zero_where_others_write_their_meetings_down():
    met = pair("a--x", *(meeting(day) for day in ("2026-01-05", "2026-01-20", "2026-02-01")))
    found = figures_of_programme(programme(met, pair("b--x"), pair("c--x")), TODAY)[PROGRAMME]
    assert (found["cadence-adherence"].value, found["cadence-adherence"].n) == (0.0, 3)


def test_goals_are_pooled_over_goals():
    # One pair 1 of 1, one pair 1 of 3: 2 of 4 goals, though the pairs' shares have a median of 2/3.
    first, second = goals_with(0, by="a"), goals_with(2, -1, -2, None, by="b")
    sample = programme(
        pair("a--x", first["entry"], goals=first["goals"]),  # type: ignore[arg-type]
        pair("b--x", second["entry"], goals=second["goals"]),  # type: ignore[arg-type]
        pair("c--x"),
    )
    share = figures_of_programme(sample, TODAY)[PROGRAMME]["goals-at-or-above-expected"]
    assert (share.value, share.n, share.missing) == (2 / 4, 4, 1)
    assert pairs_behind(share) == {"a--x", "b--x"}


def test_only_pairs_that_began_are_counted():
    sample = programme(
        pair("a--x", meeting("2026-01-05")),
        pair("b--x", meeting("2026-01-05"), **closed("2026-03-01")),
        pair("c--x", status=Status.PROPOSED),
        pair("d--x", status=Status.WITHDRAWN),
    )
    found = figures_of_programme(sample, TODAY)
    assert found[PROGRAMME]["pairs"].value == 2.0
    assert found[PROGRAMME]["longest-gap"].n == 2
    assert found[PROGRAMME]["current-gap"].n == 1
    assert Scope("pair", "c--x") not in {scope for scope, named in found.items() if named}


def test_a_programme_without_pairs_has_figures_that_say_so():
    found = figures_of_programme(programme(), TODAY)
    assert set(found[PROGRAMME]) == set(found[SPRING]) == set(DEFINITIONS)
    assert all(figure.why for figure in found[PROGRAMME].values() if figure.name != "pairs")


def test_retention_by_hand():
    sample = programme(
        pair("a--x", **closed("2026-02-01")),
        pair("b--x", **closed("2026-02-10")),
        pair("c--x", **closed("2026-01-20", early=True)),
        pair("d--x"),
        pair("e--x", status=Status.WITHDRAWN),
    )
    found = figures_of_programme(sample, TODAY)[SPRING]["retention"]
    assert (found.value, found.n, found.missing) == (2 / 3, 3, 1)
    assert found.audience is Audience.PUBLIC


def test_the_pipeline_counts_people_who_mentor_later():
    sample = programme(
        pair("ada--x", starts=DAY("2025-01-01"), **closed("2025-12-01")),
        pair("bob--ada"),  # ada mentors a year later
        pair("bob--cat", starts=DAY("2025-06-01")),
        pair("cat--x", starts=DAY("2025-06-02")),  # cat mentored before she was mentored
        pair("dan--x", **closed("2026-02-01", ClosingOutcome(kind="became-mentor", date=DAY("2026-01-30")))),
        pair("eve--x", **closed("2026-02-01", ClosingOutcome(kind="new-role", date=DAY("2026-01-30")))),
        pair("fay--x"),
        pair("gus--fay", status=Status.WITHDRAWN, starts=DAY("2026-02-01")),
    )
    found = figures_of_programme(sample, TODAY)[PROGRAMME]["pipeline"]
    assert (found.value, found.n) == (2.0, 6)  # ada and dan, of ada, bob, cat, dan, eve and fay


def test_who_mentors_after_today_does_not_mentor_yet():
    later = pair("bob--ada", starts=DAY("2026-04-01"))
    sample = programme(pair("ada--x"), later)
    assert figures_of_programme(sample, TODAY)[PROGRAMME]["pipeline"].value == 0.0
    assert figures_of_programme(sample, DAY("2026-04-01"))[PROGRAMME]["pipeline"].value == 1.0


def test_who_had_become_a_mentor_before_does_not_count_again():
    became = ClosingOutcome(kind="became-mentor", date=DAY("2025-12-01"))
    sample = programme(
        pair("ada--x", starts=DAY("2025-09-01"), cohort="autumn", **closed("2025-12-01", became)),
        pair("ada--y", starts=DAY("2026-01-10")),
    )
    found = figures_of_programme(sample, TODAY)
    assert found[AUTUMN]["pipeline"].value == 1.0
    assert found[SPRING]["pipeline"].value == 0.0


def test_topics_are_counted_by_the_vocabulary():
    vocabulary = (Topic(id="speaking", name="Public speaking", synonyms=("talks",)),)
    sample = programme(
        pair("a--x", topics=("Talks",)),
        pair("b--x", topics=("public SPEAKING", "speaking", "Rust")),
        pair("c--x", topics=("rust",), status=Status.PROPOSED),
        topics=vocabulary,
    )
    found = figures_of_programme(sample, TODAY)
    assert [scope.id for scope in found if scope.kind == "topic"] == ["rust", "speaking"]
    assert found[Scope("topic", "speaking")]["pairs"].n == 2
    assert topics_of(("TALKS",), sample.program) == ("speaking",)


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=DEFINITIONS)
def test_a_figure_has_the_highest_audience_of_its_fields(definition: Definition):
    audiences = [_audience(*field) for field in definition.fields]
    assert definition.audience is max(audiences, key=list(Audience).index)


def test_figures_come_with_the_unit_and_audience_of_their_definition():
    found = figures_of_pair(pair("a--x", meeting("2026-01-05")), TODAY)
    assert {figure.name for figure in found} < set(DEFINITIONS)
    for figure in found:
        assert (figure.unit, figure.audience) == (DEFINITIONS[figure.name].unit, Audience.MEMBERS)


def _audience(kind: str, path: str) -> Audience:
    """Read a field's audience from its schema, following references into the schema itself."""
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    node, seen = schema, [Audience.PUBLIC]
    for name in path.split("."):
        node = node["properties"][name]
        seen.append(Audience(node["x-audience"]))
        while "$ref" in node or "items" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node["items"]
    return max(seen, key=list(Audience).index)
