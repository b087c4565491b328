"""The command: proposals in words and for programs, suppositions, and what cannot be."""

import json
import re
import sys

import pytest

from generator import cli
from tests.conftest import ROOT
from tests.repositories import commit, git

PROGRAM = """\
name: Test programme
contact: Ask the coordinators.
timezone: Europe/Lisbon
cohorts:
  - {id: spring, name: Spring, starts: 2026-03-01, ends: 2026-08-31}
  - {id: autumn, name: Autumn, starts: 2026-11-01, ends: 2027-05-31}
topics:
  - {id: rust, name: Rust, synonyms: [the crab]}
  - {id: sql, name: SQL}
"""


def person(name, **fields):
    return json.dumps({"name": name, **fields}, ensure_ascii=False)


def mentor(name, *offers, capacity=1, **fields):
    return person(name, mentor={"capacity": capacity, "offers": list(offers)}, **fields)


def mentee(name, *seeks, **fields):
    return person(name, mentee={"seeks": list(seeks)}, **fields)


PEOPLE = {
    "grace": mentor(
        "Grace Hopper", "rust", "sql", languages=["English"], availability=["Mondays 09:00-12:00"]
    ),
    "lin": mentor("Lin Xu", "sql", languages=["Chinese"]),
    "ada": mentee(
        "Ada Lovelace", "the crab", "maths", languages=["English"], availability=["Monday mornings"]
    ),
    "bo": mentee("Bo Ek", "SQL", choices={"wants": ["grace"]}),
}


@pytest.fixture
def make(make_programme):
    def make(people=PEOPLE, **files):
        records = {f"records/people/{id_}.yml": text for id_, text in people.items()}
        root = make_programme({"records/program.yml": PROGRAM, **records, **files})
        (root / "records/pairs/ada-grace/agreement.yml").unlink()
        for id_ in {"ada", "grace"} - people.keys():
            (root / f"records/people/{id_}.yml").unlink()
        return root

    return make


@pytest.fixture
def match(make, capsys):
    def match(*options, people=PEOPLE, code=0):
        root = make(people)
        assert cli.run(["match", "--root", str(root), "--today", "2026-10-15", "--quiet", *options]) == code
        out = capsys.readouterr()
        return out.out if code == 0 else out.err

    return match


def test_proposals_come_with_reasons(match):
    told = match()
    assert told.startswith(
        "2 mentees of 2 would get a mentor in Autumn, with 2 mentors who could take 2 pairs."
    )
    assert "Proposal: Ada Lovelace with Grace Hopper, fit 58" in told
    assert "Grace Hopper offers 1 of the 2 topics that Ada Lovelace looks for: Rust." in told
    assert "They have 3 hours a week in common, such as Mondays 09:00–12:00." in told
    assert "Both speak English." in told
    assert "Grace Hopper does not offer maths: agree whether that can wait" in told
    assert "Looked for, and offered by nobody with a free place: maths (1)." in told
    assert "Bo Ek's best fit with anybody is 120, 20 more than this." in told
    assert "Grace Hopper would fit better (120), but is matched with Ada Lovelace." in told
    assert "Seed of the draw: autumn" in told


def test_the_printed_points_add_up_to_the_printed_fit(match):
    pattern = r"Points: (.*)\. Together (\d+) of (\d+), which is (\d+) of 100\.(.*) The fit is (\d+)\."
    found = re.findall(pattern, match("--capacity", "grace=2"))
    assert len(found) == 2
    for parts, earned, possible, share, wishes, fit in found:
        numbers = re.findall(r" (\d+) of (\d+)[a-z -]* = (\d+) of (\d+)", parts)
        assert len(numbers) == len(parts.split(";"))
        for met, of, points, weight in [map(int, each) for each in numbers]:
            assert points == weight * met // of
        assert sum(int(each[2]) for each in numbers) == int(earned)
        assert sum(int(each[3]) for each in numbers) == int(possible)
        assert 100 * int(earned) // int(possible) == int(share)
        assert int(share) + sum(map(int, re.findall(r"adds (\d+)", wishes))) == int(fit)
    assert {each[-1] for each in found} == {"58", "120"}


