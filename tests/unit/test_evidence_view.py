"""The evidence page: every point has something to show or says that there is nothing, and nobody is named."""

import datetime as dt
import posixpath
import re
from dataclasses import replace

import pytest

from generator.figures.programme import figures_of_programme
from generator.pipeline.records import check
from generator.views import evidence, voices
from generator.views.evidence_points import Standing
from generator.views.gate import see
from generator.views.report import view_pages as view_report_pages
from generator.views.site import view_site
from generator.words.audience import Audience
from tests.conftest import ROOT
from tests.test_never_raises import RECORDS
from tests.unit.seen import EMPTY, SCHEMAS, TODAY, ids, sight_of, texts, words
from tests.unit.test_report import CAUSES, RANKS

PATH = "report/evidence/index.md"
INSIDE = (Audience.MEMBERS, Audience.COORDINATORS)
PROGRAM, AGREEMENT = "records/program.yml", "records/pairs/ada-grace/agreement.yml"
CLAIMS = re.compile(
    r"\b(conforms|conformant|complian\w*|accredited|certified|fulfil\w*|passed|meets the)\b", re.I
)


def view(audience=Audience.MEMBERS, files=None):
    return evidence.view_evidence(sight_of(audience, RECORDS | (files or {})))


def points(seen):
    return [point for heading in (*seen.standards, *seen.levels) for point in heading.points]


def point(seen, title):
    return next(each for each in points(seen) if each.title == title)


def changed(file, *changes):
    text = RECORDS[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {file: text}


@pytest.fixture(scope="module")
def demo():
    programme = check(ROOT, TODAY).corpus.programme
    return see(programme, figures_of_programme(programme, TODAY), Audience.MEMBERS, TODAY, SCHEMAS)


def test_six_standards_and_four_levels_in_their_order():
    seen = view()
    assert [heading.title[:2] for heading in seen.standards] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert [heading.title[:7] for heading in seen.levels] == ["Level 1", "Level 2", "Level 3", "Level 4"]


@pytest.mark.parametrize("files", [RECORDS, EMPTY], ids=["some", "none"])
@pytest.mark.parametrize("audience", INSIDE)
def test_a_point_has_an_artefact_or_says_that_there_is_none(audience, files):
    seen = evidence.view_evidence(sight_of(audience, files))
    for each in points(seen):
        assert bool(each.artefacts) is (each.standing is not Standing.NONE), each.title
        assert each.shows.endswith(".")
    assert [count for _, _, count in seen.counts] == [
        sum(each.standing is standing for each in points(seen)) for standing in Standing
    ]
    assert seen.points == len(points(seen))


def test_the_public_has_no_such_page_and_no_link_to_it():
    public = sight_of(Audience.PUBLIC)
    assert list(evidence.view_pages(public)) == []
    assert "evidence/" not in texts(view_report_pages(public))["report/index.md"]
    assert "evidence/" in texts(view_report_pages(sight_of(Audience.MEMBERS)))["report/index.md"]


def test_wishes_are_for_coordinators_alone():
    wish = "name: Ada\nmentee: {capacity: 1}\nchoices: {wants: [grace]}\n"
    title = "People may say with whom they would like to be"
    assert title not in [
        each.title for each in points(evidence.view_evidence(sight_of(Audience.MEMBERS, ada=wish)))
    ]
    seen = point(evidence.view_evidence(sight_of(Audience.COORDINATORS, ada=wish)), title)
    assert (seen.standing, seen.shows.split(" have")[0]) == (Standing.FOUND, "1 of 2 people")


@pytest.mark.parametrize(
    ("title", "change", "standing", "shows"),
    [
        (
            "The purpose is written down",
            (PROGRAM, ("purpose: To try things.\n", "")),
            Standing.NONE,
            "nothing on",
        ),
        (
            "Pairs have ground rules",
            (AGREEMENT, ("ground_rules: [We begin on time]\n", "")),
            Standing.NONE,
            "0 of 1",
        ),
        ("Pairs have ground rules", (AGREEMENT, ()), Standing.FOUND, "1 of 1 pair"),
        ("There is somebody to turn to in private", (PROGRAM, ()), Standing.NONE, "names nobody"),
        ("Those who take part are asked", (PROGRAM, ()), Standing.FOUND, "1 of 1 cohort"),
        (
            "People find it useful",
            (PROGRAM, ()),
            Standing.PART,
            "4.3 on a scale from 1 to 5, from 12 answers, 2",
        ),
        ("People wish to go on", (PROGRAM, ()), Standing.NONE, "No survey"),
        ("Endings are looked back on", (PROGRAM, ()), Standing.NONE, "No pair has ended yet."),
        ("Costs and benefits are weighed", (PROGRAM, ()), Standing.NONE, "no costs"),
        (
            "A whole cycle of twelve months is behind the programme",
            (
                PROGRAM,
                (
                    "  - id: spring",
                    "  - {id: a, name: A, starts: 2025-01-01, ends: 2025-12-31}\n  - id: spring",
                ),
            ),
            Standing.FOUND,
            "Over: A, 1 Jan 2025 to 31 Dec 2025.",
        ),
        (
            "A whole cycle of twelve months is behind the programme",
            (
                PROGRAM,
                (
                    "  - id: spring",
                    "  - {id: a, name: A, starts: 2025-01-02, ends: 2025-12-31}\n  - id: spring",
                ),
            ),
            Standing.PART,
            "None of them lasted twelve months.",
        ),
    ],
)
def test_points_follow_the_records(title, change, standing, shows):
    file, *changes = change
    seen = point(view(files=changed(file, *filter(None, changes))), title)
    assert seen.standing is standing
    assert shows in seen.shows


def test_a_figure_with_something_missing_is_evidence_in_part():
    rated = point(view(Audience.COORDINATORS), "Goals are reached, as expected or better")
    assert rated.standing is Standing.FOUND
    due = changed("records/pairs/ada-grace/goals.yml", ("goals:\n", "goals:\n" + (
        "  - {id: talk, title: Talk, kind: skill, set_on: 2026-03-10, due: 2026-10-01, levels: {'0': Given}}\n"
    )))  # fmt: skip
    assert point(view(Audience.COORDINATORS, due), rated.title).standing is Standing.PART


@pytest.mark.parametrize("audience", INSIDE)
def test_no_conformity_no_cause_and_no_rank_is_claimed(audience):
    text = words(texts(evidence.view_pages(sight_of(audience)))[PATH])
    assert "It claims no conformity" in text
    for never in (CLAIMS, CAUSES, RANKS):
        assert never.findall(text) == []


def test_the_page_may_leave_the_programme_for_it_names_nobody(demo):
    (page,) = texts(evidence.view_pages(demo)).values()
    for pair in demo.programme.pairs:
        assert pair not in page
    for person in demo.programme.people.values():
        assert person.id not in page
        assert person.name not in words(page)


def test_every_part_that_it_points_to_is_there(demo):
    pages = texts(view_site(demo, SCHEMAS))
    for href in re.findall(r'href="([^"]+)"', pages[PATH]):
        if href.startswith(("http", "#")):
            continue
        place, _, part = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(PATH), place, "index.md"))
        assert target in pages, href
        assert not part or part in ids(pages[target]), href
    assert voices.VOICES in pages


