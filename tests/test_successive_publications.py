"""Two sites for the public, one after the other: who has both learns nothing about one person."""

import datetime as dt
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

import pytest

from generator.outlets.keep import Keep
from generator.pipeline.publication import publishable
from generator.pipeline.readings import read_all
from generator.pipeline.records import check
from generator.pipeline.renewal import Renewed, read_published, renew_sight
from generator.pipeline.sight import sight_of
from generator.pipeline.site import render_sight
from generator.reading.schemas import read_schemas
from generator.views.api import view_api
from generator.views.published import NOTHING_PUBLISHED, PUBLISHED_FILE
from generator.words.audience import Audience
from generator.words.obstacle import Obstacle
from tests.conftest import ROOT
from tests.repositories import commit, git, write
from tests.site.conftest import build, files_in

TODAY = dt.date(2026, 10, 15)
SCHEMAS = read_schemas()
PROGRAM = """\
name: Test programme
timezone: UTC
cohorts:
  - {id: spring, name: Spring, starts: 2026-03-01, ends: 2026-12-31}
  - {id: autumn, name: Autumn, starts: 2026-03-01, ends: 2026-12-31}
"""
AGREEMENT = """\
mentors: [mentor-NUMBER]
mentees: [mentee-NUMBER]
cohort: COHORT
starts: 2026-03-02
ends: 2026-12-30
status: active
meetings: {every: 2 weeks, minutes: 60, channel: video}
publication: PUBLICATION
signatures: {mentor-NUMBER: 2026-03-02, mentee-NUMBER: 2026-03-02}
"""
GOALS = """\
goals:
  - {id: ship, title: Ship it, kind: skill, set_on: 2026-03-10, due: 2026-08-01, levels: {"0": It is shipped}}
  - {id: tell, title: Tell of it, kind: skill, set_on: 2026-03-10, due: 2026-10-20, levels: {"0": It is told}}
"""
RATED = """\
date: DAY
kind: meeting
outcome: held
minutes: MINUTES
ratings:
  - {goal: ship, level: LEVEL, by: mentee-NUMBER}
  - {goal: tell, level: LEVEL, by: mentee-NUMBER}
"""
SURVEY = """\
cohort: spring
date: 2026-09-01
asked: 14
answered: COUNT
results:
  - {question: fit, n: COUNT, mean: MEAN, distribution: {4: FOURS, 5: FIVES}}
"""
SPRING, AUTUMN = range(8), range(10, 17)


def filled(text: str, **words: object) -> str:
    for word, value in words.items():
        text = text.replace(word, str(value))
    return text


def pair(number: int, *, publication: str = "named") -> dict[str, str]:
    folder, cohort = f"records/pairs/pair-{number}", "spring" if number < 10 else "autumn"
    level = -1 if number % 3 == 0 else 1
    return {
        f"{folder}/agreement.yml": filled(AGREEMENT, NUMBER=number, COHORT=cohort, PUBLICATION=publication),
        f"{folder}/goals.yml": GOALS,
        f"{folder}/log/2026-09-10.yml": rated(number, "2026-09-10", level),
        f"records/people/mentor-{number}.yml": f"name: Mentor {number}\n",
        f"records/people/mentee-{number}.yml": f"name: Mentee {number}\n",
    }


def rated(number: int, day: str, level: int, minutes: int = 60) -> str:
    return filled(RATED, DAY=day, MINUTES=minutes, LEVEL=level, NUMBER=number)


def survey(fours: int, fives: int) -> str:
    count = fours + fives
    mean = round((4 * fours + 5 * fives) / count, 2)
    return filled(SURVEY, COUNT=count, MEAN=mean, FOURS=fours, FIVES=fives)


