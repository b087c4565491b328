"""What is known already changes nothing but the time: with it, without it, and with it damaged, the same bytes come out."""

import contextlib
import datetime as dt
import itertools
import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checking.rules import status, text
from generator.figures.programme import PairFigures
from generator.outlets.findings_json import render_json
from generator.outlets.findings_text import render_findings
from generator.outlets.keep import FILE, Keep, Shelf
from generator.pipeline import by_parts, findings, known, readings, spread
from generator.pipeline import kept_figures as figures
from generator.pipeline.dossiers import Files, dossiers_of, is_settled
from generator.pipeline.findings import find
from generator.pipeline.kept_figures import kept_figures
from generator.pipeline.known import check_known
from generator.pipeline.readings import read_all
from generator.pipeline.records import Checked, check, check_readings
from generator.reading import folder_walk, records
from generator.reading.records import list_records
from generator.reading.schemas import Schemas, parse_schema, read_schemas
from generator.words.places import Kind
from tests.case_folders import BASE, DAY, lay
from tests.checkout import Checkout
from tests.fuzzing import cases


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written just now is not believed to stay as it is. Here it is, or all would always be read again."""
    now = time.time_ns
    monkeypatch.setattr(records.time, "time_ns", lambda: now() + 10**10)


FINDERS = text._FINDERS
PEOPLE = ("ada-lovelace", "grace-hopper", "sam-doe", "nobody", "ada-lovelac")
Changes = Mapping[str, str | tuple[str, str] | None]
"""By file: its text, what to replace in it by what, or None to remove it."""
Step = Callable[["Story"], None]


def printed(checked: Checked) -> tuple[str, str]:
    found, count = checked.findings, checked.record_count
    return render_findings(found, count), render_json(found, count)


def uncached(root: Path, day: dt.date) -> tuple[str, str]:
    """What comes out without anything kept, all records in one go."""
    return printed(check_readings(read_all(root, day)))


def all_of(checked: Checked) -> str:
    """Everything that a command may make something of, in its order."""
    corpus = checked.corpus
    return repr(
        (
            checked.findings,
            corpus.programme,
            list(corpus.places.items()),
            list(corpus.documents),
            sorted(corpus.sound),
            corpus.directory,
            corpus.signed,
            corpus.today,
            checked.recorded,
            checked.revision,
            [(each.past, sorted(each.blobs.items()), each.revision) for each in checked.held],
            figures_in(checked),
        )
    )


def figures_in(checked: Checked) -> PairFigures:
    """Return the figures of all pairs, which are kept with all else."""
    corpus = checked.corpus
    return kept_figures(corpus.programme.pairs, corpus.today, checked.recorded, checked.keep)


def make(root: Path, changes: Changes) -> None:
    for name, wanted in changes.items():
        path = root / name
        if wanted is None:
            path.unlink()
        elif isinstance(wanted, tuple):
            path.write_text(path.read_text("utf-8").replace(*wanted), "utf-8")
        else:
            path.write_text(wanted, "utf-8")


def stricter_schemas() -> Schemas:
    """Those of a version that wants log entries to be brief."""
    now = read_schemas()
    brief = now.text_of(Kind.LOG_ENTRY).replace('"maxLength": 2000', '"maxLength": 3')
    assert brief != now.text_of(Kind.LOG_ENTRY)
    return Schemas(
        {**now.texts, Kind.LOG_ENTRY: brief},
        {**now.resolved, Kind.LOG_ENTRY: parse_schema(Kind.LOG_ENTRY.schema_file, brief)},
    )


class Story:
    """A repository in which one thing after the other happens."""

    def __init__(self, root: Path, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.chance = random.Random(seed)
        self.patch, self.versions, self.schemas = (
            patch,
            itertools.count(),
            [read_schemas(), stricter_schemas()],
        )
        self.checkout = Checkout(root)
        self.root, self.day = root, DAY
        lay(BASE, root)
        self.checkout.commit("sam-doe")

    @property
    def records(self) -> list[Path]:
        return sorted(path for path in (self.root / "records").rglob("*.yml") if path.is_file())

    @property
    def pairs(self) -> list[Path]:
        return sorted(path for path in (self.root / "records" / "pairs").iterdir() if path.is_dir())

    def changed(self, text: str) -> str:
        lines = text.split("\n")
        at = self.chance.randrange(len(lines))
        name, colon, value = lines[at].partition(":")
        other = self.chance.choice(
            (
                "",
                " 2026-02-30",
                " 2027-01-01",
                " paused",
                f" {self.chance.choice(PEOPLE)}",
                " a@b.example.org",
                value + "x",
                " [",
            )
        )
        lines[at] = self.chance.choice(
            (f"{name}{colon}{other}", "", lines[at] + "\n" + lines[at], f"x{lines[at]}")
        )
        return "\n".join(lines)


def change(story: Story) -> None:
    path = story.chance.choice(story.records)
    path.write_text(story.changed(path.read_text("utf-8")), "utf-8")


def change_as_if_nothing_had_happened(story: Story) -> None:
    """As many bytes as before, in the same file, with the time of the last change put back."""
    path = story.chance.choice(story.records)
    before = path.stat()
    content = bytearray(path.read_bytes())
    if content:
        content[story.chance.randrange(len(content))] ^= 1
        with path.open("r+b") as file:
            file.write(content)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def add_pair(story: Story) -> None:
    source = story.chance.choice(story.pairs or [BASE / "records/pairs/ada--grace"])
    target = story.root / "records" / "pairs" / f"pair-{story.chance.randrange(6)}"
    if target != source:
        shutil.copytree(source, target, dirs_exist_ok=True)


def add_person(story: Story) -> None:
    person = story.chance.choice(PEOPLE)
    path = story.root / "records" / "people" / f"{person}.yml"
    path.write_text(f"name: {person.title()}\ngithub: {story.chance.choice(PEOPLE)}\n", "utf-8")


def add_entry(story: Story) -> None:
    for pair in story.pairs[:1]:
        path = pair / "log" / f"2026-10-{story.chance.randrange(1, 32):02}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"date: {path.stem}\nkind: meeting\noutcome: held\npresent: [{story.chance.choice(PEOPLE)}]\n"
        )


def rename(story: Story) -> None:
    path = story.chance.choice(story.pairs + story.records)
    path.rename(
        path.with_name(story.chance.choice(("other", "pair-1", "Pair_1", "other.yml")))
        if not path.with_name("other").exists()
        else path
    )


def delete(story: Story) -> None:
    path = story.chance.choice(story.records)
    path.unlink()


def commit(story: Story) -> None:
    story.checkout.commit(story.chance.choice(PEOPLE))


def switch_branch(story: Story) -> None:
    story.checkout.commit("sam-doe")
    name = f"branch-{story.chance.randrange(3)}"
    if name in story.checkout.git("branch", "--format=%(refname:short)").split():
        story.checkout.switch(name)
    else:
        story.checkout.branch(name)


def go_back(story: Story) -> None:
    story.checkout.commit("sam-doe")
    story.checkout.switch("main")


def merge(story: Story) -> None:
    """Bring another branch in, where the two agree."""
    story.checkout.commit("sam-doe")
    branches = story.checkout.git("branch", "--format=%(refname:short)").split()
    with contextlib.suppress(AssertionError):
        story.checkout.merge("sam-doe", story.chance.choice(branches), "-X", "ours")
    if (story.root / ".git" / "MERGE_HEAD").exists():
        story.checkout.git("merge", "--abort")


def sign(story: Story) -> None:
    for pair in story.pairs[:1]:
        agreement = pair / "agreement.yml"
        if agreement.exists():
            text = agreement.read_text("utf-8").partition("signatures:")[0]
            person = story.chance.choice(PEOPLE)
            agreement.write_text(
                f"{text}signatures:\n  {person}: 2026-09-0{story.chance.randrange(1, 9)}\n", "utf-8"
            )
            story.checkout.commit(person)


def another_day(story: Story) -> None:
    story.day += dt.timedelta(days=story.chance.choice((-30, -1, 1, 40, 400)))


def change_schema(story: Story) -> None:
    """Somebody installs another version, with other schemas, or goes back to the one before."""
    story.schemas.reverse()
    for module in (findings, known, readings):
        story.patch.setattr(module, "read_schemas", lambda: story.schemas[0])


def change_rules(story: Story) -> None:
    """Somebody installs another version, with other rules on texts and on one pair at a time."""
    version = next(story.versions)
    story.patch.setattr(by_parts, "read_edition", lambda: b"version %d" % version)
    story.patch.setattr(text, "_FINDERS", FINDERS if version % 2 else FINDERS[:1])
    story.patch.setattr(status, "GRACE", dt.timedelta(days=version * 30))


def damage(story: Story) -> None:
    file = story.root / FILE
    if file.exists():
        content = bytearray(file.read_bytes())
        for _ in range(story.chance.choice((1, 10, 1000))):
            content[story.chance.randrange(len(content))] ^= 1 << story.chance.randrange(8)
        file.write_bytes(content[: story.chance.choice((len(content), len(content) // 2))])


def forget_what_is_known(story: Story) -> None:
    shutil.rmtree((story.root / FILE).parent, ignore_errors=True)


def restore(story: Story) -> None:
    """Bring back a sound programme, so that a story does not end in rubble."""
    lay(BASE, story.root)


STEPS: tuple[Step, ...] = (
    change, change, change, change_as_if_nothing_had_happened, add_pair, add_person, add_entry, rename, delete, commit,
    switch_branch, go_back, merge, sign, sign, another_day, damage, forget_what_is_known, restore, change_schema,
    change_rules,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(cases(3)))
def test_whatever_happens_the_same_is_found(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story(tmp_path / "programme", seed, monkeypatch)
    for number in range(30):
        step = story.chance.choice(STEPS)
        step(story)
        once = printed(find(story.root, story.day))
        assert once == uncached(story.root, story.day), (seed, number, step.__name__)
        assert once == printed(find(story.root, story.day)), (seed, number, step.__name__, "again")
        anew = all_of(check(story.root, story.day))
        assert all_of(check_known(story.root, story.day)) == anew, (seed, number, step.__name__, "the model")


AGREEMENT = "records/pairs/ada--grace/agreement.yml"
PERSON = "records/people/{}.yml".format


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({AGREEMENT: ("[ada-lovelace]", "[ada-lovelac]")}, {PERSON("ada-lovelac"): "name: Ada\n"}),
        ({AGREEMENT: ("[ada-lovelace]", "[ada-love]")}, {PERSON("ada-lov"): "name: Ada\n"}),
        ({AGREEMENT: ("[ada-lovelace]", "[augusta-king]")}, {PERSON("zoe"): "name: Augusta King\n"}),
        ({PERSON("zoe"): "name: Zoe\ngithub: ada\n"}, {PERSON("yan"): "name: Yan\ngithub: Ada\n"}),
        ({}, {PERSON("grace-hopper"): None}),
        ({}, {PERSON("grace-hopper"): "name: [\n"}),
        ({}, {PERSON("grace-hopper"): "name: Grace\nmentor: {capacity: 0}\n"}),
        ({}, {"records/program.yml": ("2026-autumn", "2027-spring")}),
        ({}, {"records/program.yml": None}),
        ({}, {"records/resources.yml": "resources: []\n"}),
        ({}, {AGREEMENT: None}),
    ],
    ids=str,
)
def test_what_is_found_follows_all_that_it_rests_on(tmp_path: Path, first: Changes, then: Changes) -> None:
    lay(BASE, tmp_path)
    for changes in (first, then, {}):
        make(tmp_path, changes)
        assert printed(find(tmp_path, DAY)) == uncached(tmp_path, DAY)
        assert printed(find(tmp_path, DAY)) == uncached(tmp_path, DAY)


def test_what_was_written_just_now_is_read_again(tmp_path: Path) -> None:
    """Within one tick of the disk's clock, a file may be written twice, and only its contents tell."""
    lay(BASE, tmp_path)
    listing = list_records(tmp_path)
    assert all(is_settled(dossier, listing) for dossier in dossiers_of(listing))
    early = replace(listing, moment=listing.moment - 10**10)
    assert not any(is_settled(dossier, early) for dossier in dossiers_of(early))


