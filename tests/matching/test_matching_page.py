"""The page for coordinators, why a proposed pair could work, and what a profile could still say."""

import json
from dataclasses import replace
from types import SimpleNamespace

import msgspec
import pytest

from generator.matching.demand import demand_of
from generator.matching.fairness import spread_over_groups
from generator.matching.later import Band, Later, Typical, bands_of_fit
from generator.views import matching
from generator.views.home import view_home
from generator.views.links import MATCHING, pair_path, person_path
from generator.views.match_later import later_in_words
from generator.views.match_words import match_of_pair
from generator.views.matching import view_pages
from generator.views.site import view_site
from generator.words.audience import Audience
from generator.words.model import Person
from tests.unit.seen import SCHEMAS, many_of, sight_of, texts, words

PROGRAM = """\
name: Test programme
timezone: Europe/Lisbon
cohorts:
  - {id: autumn, name: Autumn, starts: 2026-09-01, ends: 2027-05-31}
topics:
  - {id: rust, name: Rust, synonyms: [the crab]}
policy: {smallest_group: {members: 2, public: 2}}
publication: {audience: members}
"""


def proposed(mentors, mentees, status="proposed"):
    return json.dumps(
        {
            "mentors": mentors,
            "mentees": mentees,
            "cohort": "autumn",
            "starts": "2026-10-20",
            "ends": "2027-05-31",
            "status": status,
            "meetings": {"every": "2 weeks"},
            "publication": "named",
        }
    )


def person(name, **fields):
    return json.dumps({"name": name, "public_name": name, **fields})


FILES = {
    "records/program.yml": PROGRAM,
    "records/people/grace.yml": person(
        "Grace", mentor={"offers": ["rust"]}, languages=["English"], choices={"wants": ["ada"], "not": ["bo"]}
    ),
    "records/people/lin.yml": person("Lin", mentor={"capacity": 2, "offers": ["the crab", "sql"]}),
    "records/people/ada.yml": person(
        "Ada",
        mentee={"seeks": ["Rust", "maths"]},
        languages=["English"],
        choices={"wants": ["grace"]},
        counted_as=["Night owls"],
    ),
    "records/people/bo.yml": person(
        "Bo", mentee={"seeks": ["rust"]}, availability=["by pigeon"], reports_to="lin"
    ),
    "records/pairs/ada-grace/agreement.yml": proposed(["grace"], ["ada"]),
}


def page(files=FILES):
    return words(texts(view_pages(sight_of(Audience.COORDINATORS, files)))[MATCHING])


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS])
def test_nobody_but_coordinators_gets_the_page_or_a_way_to_it(audience):
    sight = sight_of(audience, FILES)
    assert list(view_pages(sight)) == []
    assert view_home(sight).matching is None
    for path, text in texts(view_site(sight, SCHEMAS)).items():
        assert "report/matching" not in text, path
        assert "Night owls" not in text, path
        assert "Ada would like to be matched" not in text, path


def test_coordinators_see_what_is_missing_and_how_proposals_stand():
    text = page()
    assert "Autumn, 1 Sep 2026 to 31 May 2027: who could mentor whom, and why." in text
    assert "Pairs proposed 1 0 signed by everybody Mentees who wait 1 without a mentor or a proposal" in text
    assert "Free places 2 with 1 mentor Topics short of mentors 0 none" in text
    assert "Nobody has signed yet; begins 20 Oct 2026." in text
    assert "Every topic that is looked for has as many free places as people who look for it." in text
    assert "Ada would like to be matched with Grace." in text
    assert "Grace would like to be matched with Ada." in text
    assert "Grace offers 1 of the 2 topics that Ada looks for: Rust." in text
    # 25 of 50, and both wishes.
    assert "Fit 80" in text
    assert "Lin has a free place and would fit less well (50)." in text
    assert (
        "Bo : Of the mentors with a free place, Lin is in the same reporting line. What would help: one more mentor."
    ) in text
    assert "Lin : 2 places for Rust and sql" in text
    assert "Offered, and looked for by nobody now: sql (2 places)." in text
    assert "Times that matching cannot read: Bo (“by pigeon”)." in text


def test_gaps_are_what_no_choice_could_fill():
    more = {
        f"records/people/m{n}.yml": person(f"M{n}", mentee={"seeks": ["knitting", "rust"]}) for n in range(3)
    }
    text = page({**FILES, **more})
    assert "Mentors to look for, with how many places are missing: knitting (3) and Rust (2)." in text