class Site:
    """A site that was published."""

    def __init__(self, root: Path, renewed: Renewed) -> None:
        self.root, self.renewed, self.remarks = root, renewed, renewed.remarks
        self.memory = renewed.files.get(PUBLISHED_FILE, "")

    @cached_property
    def files(self) -> Mapping[str, str | bytes]:
        return render_sight(self.root, self.renewed.sight, SCHEMAS, Keep(None), self.renewed.files).docs

    @cached_property
    def api(self) -> list[dict]:
        return dict(view_api(self.renewed.sight, SCHEMAS))["api/v1/figures.json"]["figures"]

    @property
    def figures(self) -> dict[tuple[str, str], tuple]:
        """What the API says of many, by scope and name."""
        return {
            (each["scope"]["id"] or "programme", each["name"]): (each["value"], each["n"], each["missing"])
            for each in self.api
        }

    @property
    def as_of(self) -> dict[tuple[str, str], str]:
        return {
            (each["scope"]["id"] or "programme", each["name"]): each.get("as_of", "") for each in self.api
        }

    def differs_from(self, other: "Site") -> set[tuple[str, str]]:
        """Do what an attacker does who has both: look where they differ, beyond how many pairs there are."""
        mine, others = self.figures, other.figures
        return {key for key in mine.keys() | others.keys() if mine.get(key) != others.get(key)}


class Programme:
    """A programme in git, and what is published of it, one site after the other."""

    def __init__(self, root: Path) -> None:
        self.root, self.online = root, root.parent / f"{root.name}-online.json"
        self.private: Path | None = None

    def begin(self, files: Mapping[str, str]) -> "Programme":
        self.root.mkdir()
        git(self.root, "init", "--quiet", "--initial-branch", "main")
        return self.change(files)

    def change(self, files: Mapping[str, str]) -> "Programme":
        for file, text in files.items():
            write(self.root, file, text)
        commit(self.root)
        return self

    def copy(self, name: str) -> "Programme":
        """Return the same programme in another world."""
        other = Programme(self.root.with_name(name))
        shutil.copytree(self.root, other.root)
        shutil.copy(self.online, other.online)
        return other

    def publish(
        self, today: dt.date = TODAY, audience: Audience = Audience.PUBLIC, *, keep_going: bool = False
    ) -> Site:
        checked = check(self.root, today, overlay=self.private)
        read = partial(read_all, self.root, today, overlay=self.private)
        shown = publishable(checked, read, keep_going=keep_going)
        assert shown is not None
        sight = replace(sight_of(shown.checked, audience, SCHEMAS), left_out=len(shown.left_out))
        revisions = [each.revision for each in checked.held]
        renewed = renew_sight(sight, read_published(self.online), shown, SCHEMAS, revisions)
        site = Site(self.root, renewed)
        if site.memory:
            self.online.write_text(site.memory)
        return site


@pytest.fixture
def programme(tmp_path):
    files = {"records/program.yml": PROGRAM, "records/pulse/spring-2026-09-01.yml": survey(6, 6)}
    for number in (*SPRING, *AUTUMN):
        files |= pair(number)
    return Programme(tmp_path / "programme").begin(files)


def log(numbers: Iterable[int], level: int = 2, day: str = "2026-10-12") -> dict[str, str]:
    return {
        f"records/pairs/pair-{number}/log/{day}.yml": rated(number, day, level, minutes=600)
        for number in numbers
    }


ATTAINED = "goals-at-or-above-expected"


def test_what_one_person_writes_changes_no_byte_of_the_next_site(programme):
    """Whatever it is: so nobody can tell from two sites what it was, or that anybody wrote anything."""
    first = programme.publish()
    assert {("programme", ATTAINED), ("spring", ATTAINED), ("autumn", ATTAINED)} <= first.figures.keys()
    worlds = {
        "silent": {},
        "low": log([0], -2),
        "high": log([0], 2),
        "rewritten": {"records/pairs/pair-0/log/2026-09-10.yml": rated(0, "2026-09-10", 2)},
        "closing": {
            "records/pairs/pair-0/goals.yml": GOALS.replace('"It is shipped"', "Something else").replace(
                "kind: skill", "kind: skill, weight: 3"
            )
        },
    }
    sites = {name: programme.copy(name).change(files).publish() for name, files in worlds.items()}
    for name, site in sites.items():
        assert (site.api, site.memory) == (first.api, first.memory), name
    assert sites["low"].files == sites["high"].files == first.files
    # Without a memory the very same change would be seen.
    forgetful = programme.copy("forgetful").change(log([0, 3, 6], 2) | log([1], -2))
    forgetful.online.unlink()
    assert forgetful.publish().differs_from(first)