def test_on_several_cores_the_same_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(BASE, tmp_path)
    make(
        tmp_path,
        {AGREEMENT: ("[ada-lovelace]", "[ada-love]"), PERSON("zoe"): "name: [\n", PERSON("yan"): "nam: Y\n"},
    )
    monkeypatch.setattr(spread, "WORTH_IT", 2)
    monkeypatch.setattr(spread, "_processes", lambda: 2)
    monkeypatch.setattr(folder_walk, "_VERY_MANY", 1)
    found = printed(find(tmp_path, DAY))
    assert found == uncached(tmp_path, DAY)
    assert "REF-001" in found[0]


def test_where_no_process_can_be_started_the_same_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(*_: object) -> Iterator[None]:
        raise OSError("There is no room for another process.")
        yield

    lay(BASE, tmp_path)
    monkeypatch.setattr(spread, "WORTH_IT", 2)
    monkeypatch.setattr(spread, "_in_processes", begin)
    monkeypatch.setattr(spread, "_processes", lambda: 2)
    assert printed(find(tmp_path, DAY)) == uncached(tmp_path, DAY)


def test_what_comes_with_the_repository_is_not_believed(tmp_path: Path) -> None:
    """Otherwise a pull request could bring along that all is well with what it changes."""
    checkout = Checkout(tmp_path)
    lay(BASE, tmp_path)
    find(tmp_path, DAY)
    assert checkout.git("status", "--porcelain", "--", ".cache") == ""
    checkout.git("add", "--force", str(FILE))
    checkout.commit("sam-doe")
    before = (tmp_path / FILE).read_bytes()
    make(tmp_path, {AGREEMENT: ("2026-09-01", "2026-02-30")})
    assert printed(find(tmp_path, DAY)) == uncached(tmp_path, DAY)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_link_leads_nothing_out_of_the_programme(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "programme"
    lay(BASE, root)
    (root / ".cache").symlink_to(outside)
    assert printed(find(root, DAY)) == uncached(root, DAY)
    assert list(outside.iterdir()) == []


def test_where_nothing_can_be_kept_the_same_is_found(tmp_path: Path) -> None:
    lay(BASE, tmp_path)
    (tmp_path / ".cache").write_text("no folder", "utf-8")
    assert printed(find(tmp_path, DAY)) == uncached(tmp_path, DAY)


def test_no_more_is_kept_than_a_few_times_what_is_used(tmp_path: Path) -> None:
    keep = Keep(tmp_path)
    for day in range(30):
        keys = {b"%d %d" % (day, number): b"x" * 100 for number in range(500)}
        keep.write(Shelf.SENSE, keys)
        keep.prune(Shelf.SENSE, keys.keys())
        assert keep.read(Shelf.SENSE, keys) == keys
    assert len(keep.keys(Shelf.SENSE)) <= 3500
    assert (tmp_path / FILE).stat().st_size < 2_000_000


def test_another_version_finds_other_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version with other schemas or other rules takes nothing over from the one before."""
    story = Story(tmp_path, 1, monkeypatch)
    make(tmp_path, {AGREEMENT: ("team chat", "TODO")})
    seen = [printed(find(story.root, story.day))]
    for step in (change_schema, change_rules, change_rules, change_schema):
        step(story)
        seen.append(printed(find(story.root, story.day)))
        assert seen[-1] == uncached(story.root, story.day)
        assert all_of(check_known(story.root, story.day)) == all_of(check(story.root, story.day))
        assert seen[-1] != seen[-2], step.__name__


def test_against_a_base_the_same_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story(tmp_path, 1, monkeypatch)
    base = story.checkout.git("rev-parse", "HEAD")
    entry = next(path for path in story.records if "log" in path.parts)
    entry.write_bytes(entry.read_bytes().replace(b"\n", b"\r\n"))
    assert find(tmp_path, DAY, None, base).findings == check(tmp_path, DAY, base).findings
    for step in (sign, add_pair, rename, commit, change, delete, add_entry, sign):
        step(story)
        once = printed(find(tmp_path, DAY, None, base))
        assert once == printed(check(tmp_path, DAY, base))
        assert once == printed(find(tmp_path, DAY, None, base))


def test_what_an_earlier_version_kept_is_no_hindrance(tmp_path: Path) -> None:
    lay(BASE, tmp_path)
    find(tmp_path, DAY)
    with contextlib.closing(sqlite3.connect(tmp_path / FILE)) as file:
        file.execute(f"DROP TABLE {Shelf.PLACED}")
    assert printed(find(tmp_path, DAY)) == uncached(tmp_path, DAY)
    assert Keep(tmp_path).keys(Shelf.EXAMINED)
    Keep(tmp_path).write(Shelf.PLACED, {b"key": b"value"})
    assert Keep(tmp_path).read(Shelf.PLACED, [b"key"]) == {b"key": b"value"}


def test_most_of_a_shelf_is_read_as_well_as_a_little_of_it(tmp_path: Path) -> None:
    values = {b"%d" % number: b"x" * (number % 300) for number in range(3000)}
    keep = Keep(tmp_path)
    keep.write(Shelf.SENSE, values)
    damaged = {b"7": b"", b"8": b"short", b"9": None, b"10": "text"}
    with contextlib.closing(sqlite3.connect(tmp_path / FILE)) as file, file:
        for key, value in damaged.items():
            file.execute(f"UPDATE {Shelf.SENSE} SET value = ? WHERE key = ?", (value, key))
    for wanted in (5, 50, 1000, 3000):
        keys = [b"%d" % number for number in range(6, 6 + wanted)]
        expected = {key: values[key] for key in keys if key in values and key not in damaged}
        assert keep.read(Shelf.SENSE, [*keys, b"nobody"]) == expected


def test_the_files_of_dossiers_are_as_good_as_a_set_of_them(tmp_path: Path) -> None:
    lay(BASE, tmp_path)
    listing = list_records(tmp_path)
    dossiers = {dossier.name: dossier for dossier in dossiers_of(listing)}
    assert sorted(Files(dossiers)) == listing.files
    left_out = frozenset(listing.files[::3])
    files = Files(dossiers, left_out)
    assert len(files) == len(list(files)) == len(listing.files) - len(left_out)
    assert files == set(listing.files) - left_out
    assert files | left_out == set(listing.files)
    strangers = (
        "",
        "records",
        "records/people",
        "records/pairs/nobody/goals.yml",
        "records/people/nobody.yml",
        None,
    )
    assert not any(file in files for file in (*strangers, *left_out))
    assert all(file in files for file in files)


@pytest.mark.parametrize("byte", range(0, 400, 20))
def test_a_damaged_beginning_is_as_good_as_none(tmp_path: Path, byte: int) -> None:
    """There stands what is to be found where, in words that have to be words."""
    Keep(tmp_path).write(Shelf.SENSE, {b"key": b"value"})
    content = bytearray((tmp_path / FILE).read_bytes())
    end = content[:4096].rindex(b"CREATE TABLE") if b"CREATE TABLE" in content[:4096] else 0
    for at in (byte, end + byte):
        damaged = bytearray(content)
        damaged[at] ^= 0xFF
        (tmp_path / FILE).write_bytes(damaged)
        assert Keep(tmp_path).read(Shelf.SENSE, [b"key"]) in ({}, {b"key": b"value"})
        again = Keep(tmp_path)
        again.write(Shelf.SENSE, {b"other": b"value"})
        assert again.read(Shelf.SENSE, [b"key"]) in ({}, {b"key": b"value"})


def test_figures_are_made_of_what_changed_alone(tmp_path, monkeypatch):
    asked = []
    figures_of = figures.figures_of_pair
    monkeypatch.setattr(
        figures, "figures_of_pair", lambda pair, *rest: (asked.append(pair.id), figures_of(pair, *rest))[1]
    )

    def pairs_asked(day: dt.date = DAY) -> list[str]:
        asked.clear()
        found = figures_in(check_known(tmp_path, day))
        made = list(asked)
        assert found == figures_in(check(tmp_path, day))
        return made

    lay(BASE, tmp_path)
    shutil.copytree(tmp_path / "records/pairs/ada--grace", tmp_path / "records/pairs/pair-1")
    Checkout(tmp_path).commit("sam-doe")
    pairs = sorted(path.name for path in (tmp_path / "records" / "pairs").iterdir())
    assert pairs_asked() == pairs
    assert pairs_asked() == []
    entry = tmp_path / "records/pairs/pair-1/log/2026-09-30.yml"
    entry.parent.mkdir(exist_ok=True)
    entry.write_text("date: 2026-09-30\nkind: meeting\noutcome: held\ndid: [Talked]\n")
    assert pairs_asked() == ["pair-1"]
    # What git knows of an entry is part of its pair's figures.
    Checkout(tmp_path).commit("sam-doe")
    assert pairs_asked() == ["pair-1"]
    assert pairs_asked(DAY + dt.timedelta(days=1)) == pairs
    monkeypatch.setattr(figures, "read_edition", lambda: b"another version")
    assert pairs_asked() == pairs