def test_demand_counts_people_and_places():
    sight = sight_of(Audience.COORDINATORS, FILES)
    cohort = sight.programme.program.cohorts[0]
    found = {each.topic: each for each in demand_of(matching.pool_of(sight.programme, cohort, sight.today))}
    assert [
        (each.mentees, each.mentors, each.places, each.gap) for each in (found["rust"], found["sql"])
    ] == [
        (1, 1, 2, 0),
        (0, 1, 2, 0),
    ]


def test_members_read_why_it_could_work_without_points_wishes_or_other_names():
    text = words(texts(many_of("pairs/", sight_of(Audience.MEMBERS, FILES)))[pair_path("ada-grace")])
    assert "Why this could work" in text
    assert "Grace offers 1 of the 2 topics that Ada looks for: Rust." in text
    assert "Both speak English." in text
    assert "Grace does not offer maths: agree whether that can wait" in text
    section = text.split("What your profiles say.")[1].split("What would change it")[0]
    for hidden in ("fit", "points", "Lin", "would like"):
        assert hidden not in section


@pytest.mark.parametrize(
    ("audience", "status"), [(Audience.PUBLIC, "proposed"), (Audience.MEMBERS, "active"), (Audience.COORDINATORS, "withdrawn")]
)  # fmt: skip
def test_it_is_not_shown_to_the_public_nor_once_it_is_decided(audience, status):
    files = {**FILES, "records/pairs/ada-grace/agreement.yml": proposed(["grace"], ["ada"], status)}
    text = texts(many_of("pairs/", sight_of(audience, files)))[pair_path("ada-grace")]
    assert "Why this could work" not in text
    assert "Yes or no" not in text


def test_a_proposal_says_how_to_say_yes_and_how_to_say_no():
    text = words(texts(many_of("pairs/", sight_of(Audience.MEMBERS, FILES)))[pair_path("ada-grace")])
    assert "Yes. Each of you signs. It is a pair once everybody has. With pairbook sign ada-grace ." in text
    assert "No, thank you. Either side says so, and nobody is asked why." in text
    assert "With pairbook close ada-grace ." in text
    assert "Only coordinators still see this page then." not in text
    unlisted = FILES["records/pairs/ada-grace/agreement.yml"].replace("named", "unlisted")
    seen = sight_of(Audience.MEMBERS, {**FILES, "records/pairs/ada-grace/agreement.yml": unlisted})
    assert "Only coordinators still see this page then." in words(
        texts(many_of("pairs/", seen))[pair_path("ada-grace")]
    )
    signed = FILES["records/pairs/ada-grace/agreement.yml"][:-1] + (
        ', "signatures": {"ada": "2026-10-10", "grace": "2026-10-10"}}'
    )
    files = {
        **FILES,
        "records/program.yml": PROGRAM + "repository: https://git.example.org/x\n",
        "records/pairs/ada-grace/agreement.yml": signed,
    }
    html = texts(many_of("pairs/", sight_of(Audience.MEMBERS, files)))[pair_path("ada-grace")]
    assert "Yes. Everybody has signed. When you begin, the status becomes active." in words(html)
    assert "pairbook sign ada-grace" not in words(html)
    assert 'href="https://git.example.org/x/issues/new/choose">By form</a>' in html


def test_a_proposal_that_was_withdrawn_asks_nobody_to_sign():
    withdrawn = proposed(["grace"], ["ada"], "withdrawn").replace("named", "unlisted")
    files = {**FILES, "records/pairs/ada-grace/agreement.yml": withdrawn}
    text = words(texts(many_of("pairs/", sight_of(Audience.COORDINATORS, files)))[pair_path("ada-grace")])
    assert "The proposal was withdrawn, so nobody needs to sign." in text
    assert "not signed" not in text
    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        for path, page_text in texts(view_site(sight_of(audience, files), SCHEMAS)).items():
            # Guides and examples have an Ada and a Grace of their own.
            assert path.startswith(("take-part/", "fields/")) or "ada-grace" not in page_text, path


def test_a_profile_that_could_say_more_is_invited_to_and_not_scored():
    pages = texts(many_of("people/", sight_of(Audience.MEMBERS, FILES)))
    assert (
        "Still welcome here, whenever there is a moment: languages and a time zone."
        " Matching cannot read “by pigeon”. Days and hours help, such as Tuesdays 14:00-17:00."
    ) in " ".join(words(pages[person_path("bo")]).split())
    public = texts(many_of("people/", sight_of(Audience.PUBLIC, FILES)))
    assert "Still welcome" not in public[person_path("bo")]