def test_a_pair_that_joins_or_leaves_is_counted_and_tells_nothing_more(programme):
    first = programme.publish()
    joined = programme.copy("joined").change(pair(8, publication="unlisted")).publish()
    assert {name for _, name in joined.differs_from(first)} == {"pairs", "retention"}
    gone = programme.copy("gone")
    shutil.rmtree(gone.root / "records/pairs/pair-3")
    left = gone.change({}).publish()
    assert {name for _, name in left.differs_from(first)} == {"pairs", "retention"}


def test_enough_people_renew_a_figure(programme):
    first = programme.publish()
    second = programme.change(log(SPRING, -2)).publish()
    assert ("spring", ATTAINED) in second.differs_from(first)
    assert ("programme", ATTAINED) in second.differs_from(first)
    assert ("autumn", ATTAINED) not in second.differs_from(first)
    later = programme.publish(dt.date(2026, 10, 19))
    assert not later.differs_from(second)
    assert later.as_of["spring", ATTAINED] == "2026-10-15"
    assert "rounded, as of 15 Oct 2026" in str(later.files["index.md"])


def test_the_programme_less_its_cohorts_is_not_one_pair(programme):
    """Five pairs of one cohort and one of the other: with both renewed, the difference would be that one."""
    first = programme.publish()
    second = programme.change(log([1, 2, 4, 5, 7], -2) | log([10], -2)).publish()
    changed = {scope for scope, name in second.differs_from(first) if name == ATTAINED}
    assert changed == {"programme"}
    # And not by waiting, either: what comes later is compared with all that is still shown.
    third = programme.change(log([1], 2, "2026-10-13")).publish()
    assert not third.differs_from(second)


def test_a_goal_that_comes_due_does_not_tell_how_far_it_got(programme):
    """Anybody may know that day; on it nothing is written, and still there is more to count."""
    only = {"records/pairs/pair-0/goals.yml": GOALS.replace("2026-10-20", "2026-10-16")}
    first = programme.change(only).publish()
    second = programme.publish(dt.date(2026, 10, 17))
    assert not second.differs_from(first)


def test_a_pair_that_is_left_out_cannot_be_seen_missing(programme):
    first = programme.publish()
    broken = programme.copy("broken").change({"records/pairs/pair-0/log/2026-09-10.yml": "date: nonsense\n"})
    second = broken.publish(keep_going=True)
    assert {name for _, name in second.differs_from(first)} == {"pairs", "retention"}
    # It was left out at first, and comes back.
    fresh = Programme(programme.root.with_name("fresh"))
    shutil.copytree(broken.root, fresh.root)
    without = fresh.publish(keep_going=True)
    assert "pair-0" not in without.memory
    assert json.loads(without.memory)["states"][0]["left_out"]
    mended = fresh.change(pair(0)).publish()
    assert {name for _, name in mended.differs_from(without)} == {"pairs", "retention"}


def test_a_pair_that_a_rule_had_left_out_cannot_be_seen_coming_back(programme):
    """Its own files are the same before and after: what was wrong lay elsewhere."""
    wrong = {"records/people/mentee-10.yml": "name: Mentee 10\nchoices: {wants: [nobody]}\n"}
    without = programme.change(wrong).publish(keep_going=True)
    mended = {"records/people/mentee-10.yml": "name: Mentee 10\n"} | log([1, 2, 4, 5, 7], -2)
    site = programme.change(mended).publish()
    # With the cohort spring renewed as well, what is left of the programme's difference would be that pair.
    assert {scope for scope, name in site.differs_from(without) if name == ATTAINED} == {"programme"}