def test_wishes_of_somebody_with_both_roles_count_in_each_of_them(match):
    people = {
        "grace": mentor("Grace", "rust"),
        "lin": mentor("Lin", "rust"),
        "ada": mentee(
            "Ada", "rust", mentor={"capacity": 1, "offers": ["maths"]}, choices={"wants": ["grace", "bo"]}
        ),
        "bo": mentee("Bo", "maths"),
    }
    told = json.loads(match("--format", "json", people=people))
    assert [(each["mentee"], each["mentor"], each["fit"]) for each in told["proposals"]] == [
        ("ada", "grace", 120),
        ("bo", "ada", 110),
    ]
    assert "Ada would like to be matched with Grace." in told["proposals"][0]["why"]
    for each in told["proposals"]:
        wishes = sum(part["points"] for part in each["parts"] if part["name"].endswith("_wish"))
        assert each["share"] + wishes == each["fit"]


def test_who_else_was_close_is_told_by_how_close(match):
    people = {
        "grace": mentor("Grace", "rust"),
        "lin": mentor("Lin", "rust"),
        "kay": mentor("Kay", "rust", languages=["Dansk"]),
        "ada": mentee("Ada", "rust", languages=["English"]),
        "bo": mentee("Bo", "rust", languages=["Dansk"]),
        "cy": mentee("Cy", "rust", "sql", choices={"not": ["grace", "lin"]}, languages=["Dansk"]),
    }
    told = match(people=people)
    ada, bo, cy = re.findall(r"^Proposal: (.*(?:\n  - .*)*)", told, re.M)
    one, other = ("Grace", "Lin") if ada.startswith("Ada with Grace") else ("Lin", "Grace")
    assert f"{other} would fit as well (100), and is matched with Bo." in ada
    assert f"{one} would fit as well (100), and is matched with Ada." in bo
    assert "The rules leave no other mentor for Cy." in cy


def test_those_who_have_nobody_for_the_same_reasons_are_told_together(match):
    people = {
        "grace": mentor("Grace", "rust", languages=["Dansk"]),
        "lin": mentor("Lin", "rust", choices={"not": ["ada", "bo"]}),
        **{id_: mentee(id_.title(), "rust", languages=["English"]) for id_ in ("ada", "bo")},
    }
    told = match(people=people)
    assert told.startswith("Of 2 mentees, none would get a mentor in Autumn, with 2 mentors")
    assert (
        "Without a mentor: Ada and Bo\n"
        "  - Of the mentors with a free place, Lin is ruled out by a choice and Grace shares no language.\n"
        "  - No other way of sharing out these mentors would help. What would: another language in a profile, or one"
        " more mentor.\n"
    ) in told
    assert "How fair this is" not in told


def test_when_time_runs_out_it_is_said_and_the_rest_goes_to_the_highest_total(match):
    topics = "abcdef"
    people = {
        **{f"mentor{n}": mentor(f"Mentor {n}", *topics[n : n + 3]) for n in range(4)},
        **{f"mentee{n}": mentee(f"Mentee {n}", *topics[n : n + 3]) for n in range(3)},
        "mentee3": mentee("Mentee 3", "knitting"),
    }
    told = match("--time-limit", "0", people=people)
    assert (
        "Time ran out: as many are matched as can be, but who gets whom is only the best found so far" in told
    )
    assert "Total of all fits: 300 (300)" in told


def test_mentors_without_anybody_are_named(match):
    assert "1 mentor has nobody: Lin Xu." in match(
        people={**PEOPLE, "bo": mentee("Bo", "knitting", languages=["English"])}
    )


def test_programs_get_the_same(match):
    told = json.loads(match("--format", "json"))
    assert [(each["mentee"], each["mentor"], each["fit"]) for each in told["proposals"]] == [
        ("ada", "grace", 58),
        ("bo", "lin", 100),
    ]
    assert told["figures"] == {
        "matched": 2, "least": 58, "median": 58, "total": 158, "worst_regret": 20, "blocking": 1,
    }  # fmt: skip
    assert told["blocking"] == [["bo", "grace"]]
    assert told["load"] == {"grace": 1, "lin": 1}


def test_the_same_people_in_another_order_get_the_same(match, make):
    assert match() == match(people=dict(reversed(PEOPLE.items())))


def test_the_seed_is_published_and_decides_between_equals(match):
    equal = {
        **{f"mentor{n}": mentor(f"Mentor {n}", "rust") for n in range(4)},
        **{f"mentee{n}": mentee(f"Mentee {n}", "rust") for n in range(4)},
    }

    def pairs(*options):
        told = json.loads(match("--format", "json", *options, people=equal))
        return [(each["mentee"], each["mentor"]) for each in told["proposals"]]

    assert pairs() == pairs("--seed", "autumn")
    assert len({tuple(pairs("--seed", str(seed))) for seed in range(5)}) > 1