def test_people_whose_records_lie_elsewhere_are_no_trouble():
    files = {**FILES, "records/pairs/bo-lin/agreement.yml": proposed(["lin"], ["bo"], "active")}
    sight = sight_of(Audience.COORDINATORS, files)
    people = {id_: each for id_, each in sight.programme.people.items() if id_ in ("grace", "bo")}
    sight = replace(sight, programme=msgspec.structs.replace(sight.programme, people=people))
    text = words(texts(view_pages(sight))[MATCHING])
    assert "Pairs proposed 1" in text
    assert "Who else was close" not in text
    assert list(match_of_pair(sight, sight.programme.pairs["ada-grace"])) == []


def test_too_many_people_for_a_page_are_left_to_the_command(monkeypatch):
    monkeypatch.setattr(matching, "MOST_COMPARED", 0)
    text = page()
    assert "There are too many people to hold everybody against everybody on a page" in text
    assert "would fit" not in text


def test_a_group_is_shown_only_when_it_and_the_rest_are_large_enough():
    people = {id_: Person(id=id_, counted_as=("Owls",) if id_ in "abc" else ()) for id_ in "abcdef"}
    fits = {"a": 50, "b": None, "c": 70, "d": 80, "e": 60, "f": None}
    (found,) = spread_over_groups(people, fits, 3)
    assert (found.group, found.those.mentees, found.those.matched, found.those.median_fit) == (
        "owls",
        3,
        2,
        50,
    )
    assert (found.others.mentees, found.others.matched, found.others.median_fit) == (3, 2, 60)
    assert spread_over_groups(people, fits, 4) == ()
    assert spread_over_groups(people, {id_: fits[id_] for id_ in "abcde"}, 3) == ()


def test_groups_of_a_cohort_stand_on_the_page():
    more = {
        f"records/people/m{n}.yml": person(f"M{n}", mentee={}, counted_as=["night owls"]) for n in range(2)
    } | {"records/people/cy.yml": person("Cy", mentee={})}
    assert "night owls 1 of 3 have a mentor, median fit 80 0 of 2 have a mentor" in page({**FILES, **more})


def test_what_became_of_pairs_is_told_by_strength_of_fit_with_its_n():
    files = {
        **FILES,
        "records/people/grace.yml": person("Grace", mentor={"offers": ["rust"]}),
        "records/people/ada.yml": person("Ada", mentee={"seeks": ["Rust", "maths"]}),
        "records/pairs/ada-grace/agreement.yml": proposed(["grace"], ["ada"], "ended_early").replace(
            '"2026-10-20"', '"2026-09-01"'
        )[:-1]
        + ', "closing": {"date": "2026-10-10"}}',
        "records/pairs/bo-lin/agreement.yml": proposed(["lin"], ["bo"], "active"),
    }
    sight = sight_of(Audience.COORDINATORS, files)
    weights = matching.weights_of(sight.programme.program.policy.matching)
    later = bands_of_fit(sight.programme, weights, lambda *_: None)
    strong, fair, weak = later.bands
    assert (strong.pairs, fair.pairs, weak.pairs) == (("bo-lin",), ("ada-grace",), ())
    assert (fair.ended_early, fair.running, strong.running, later.without_fit) == (1, 0, 1, 0)
    text = page(files)
    assert "There are too few pairs to tell anything yet: that takes two rows with 10 pairs each" in text
    assert (
        "Strong: 70 or more 1 too few to tell (n 0) too few to tell (n 0) 0 of 1, 1 still under way" in text
    )
    assert "Fair: 40 to 69 1 too few to tell (n 1) too few to tell (n 0) 1 of 1" in text
    assert "Weak: below 40 0 too few to tell (n 0) too few to tell (n 0) –" in text


def figures_of(values):
    """A figure of each pair, by the pair's id."""
    return lambda pair, name: (
        SimpleNamespace(value=values[pair]) if name == "cadence-adherence" and pair in values else None
    )