def test_one_answer_to_a_survey_cannot_be_seen_changing(programme):
    first = programme.publish()
    assert ("spring", "voice-fit") in first.figures
    worlds = ((0, 12), (7, 6))
    sites = [
        programme.copy(f"{fours}-{fives}")
        .change({"records/pulse/spring-2026-09-01.yml": survey(fours, fives)})
        .publish()
        for fours, fives in worlds
    ]
    assert all((site.api, site.memory) == (first.api, first.memory) for site in sites)
    another = survey(0, 12).replace("2026-09-01", "2026-10-01")
    second = programme.change({"records/pulse/spring-2026-10-01.yml": another}).publish()
    assert second.figures["spring", "voice-fit"] == (5.0, 10, 0)


def test_what_was_hidden_for_a_while_is_still_compared(programme):
    first = programme.publish()
    strict = {"records/program.yml": PROGRAM + "policy: {smallest_group: {public: 30}}\n"}
    hidden = programme.change(strict).publish()
    assert ("spring", ATTAINED) not in hidden.figures
    assert '"shown"' in first.memory
    kept = json.loads(hidden.memory)["figures"]
    assert any(each["id"] == "spring" and "shown" not in each for each in kept)
    again = programme.change({"records/program.yml": PROGRAM, **log([0], 2)}).publish()
    assert ("spring", ATTAINED) not in again.figures
    enough = programme.change(log([1, 2, 4, 5, 7], -2)).publish()
    assert ("spring", ATTAINED) in enough.figures


def test_the_same_commit_and_day_give_the_same_bytes_again(programme):
    assert programme.publish().files == programme.publish().files


def test_a_site_for_members_in_between_hands_the_memory_on(programme):
    first = programme.publish()
    members = programme.change(log([0], -2)).publish(audience=Audience.MEMBERS)
    assert members.memory == first.memory
    assert not programme.publish().differs_from(first)


def test_what_is_remembered_says_no_more_than_the_site(programme):
    first = programme.publish()
    memory = json.loads(first.memory)
    head = git(programme.root, "rev-parse", "HEAD")
    assert head[:7] not in first.memory
    assert set(memory) == {"about", "states", "figures"}
    for each in memory["figures"]:
        shown = each["shown"]
        assert first.figures[each["id"] or "programme", each["name"]] == (
            shown["value"],
            shown["n"],
            shown["missing"],
        )


def test_uncommitted_records_renew_nothing(programme):
    first = programme.publish()
    for file, text in log(SPRING, -2).items():
        write(programme.root, file, text)
    second = programme.publish()
    assert not second.differs_from(first)
    assert second.memory == first.memory
    assert any("commit them before you publish" in remark for remark in second.remarks)
    # Where nothing was published before they are shown, and the next build will not know of it.
    programme.online.unlink()
    third = programme.publish()
    assert third.differs_from(first)
    assert not third.memory