def test_somebody_with_two_places_gets_two_mentors_once_everybody_has_one(match):
    people = {
        "grace": mentor("Grace", "rust"),
        "lin": mentor("Lin", "rust"),
        "kay": mentor("Kay", "rust"),
        "ada": person("Ada", mentee={"capacity": 3, "seeks": ["rust"]}),
        "bo": mentee("Bo", "rust"),
    }
    told = json.loads(match("--format", "json", people=people))
    assert sorted(each["mentee"] for each in told["proposals"]) == ["ada", "ada", "bo"]
    assert sorted(each["mentor"] for each in told["proposals"]) == ["grace", "kay", "lin"]


def test_a_group_takes_one_place(match):
    people = {
        "grace": mentor("Grace", "rust"),
        **{f"mentee{n}": mentee(f"Mentee {n}", "rust") for n in range(5)},
    }
    told = json.loads(match("--format", "json", "--group-size", "4", people=people))
    assert (len(told["proposals"]), len(told["unmatched"])) == (4, 1)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({}, "Nobody can be matched as a mentee now: no record has that role. Add people with pairbook new person --role mentee"),
        ({"ada": PEOPLE["ada"]}, "1 mentee waits for a mentor in Autumn, and no mentor has a free place."),
        (
            {"ada": PEOPLE["ada"], "grace": mentor("Grace", "rust", capacity=0)},
            "Nobody can be matched as a mentor now: 1 takes a break (a capacity of 0).",
        ),
        (
            {"ada": PEOPLE["ada"], "grace": mentor("Grace", "rust", availability=["Sundays 21:00-22:00"])},
            "Of the mentors with a free place, Grace has no half an hour a week in common.",
        ),
        (
            {"ada": PEOPLE["ada"], "grace": mentor("Grace", "rust", languages=["Dansk"])},
            "Of the mentors with a free place, Grace shares no language.",
        ),
        (
            {
                "ada": mentee("Ada", "rust", choices={"wants": ["grace"]}),
                "grace": mentor("Grace", "rust", choices={"not": ["ada"]}),
            },
            "Of the mentors with a free place, Grace is ruled out by a choice.",
        ),
        (
            {"ada": mentee("Ada", choices={"wants": ["grace"], "not": ["grace"]}), "grace": PEOPLE["grace"]},
            "Ada both wants and rules out Grace Hopper. Ruling out is what counts.",
        ),
        (
            {"ada": mentee("Ada", "rust", availability=["when the moon is full"]), "grace": PEOPLE["grace"]},
            'Times that matching cannot read: Ada (“when the moon is full”).',
        ),
        (
            {"ada": mentee("Ada", "rust", languages=["Klingonish"]), "grace": PEOPLE["grace"]},
            "Languages that matching does not know, so that only the same word meets them: Ada (“Klingonish”).",
        ),
        (
            {"ada": mentee("Ada", "knitting"), "grace": PEOPLE["grace"]},
            "Nothing that is looked for is offered: talk about that first.",
        ),
        (
            {"ada": mentee("Ada"), "grace": mentor("Grace")},
            "neither profile asks for anything, so anybody suits: 100 of 100.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_the_reason(match, people, expected):
    assert expected in match(people=people)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--cohort", "winter"], 'There is no cohort "winter" in records/program.yml, but there is: spring, autumn.'),
        (["--mentee", "grace"], 'There is no mentee "grace"'),
        (["--mentee", "adda"], 'has that role. Did you mean "ada"?'),
        (["--capacity", "grce=2"], 'has that role. Did you mean "grace"?'),
        (["--capacity", "ada=2"], 'There is no mentor "ada"'),
        (["--capacity", "grace"], '"grace" is not MENTOR=N'),
        (["--weight", "charm=2"], 'There is no part "charm" of the fit. There are: topics,'),
        (["--weight", "working_preferences=50"], "working_preferences can give 10 at most, not 50."),
        (["--group-size", "2", "--mentors-per-pair", "2"], "several mentees or several mentors: choose one"),
        (["--today", "2030-01-01"], "Every cohort in records/program.yml is over."),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_a_sentence(match, options, expected):
    assert expected in match(*options, code=2)


def test_a_programme_without_cohorts_is_told_how_to_add_one(make, capsys):
    root = make(**{"records/program.yml": "name: Row\ntimezone: UTC\ncohorts: []\n"})
    assert cli.run(["match", "--root", str(root), "--today", "2026-10-15", "--quiet"]) == 2
    assert "records/program.yml names none yet. Add one there, such as cohorts:" in capsys.readouterr().err


def test_new_pair_and_match_mean_the_same_cohort(match, make, capsys):
    for day, expected in (("2026-07-15", "autumn"), ("2026-06-15", "spring")):
        root = make()
        options = ["--root", str(root), "--today", day]
        assert cli.run(["new", "pair", "--mentors", "lin", "--mentees", "ada", "--dry-run", *options]) == 0
        assert f"cohort: {expected}" in capsys.readouterr().out
        assert cli.run(["match", "--quiet", "--format", "json", *options]) == 0
        assert json.loads(capsys.readouterr().out)["cohort"] == expected


def test_without_the_libraries_the_command_to_install_them_is_told(match, monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    assert 'pip install "pairbook[match]"' in match(code=2)


def test_records_with_errors_are_not_matched(make, capsys):
    root = make({**PEOPLE, "ada": "name: Ada\nmentee: {capacity: many}\n"})
    assert cli.run(["match", "--root", str(root), "--today", "2026-10-15"]) == 1
    assert "records/people/ada.yml:2" in capsys.readouterr().out


def test_a_supposition_shows_the_difference_and_writes_nothing(match):
    told = match("--capacity", "grace=2")
    assert told.startswith("Only supposed: nothing is written.")
    assert "Bo Ek: Grace Hopper (fit 120), not Lin Xu (fit 100)." in told
    assert "Pairs who would both rather have each other: 0, not 1." in told


def test_one_more_mentor_and_other_weights_can_be_supposed(match):
    told = match("--one-more", "maths", "--one-more", "rust")
    assert "Ada Lovelace: One more mentor" in told
    assert "Nobody would get another mentor." in match("--weight", "topics=49")


def test_groups_that_people_asked_to_be_counted_in_are_told_before_anything_is_written(match):
    people = {
        "grace": mentor("Grace", "rust", capacity=15),
        **{
            f"m{n:02}": mentee(f"Mentee {n}", "rust", counted_as=["Night owls"] if n % 2 else [])
            for n in range(20)
        },
    }
    told = match(people=people)
    assert re.search(
        r"Counted as night owls: \d of 10 have a mentor, median fit 100; all others: \d of 10", told
    )


def test_the_demo_is_matched_with_sense(capsys):
    assert cli.run(["match", "--root", str(ROOT), "--today", "2026-10-15", "--quiet"]) == 0
    told = capsys.readouterr().out
    assert "Proposal: Itzel Cocom Uc with Chiara D'Angelo, fit 84" in told
    assert "Without a mentor" not in told


@pytest.fixture
def init(monkeypatch):
    """Begin a repository, and be somebody in it."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Cora")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "cora@example.org")

    def init(root):
        git(root, "init", "--quiet", "--initial-branch", "main")
        commit(root)
        return root

    return init


def written(root, *options):
    assert (
        cli.run(["match", "--root", str(root), "--today", "2026-10-15", "--quiet", "--write", *options]) == 0
    )


def test_proposals_are_committed_on_a_branch_and_pass_the_check(make, init, capsys):
    root = init(make())
    written(root)
    told = capsys.readouterr().out
    assert "Written: 2 proposed pairs on the branch match-autumn-2026-10-15" in told
    assert "Whoever would rather not says so with pairbook close: nobody is asked why" in told
    assert git(root, "branch", "--show-current") == "match-autumn-2026-10-15"
    assert git(root, "log", "--format=%an %s", "main..HEAD") == "Cora Propose pairs for Autumn"
    assert git(root, "diff", "--name-status", "main", "HEAD").splitlines() == [
        "A\trecords/pairs/ada-grace/agreement.yml",
        "A\trecords/pairs/bo-lin/agreement.yml",
    ]
    assert (root / "records/pairs/ada-grace/agreement.yml").read_text() == (
        "# yaml-language-server: $schema=../../../schemas/agreement.schema.json\n"
        "mentors:\n  - grace\nmentees:\n  - ada\ncohort: autumn\nstarts: 2026-11-01\nends: 2027-05-31\n"
        "status: proposed\ntopics:\n  - rust\nmeetings:\n  every: 2 weeks\n  minutes: 60\npublication: unlisted\n"
    )
    assert cli.run(["check", "--root", str(root), "--today", "2026-10-15"]) == 0


def test_what_is_proposed_takes_places_until_it_is_declined_and_is_never_proposed_again(make, capsys):
    root = make()
    written(root)
    capsys.readouterr()
    written(root)
    told = capsys.readouterr().out
    assert told.startswith("Nobody waits for a mentor in Autumn.")
    assert "Nobody can be matched as a mentee now: 2 have a mentor or a proposal already." in told
    assert "Written" not in told
    for pair in ("ada-grace", "bo-lin"):
        agreement = root / f"records/pairs/{pair}/agreement.yml"
        agreement.write_text(agreement.read_text().replace("status: proposed", "status: withdrawn"))
    written(root, "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert told["written"] == ["records/pairs/bo-grace/agreement.yml"]
    assert [(each["mentee"], each["barriers"]) for each in told["unmatched"]] == [
        ("ada", {"tried": 1, "language": 1})
    ]


def test_an_early_end_frees_both_for_somebody_else(make, capsys):
    root = make()
    written(root)
    agreement = root / "records/pairs/bo-lin/agreement.yml"
    text = agreement.read_text().replace("status: proposed", "status: ended_early")
    agreement.write_text(
        text.replace("starts: 2026-11-01", "starts: 2026-10-01") + "closing: {date: 2026-10-14}\n"
    )
    (root / "records/people/kay.yml").write_text(mentor("Kay", "sql"))
    capsys.readouterr()
    written(root, "--mentee", "bo", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert [(each["mentee"], each["mentor"]) for each in told["proposals"]] == [("bo", "kay")]


def test_a_branch_that_exists_is_left_alone_and_nothing_is_written(make, init, capsys):
    root = init(make())
    git(root, "branch", "taken")
    for name, expected in (
        ("taken", 'There is a branch "taken" already.'),
        ("-f", "cannot be the name of a branch"),
    ):
        arguments = ["match", "--root", str(root), "--today", "2026-10-15", "--write", f"--branch={name}"]
        assert cli.run(arguments) == 2
        assert expected in capsys.readouterr().err
    assert git(root, "status", "--porcelain") == ""


def test_a_pair_that_waits_for_a_mentor_gets_the_name_and_no_second_folder(make, capsys):
    open_pair = (
        "# Bo would like to learn SQL.\nmentors: []\nmentees: [bo]\ncohort: autumn\nstarts: 2026-11-01\n"
        "ends: 2027-05-31\nstatus: proposed\nmeetings: {every: 2 weeks}\npublication: unlisted\n"
    )
    root = make(**{"records/pairs/open-bo/agreement.yml": open_pair})
    written(root)
    assert "Written: 2 proposed pairs" in capsys.readouterr().out
    text = (root / "records/pairs/open-bo/agreement.yml").read_text()
    assert text.startswith("# Bo would like to learn SQL.\n")
    assert "lin" in text
    assert not (root / "records/pairs/bo-lin").exists()


def test_groups_are_written_as_one_pair_each(make, capsys):
    people = {
        "grace": mentor("Grace", "rust", "sql", capacity=2),
        **{f"m{n}": mentee(f"Mentee {n}", "rust" if n % 2 else "sql") for n in range(5)},
    }
    root = make(people)
    written(root, "--group-size", "3", "--format", "json")
    assert json.loads(capsys.readouterr().out)["written"] == [
        "records/pairs/m1-m3-m0-grace/agreement.yml",
        "records/pairs/m2-m4-grace/agreement.yml",
    ]
    assert cli.run(["check", "--root", str(root), "--today", "2026-10-15"]) == 0


def test_two_mentors_share_a_pair_where_there_are_enough(make, capsys):
    people = {
        **{f"mentor{n}": mentor(f"Mentor {n}", "rust") for n in range(3)},
        **{f"mentee{n}": mentee(f"Mentee {n}", "rust") for n in range(2)},
    }
    root = make(people)
    written(root, "--mentors-per-pair", "2", "--format", "json")
    agreements = [(root / file).read_text() for file in json.loads(capsys.readouterr().out)["written"]]
    assert sorted(text.count("  - mentor") for text in agreements) == [1, 2]
    assert cli.run(["check", "--root", str(root), "--today", "2026-10-15"]) == 0


def test_a_cohort_that_is_nearly_over_is_not_begun(match):
    assert "Spring ends before two people would have had 14 days to sign." in match(
        "--cohort", "spring", "--write", "--today", "2026-08-25", code=2
    )


def test_what_is_supposed_is_not_written(match):
    assert "What is only supposed cannot be written" in match("--write", "--capacity", "grace=2", code=2)