def test_a_figure_of_a_band_rests_on_ten_pairs_and_says_how_they_are_spread():
    files = {file: text for file, text in FILES.items() if "/pairs/" not in file}
    files["records/people/mute.yml"] = person("Mute", mentee={})
    files["records/people/still.yml"] = person("Still", mentor={})
    for n in range(11):
        files[f"records/pairs/p{n:02}/agreement.yml"] = proposed(["lin"], ["bo"], "active")
    files["records/pairs/without/agreement.yml"] = proposed(["still"], ["mute"], "active")
    sight = sight_of(Audience.COORDINATORS, files)
    weights = matching.weights_of(sight.programme.program.policy.matching)
    values = {f"p{n:02}": n / 10 for n in range(10)}
    nine = bands_of_fit(sight.programme, weights, figures_of({**values, "p00": None}))
    assert (nine.bands[0].cadence.middle, nine.bands[0].cadence.n) == (None, 9)
    ten = bands_of_fit(sight.programme, weights, figures_of(values)).bands[0].cadence
    assert (ten.middle, ten.half, ten.n) == (pytest.approx(0.45), pytest.approx((0.225, 0.675)), 10)
    assert nine.without_fit == 1
    assert "Left out: 1 pair whose profiles say nothing that could fit or not." in page(files)


def test_what_can_be_compared_is_told_with_what_it_does_not_show():
    told = {name: Band(name=name, lowest=lowest, below=below, pairs=("a",) * 12, cadence=Typical(0.5, (0.25, 0.75), 12),
                       goals=Typical(None, None, 3), running=2, ended_early=1)
            for name, lowest, below in (("Strong", 70, None), ("Fair", 40, 70))}  # fmt: skip
    view = later_in_words(Later(tuple(told.values()), 0))
    assert view.bands[0].cadence == "50\u00a0%, half of them between 25\u00a0% and 75\u00a0% (n 12)"
    assert view.bands[1].ended_early == "1 of 12, 2 still under way"
    assert view.verdict[0].startswith("A difference between rows does not show that the fit made it")


def test_what_to_do_next_stands_first():
    late = FILES["records/pairs/ada-grace/agreement.yml"].replace("2026-10-20", "2026-10-01")
    files = {
        **FILES,
        "records/pairs/ada-grace/agreement.yml": late[:-1] + ', "signatures": {"ada": "2026-09-30"}}',
        "records/people/cy.yml": person("Cy", mentee={"seeks": ["knitting"]}),
    }
    text = page(files)
    assert "Ask for an answer: Grace" in text
    assert "should have begun, and not everybody has signed." in text
    assert "Ada has signed, Grace not yet; was to begin 1 Oct 2026." in text
    assert "Look for other mentors for Bo: no mentor with a free place is possible." in text
    assert "Look for mentors for knitting (1): there are fewer free places than people." in text
    assert "Cy : 1 mentor is possible, and none offers what is looked for." in text
    assert "pairbook match --cohort autumn" in text


def test_a_proposal_against_a_rule_is_pointed_out_to_coordinators_alone():
    files = {**FILES, "records/pairs/bo-grace/agreement.yml": proposed(["grace"], ["bo"])}
    text = page(files)
    assert "Look again A rule speaks against it: Grace is ruled out by a choice." in text
    assert "Bo: a rule of matching speaks against it." in text
    assert text.count("A rule speaks against it") == 1
    for path, other in texts(view_site(sight_of(Audience.MEMBERS, files), SCHEMAS)).items():
        assert "ruled out" not in other, path


def test_the_least_fit_holds_on_the_page_as_in_the_command():
    files = {
        **FILES,
        "records/program.yml": PROGRAM.replace("policy: {", "policy: {matching: {least_fit: 60}, "),
        "records/people/cy.yml": person("Cy", mentee={"seeks": ["rust", "knitting"]}),
    }
    text = page(files)
    assert "Lin is below the least fit. What would help: a lower least_fit, or one more mentor." in text


def test_many_proposals_are_in_a_table_and_the_weakest_with_all_reasons():
    files = {file: text for file, text in FILES.items() if "/pairs/" not in file}
    for n in range(7):
        files[f"records/people/m{n}.yml"] = person(f"M{n}", mentee={"seeks": ["rust"]})
        files[f"records/pairs/m{n}/agreement.yml"] = proposed(["lin"], [f"m{n}"])
    text = page(files)
    assert "What speaks for it most" in text
    assert "The weakest, with all reasons" in text
    assert "All the others 2" in text
    assert "The weakest, with all reasons" not in page()


def test_a_programme_whose_cohorts_are_over_says_so():
    files = {file: text for file, text in FILES.items() if "/pairs/" not in file}
    files["records/program.yml"] = PROGRAM.replace("2027-05-31", "2026-09-30")
    assert "Every cohort is over. Add the next one to records/program.yml." in page(files)