def test_a_history_that_was_written_anew_renews_nothing_until_somebody_says_so(programme):
    first = programme.publish()
    programme.change(log(SPRING, -2))
    shutil.rmtree(programme.root / ".git")
    git(programme.root, "init", "--quiet", "--initial-branch", "main")
    commit(programme.root)
    second = programme.publish()
    assert not second.differs_from(first)
    assert any("--start-anew" in remark and "15 Oct 2026" in remark for remark in second.remarks)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"figures": []}',
        '{"about": "", "states": [], "figures": [{"scope": "pair"}]}',
        "\udcff",
    ],
)
def test_a_damaged_memory_stops_the_build_in_one_sentence(programme, text):
    programme.online.write_bytes(text.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(Obstacle, match="cannot be read"):
        programme.publish()


def test_whoever_builds_hears_what_stays(programme):
    programme.publish()
    (remark,) = programme.change(log([0], -2)).publish().remarks
    assert "stay as published before, until 10 people have something new in it" in remark
    assert read_published(programme.root / "nothing-there.json") == NOTHING_PUBLISHED


@pytest.mark.site
def test_build_finds_what_it_published_last_in_the_folder_that_it_publishes_to(programme):
    shutil.copy(ROOT / "mkdocs.yml", programme.root)
    site = programme.change({".gitignore": "site/\nbuild/\n.*.lock\n"}).root / "site"
    first = build(programme.root, "--audience", "public")
    assert (first.returncode, "stay as they were" in first.stderr) == (0, False), first.stderr
    before = files_in(site)
    programme.change(log([1, 2, 4, 5], -2))
    second = build(programme.root, "--audience", "public")
    assert second.returncode == 0, second.stderr
    assert "until 10 people have something new in it" in second.stderr
    assert files_in(site) == before
    (site / PUBLISHED_FILE).write_text("{")
    third = build(programme.root, "--audience", "public")
    assert third.returncode == 2
    assert f"{PUBLISHED_FILE} says what the public was shown last, and it cannot be read" in third.stderr
    assert files_in(site) == {**before, PUBLISHED_FILE: b"{"}
    fourth = build(programme.root, "--audience", "public", "--start-anew")
    assert fourth.returncode == 0
    assert files_in(site)["api/v1/figures.json"] != before["api/v1/figures.json"]


@pytest.fixture
def laid_over(programme, tmp_path):
    """The same programme with its logs and goals in a second repository."""
    private = tmp_path / "private"
    private.mkdir()
    git(private, "init", "--quiet", "--initial-branch", "main")
    for file in sorted((programme.root / "records/pairs").rglob("*.yml")):
        if file.name != "agreement.yml":
            write(private, str(file.relative_to(programme.root)), file.read_text())
            file.unlink()
    commit(private)
    programme.change({})
    programme.private = private
    return programme


def change_in_private(programme: Programme, files: Mapping[str, str]) -> Programme:
    assert programme.private
    for file, text in files.items():
        write(programme.private, file, text)
    commit(programme.private)
    return programme


def test_what_lies_in_a_second_repository_is_compared_as_well(laid_over):
    first = laid_over.publish()
    assert ("programme", ATTAINED) in first.figures
    assert first.memory
    second = change_in_private(laid_over, log([0], -2)).publish()
    assert (second.api, second.memory) == (first.api, first.memory)
    third = change_in_private(laid_over, log(SPRING, -2, "2026-10-13")).publish()
    assert ("spring", ATTAINED) in third.differs_from(first)
    assert ("autumn", ATTAINED) not in third.differs_from(first)
    # Also with what changes in the first one.
    gone = laid_over.root / "records/pairs/pair-10/agreement.yml"
    laid_over.change(
        {"records/pairs/pair-10/agreement.yml": gone.read_text().replace("minutes: 60", "minutes: 30")}
    )
    assert not laid_over.publish().differs_from(third)


def test_without_the_second_repository_nothing_is_renewed(laid_over):
    first = laid_over.publish()
    laid_over.private = None
    second = laid_over.publish()
    assert any("--start-anew" in remark for remark in second.remarks)
    kept = {place: value for place, value in second.figures.items() if place[1] not in ("pairs", "retention")}
    assert kept.items() <= first.figures.items()
    assert json.loads(second.memory)["states"] == json.loads(first.memory)["states"]


def test_a_second_repository_that_comes_later_is_what_changed(programme, tmp_path):
    first = programme.publish()
    private = tmp_path / "later"
    private.mkdir()
    git(private, "init", "--quiet", "--initial-branch", "main")
    programme.private = private
    second = change_in_private(programme, log([0], -2)).publish()
    assert (second.api, second.memory) == (first.api, first.memory)
    assert ("spring", ATTAINED) in change_in_private(
        programme, log([1, 2, 4, 5, 7], -2)
    ).publish().differs_from(first)


def test_a_second_repository_with_something_that_is_not_committed_renews_nothing(laid_over):
    first = laid_over.publish()
    for file, text in log(SPRING, -2).items():
        write(laid_over.private, file, text)
    second = laid_over.publish()
    assert not second.differs_from(first)
    assert any("commit them before you publish" in remark for remark in second.remarks)