def test_pairs_that_are_still_under_way_are_not_missing_from_those_that_completed(demo):
    seen = point(evidence.view_evidence(demo), "Pairs go on to the end that they planned")
    assert (seen.standing, seen.shows) == (
        Standing.FOUND,
        "Pairs that completed: 67\u00a0%, 2 of 3 pairs that have ended; 8 still under way.",
    )


def test_a_signature_that_git_does_not_bear_out_is_none(demo):
    title = "Both sides say yes to their pair"
    assert point(evidence.view_evidence(demo), title).shows.startswith("11 of 11 pairs")
    checked = check(ROOT, TODAY)
    signed = see(
        checked.corpus.programme,
        figures_of_programme(checked.corpus.programme, TODAY),
        Audience.MEMBERS,
        TODAY,
        SCHEMAS,
        checked.corpus.signed,
    )
    seen = point(evidence.view_evidence(signed), title)
    assert (seen.standing, seen.shows[:14]) == (Standing.PART, "9 of 11 pairs ")


def test_what_is_dated_later_is_no_evidence_yet(demo):
    early = replace(demo, today=dt.date(2025, 9, 20))
    for title in ("Pairs keep a log", "Trainings are completed", "Those who take part are asked"):
        before, now = (point(evidence.view_evidence(sight), title).shows for sight in (early, demo))
        assert before != now
    goals = point(evidence.view_evidence(early), "Goals say in words what is expected")
    assert (goals.standing, goals.shows) == (
        Standing.NONE,
        "0 of 11 pairs have written goals, 0 goals in all.",
    )


def test_who_had_two_pairs_that_ended_early_did_find_a_new_partner():
    title = "People find a new partner after a pair that did not work out"
    agreement = (
        "mentors: [grace]\nmentees: [ada]\ncohort: spring\nstarts: {}\nends: 2026-11-30\nstatus: ended_early\n"
        "meetings: {{every: 2 weeks}}\npublication: named\nclosing: {{date: {}}}\n"
    )
    people = {file: text for file, text in RECORDS.items() if "/pairs/" not in file}
    first = people | {AGREEMENT: agreement.format("2026-03-02", "2026-05-01")}
    then = first | {"records/pairs/ada-grace-2/agreement.yml": agreement.format("2026-06-01", "2026-08-01")}
    alone, both = (
        point(evidence.view_evidence(sight_of(Audience.MEMBERS, files)), title) for files in (first, then)
    )
    assert (alone.standing, alone.shows[:13]) == (Standing.NONE, "0 of 2 people")
    assert (both.standing, both.shows[:13]) == (Standing.FOUND, "2 of 2 people")
