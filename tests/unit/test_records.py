"""Only plain files at their right place are read, and whoever puts one elsewhere learns where it belongs."""

import os
import pickle
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.reading import folder_walk
from generator.reading import records as module
from generator.reading.folder_walk import Walk
from generator.reading.raw_text import MAX_BYTES
from generator.reading.records import list_records, read_records
from generator.reading.root import find_root
from generator.words.places import Kind, place_of


def lay(root: Path, *files: str, content: str = "name: x\n") -> Path:
    for file in ("records/program.yml", *files):
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def told(root: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.file) for finding in read_records(root)[1]]


def test_records_come_in_order_of_their_path_with_their_place(tmp_path):
    lay(
        tmp_path,
        "records/people/zoe.yml",
        "records/pairs/ada-zoe/log/2026-03-04-zoe.yml",
        "records/pairs/ada-zoe/goals.yml",
        "records/pairs/ada-zoe/agreement.yml",
        "records/resources.yml",
        "records/pulse/spring-2026-2026-03-04.yml",
    )
    records, findings = read_records(tmp_path)
    assert findings == ()
    assert [(record.place.kind, record.place.owner, record.place.stem) for record in records] == [
        (Kind.AGREEMENT, "ada-zoe", ""),
        (Kind.GOALS, "ada-zoe", ""),
        (Kind.LOG_ENTRY, "ada-zoe", "2026-03-04-zoe"),
        (Kind.PERSON, "zoe", ""),
        (Kind.PROGRAM, "", ""),
        (Kind.PULSE, "spring-2026", "spring-2026-2026-03-04"),
        (Kind.RESOURCES, "", ""),
    ]
    assert {record.content for record in records} == {b"name: x\n"}


@pytest.mark.parametrize(
    ("misplaced", "right"),
    [
        ("pairs/ada/agreement.yaml", "pairs/ada/agreement.yml"),
        ("people/ada.txt", "people/ada.yml"),
        ("pairs/Ada--Grace/goals.yml", "pairs/ada--grace/goals.yml"),
        ("pairs/ada/log/20260304_Long word.yml", "pairs/ada/log/2026-03-04-long-word.yml"),
        ("pairs/ada/Agreement.yml", "pairs/ada/agreement.yml"),
        ("pairs/ada/agrement.yml", "pairs/ada/agreement.yml"),
        ("pairs/ada/goal.yml", "pairs/ada/goals.yml"),
        ("pairs/ada/goals.yml.txt", "pairs/ada/goals.yml"),
        ("pairs/Ada_B/agreement.yml", "pairs/ada-b/agreement.yml"),
        ("pairs/ada--grace/goal.yml", "pairs/ada--grace/goals.yml"),
        ("pairs/ada.yml", "pairs/ada/agreement.yml"),
        ("pair/ada/goals.yml", "pairs/ada/goals.yml"),
        ("pairs/ada/log/2026-3-4.yml", "pairs/ada/log/2026-03-04.yml"),
        ("pairs/ada/log/20260304.yml", "pairs/ada/log/2026-03-04.yml"),
        ("pairs/ada/log/4.3.2026.yml", "pairs/ada/log/2026-03-04.yml"),
        ("pairs/ada/log/2026-03-04 Review.yaml", "pairs/ada/log/2026-03-04-review.yml"),
        ("pairs/ada/logs/2026-03-04.yml", "pairs/ada/log/2026-03-04.yml"),
        ("pairs/ada/2026-03-04.yml", "pairs/ada/log/2026-03-04.yml"),
        ("pairs/ada/log/goals.yml", "pairs/ada/goals.yml"),
        ("people/Ada Lovelace.yml", "people/ada-lovelace.yml"),
        ("people/Zoë.yml", "people/zoe.yml"),
        ("people/Łukasz Groß.yml", "people/lukasz-gross.yml"),
        ("people/ada", "people/ada.yml"),
        ("people/ada/profile.yml", "people/ada.yml"),
        ("People/ada.yml", "people/ada.yml"),
        ("ada.yml", "people/ada.yml"),
        ("resource.yml", "resources.yml"),
        ("pulse/Spring-2026-10-01.yaml", "pulse/spring-2026-10-01.yml"),
        ("pulse/spring-2026 2026-10-1.yml", "pulse/spring-2026-2026-10-01.yml"),
        ("pulse/spring/2026-10-01.yml", "pulse/spring-2026-10-01.yml"),
        ("surveys/spring-2026-10-01.yml", "pulse/spring-2026-10-01.yml"),
    ],
)
def test_a_misplaced_file_is_told_its_right_place(tmp_path, misplaced, right):
    records, findings = read_records(lay(tmp_path, f"records/{misplaced}"))
    assert [(finding.code, finding.file) for finding in findings] == [("FILE-001", f"records/{misplaced}")]
    assert findings[0].hint == f"Rename or move it to records/{right}."
    assert len(records) == 1


@pytest.mark.parametrize(
    "misplaced",
    [
        "README.md",
        "photo.png",
        "people/photo.jpg",
        "people/田中.yml",
        "pairs/ada/log/monday.yml",
        "pairs/ada/log/2026-13-4.yml",
        "pairs/ada/notes.yml",
        "2026-03-04.yml",
    ],
)
def test_where_the_place_is_anybodys_guess_all_places_are_named(tmp_path, misplaced):
    findings = read_records(lay(tmp_path, f"records/{misplaced}"))[1]
    assert [finding.code for finding in findings] == ["FILE-001"]
    assert "records/people/<person>.yml" in findings[0].hint


def test_a_place_that_is_taken_is_not_proposed(tmp_path):
    lay(tmp_path, "records/people/ada.yml", "records/people/ada.yaml")
    assert "there is a records/people/ada.yml already" in read_records(tmp_path)[1][0].hint


def test_the_programme_needs_its_own_record(tmp_path):
    assert told(tmp_path) == [("FILE-002", "records/program.yml")]
    (lay(tmp_path) / "records/program.yml").rename(tmp_path / "records/program.yaml")
    assert told(tmp_path) == [("FILE-001", "records/program.yaml")]
    (tmp_path / "records/program.yaml").rename(tmp_path / "records/programme.yml")
    assert read_records(tmp_path)[1][0].hint == "Rename or move it to records/program.yml."


def test_links_are_never_followed(tmp_path):
    lay(tmp_path, "records/people/ada.yml")
    secret = tmp_path / "secret.yml"
    secret.write_text("name: secret\n")
    (tmp_path / "records/people/eve.yml").symlink_to(secret)
    (tmp_path / "records/people/loop").symlink_to(tmp_path / "records")
    (tmp_path / "records/people/gone.yml").symlink_to("nowhere")
    records, findings = read_records(tmp_path)
    assert [finding.code for finding in findings] == ["FILE-003"] * 3
    assert [record.place.file for record in records] == ["records/people/ada.yml", "records/program.yml"]


def test_a_folder_of_records_that_is_a_link_is_not_followed(tmp_path):
    lay(tmp_path / "elsewhere")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "records").symlink_to(tmp_path / "elsewhere" / "records")
    assert read_records(tmp_path / "here")[0] == ()
    assert told(tmp_path / "here") == [("FILE-003", "records")]


def test_a_link_put_there_after_the_listing_is_not_followed(tmp_path, monkeypatch):
    lay(tmp_path, "records/people/ada.yml")
    really_open = os.open

    def open_too_late(path, *rest):
        if str(path).endswith("ada.yml"):
            Path(path).unlink()
            Path(path).symlink_to("/dev/zero")
        return really_open(path, *rest)

    monkeypatch.setattr(os, "open", open_too_late)
    records, findings = read_records(tmp_path)
    assert [finding.code for finding in findings] == ["FILE-003"]
    assert [record.content for record in records] == [None, b"name: x\n"]


def test_pipes_are_not_waited_for(tmp_path):
    os.mkfifo(lay(tmp_path) / "records/resources.yml")
    start = time.process_time()
    assert told(tmp_path) == [("FILE-003", "records/resources.yml")]
    assert time.process_time() - start < 1


def test_no_more_is_read_than_a_record_may_hold(tmp_path):
    lay(tmp_path, "records/people/ada.yml", content="x" * (2 * MAX_BYTES))
    assert [len(record.content) for record in read_records(tmp_path)[0]] == [MAX_BYTES + 1] * 2


@pytest.mark.parametrize("off", [-9, -1, 0, 1, 100])
def test_a_file_that_grows_or_shrinks_before_it_is_read_is_read_whole(tmp_path, monkeypatch, off):
    lay(tmp_path, "records/people/ada.yml", content="name: Ada Lovelace\n")
    look = os.fstat
    monkeypatch.setattr(
        module.os,
        "fstat",
        lambda handle: SimpleNamespace(
            st_mode=look(handle).st_mode, st_size=max(0, look(handle).st_size + off)
        ),
    )
    files, findings = module.read_listed(tmp_path, ["records/people/ada.yml"])
    assert ([file.content for file in files], findings) == ([b"name: Ada Lovelace\n"], ())


def test_what_cannot_be_opened_hides_nothing_else(tmp_path, monkeypatch):
    lay(tmp_path, "records/people/ada.yml", "records/people/eve.yml")
    really_open = os.open

    def locked(path, *rest):
        if str(path).endswith("ada.yml"):
            raise PermissionError(13, "Permission denied")
        return really_open(path, *rest)

    monkeypatch.setattr(os, "open", locked)
    records, findings = read_records(tmp_path)
    assert [(finding.code, finding.file) for finding in findings] == [("FILE-004", "records/people/ada.yml")]
    read = {record.place.file: record.content for record in records}
    assert read["records/people/ada.yml"] is None
    assert read["records/people/eve.yml"] == b"name: x\n"


def test_a_repository_among_the_records_is_refused_whole(tmp_path):
    lay(tmp_path, *(f"records/pairs/old/{name}" for name in ("HEAD", "objects/a", "refs/b", "agreement.yml")))
    lay(tmp_path, "records/people/.git")
    assert told(tmp_path) == [("FILE-012", "records/pairs/old"), ("FILE-012", "records/people/.git")]


def test_what_editors_leave_behind_is_harmless_or_told_of(tmp_path):
    lay(tmp_path, "records/people/.gitkeep", "records/.DS_Store", "records/people/Thumbs.db")
    assert told(tmp_path) == []
    leftovers = (
        "ada.yml~",
        ".ada.yml.swp",
        "ada.yml.orig",
        "#ada.yml#",
        "._ada.yml",
        ".#ada.yml",
        ".ada.yml.42.part",
    )
    lay(tmp_path, *(f"records/people/{name}" for name in leftovers))
    assert [code for code, _ in told(tmp_path)] == ["FILE-013"] * len(leftovers)


@pytest.mark.parametrize(
    ("one", "other"), [("sam", "Sam"), ("zoe\u0301", "zo\u00e9"), ("strasse", "stra\u00dfe")]
)
def test_names_that_are_one_on_other_computers_collide(tmp_path, one, other):
    lay(tmp_path, f"records/people/{one}.yml", f"records/people/{other}.yml")
    if len(list((tmp_path / "records/people").iterdir())) < 2:
        pytest.skip("they are one and the same on this computer too")
    assert "FILE-011" in [code for code, _ in told(tmp_path)]


def test_folders_collide_too(tmp_path):
    lay(tmp_path, "records/pairs/ada/agreement.yml", "records/pairs/Ada/goals.yml")
    assert ("FILE-011", "records/pairs/Ada") in told(tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "people/con.yml",
        "people/AUX.yml",
        "people/nul.tar.yml",
        "people/lpt1.yml",
        "pairs/com9/agreement.yml",
        "pairs/prn/agreement.yml",
        "people/ada.yml.",
        "people/ada.yml ",
        "pairs/ada./agreement.yml",
    ],
)
def test_names_that_some_computers_cannot_give_a_file_are_refused(tmp_path, path):
    assert "FILE-014" in [code for code, _ in told(lay(tmp_path, f"records/{path}"))]


@pytest.mark.parametrize("name", ["connie", "console", "auxin", "com10", "nul-set", "lpt"])
def test_names_that_only_begin_like_these_are_fine(tmp_path, name):
    assert "FILE-014" not in [code for code, _ in told(lay(tmp_path, f"records/people/{name}.yml"))]


@pytest.mark.parametrize("date", ["2026-02-31", "2026-13-01", "2025-02-29", "0000-01-01"])
def test_an_entry_is_named_after_a_day_of_the_calendar(tmp_path, date):
    file = f"records/pairs/ada/log/{date}-ada.yml"
    records, findings = read_records(lay(tmp_path, file))
    assert [(finding.code, finding.file) for finding in findings] == [("FILE-010", file)]
    assert f'"{date}"' in findings[0].message
    assert file in {record.place.file for record in records}


@pytest.mark.parametrize(
    "name", ["a\nb.yml", "::error::x.yml", "a\x1b[31m.yml", "a\u202eb.yml", b"a\xff.yml", "a\u2028b.yml"]
)
def test_odd_names_are_shown_escaped(tmp_path, name):
    lay(tmp_path, "records/people/ada.yml")
    (tmp_path / "records/people" / os.fsdecode(name)).write_bytes(b"")
    (finding,) = read_records(tmp_path)[1]
    said = finding.file + finding.message + finding.hint
    assert said.isprintable()
    said.encode("utf-8")


def test_the_root_is_found_from_any_folder_inside(tmp_path, monkeypatch):
    inside = lay(tmp_path / "programme", "records/pairs/ada/log/2026-03-04.yml") / "records/pairs/ada/log"
    assert find_root(inside) == tmp_path / "programme"
    monkeypatch.chdir(inside)
    assert find_root(Path()) == tmp_path / "programme"
    assert find_root(inside / "2026-03-04.yml") == tmp_path / "programme"


def test_the_nearest_root_counts_and_a_missing_programme_does_not_hide_it(tmp_path):
    lay(tmp_path / "outer")
    inner = tmp_path / "outer" / "inner"
    (inner / "records" / "people").mkdir(parents=True)
    assert find_root(inner / "records") == inner


def test_without_records_there_is_no_root(tmp_path):
    (tmp_path / "records").mkdir()
    assert find_root(tmp_path) is None
    assert find_root(tmp_path / "no" / "such" / "folder") is None


DATES = [
    f"{year}-{month:02}-{day:02}"
    for year in (1999, 2024, 2026)
    for month in (0, 1, 2, 4, 12, 13)
    for day in range(33)
]
NAMES = (
    "ada",
    "0-9",
    "-ada",
    "Ada",
    "ada_x",
    "a" * 64,
    "a" * 65,
    "agreement",
    "goals",
    "log",
    "program",
    "resources",
)
FOLDERS = (
    "records",
    "records/people",
    "records/pulse",
    "records/pairs",
    "records/pairs/ada-zoe",
    "records/pairs/ada-zoe/log",
)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("ending", ["", ".yml", "-ada.yml", "x.yml", ".yaml"])
def test_a_look_at_a_folder_tells_what_a_look_at_each_file_tells(tmp_path, monkeypatch, folder, ending):
    """Where one look tells that all files in a folder lie right, each of them does, and has no finding."""
    stamp = (1, 1, 1, 1)
    for names in (NAMES, DATES, *((name,) for name in (*NAMES, *DATES))):
        files = {f"{name}{ending}": stamp for name in sorted(names)}
        monkeypatch.setattr(module, "walk", lambda *_, files=files: Walk({folder: files}, []))
        paths = [f"{folder}/{name}" for name in files]
        listing = list_records(tmp_path)
        assert listing.files == sorted(file for file in paths if place_of(file))
        told_of = {finding.file for finding in listing.findings} - {"records/program.yml"}
        impossible = {
            file for file in listing.files if (place := place_of(file)) and place.stem and not place.day
        }
        assert told_of == set(paths) - set(listing.files) | impossible


def test_names_that_are_right_elsewhere_are_wrong_here(tmp_path):
    lay(
        tmp_path,
        "records/pairs/ada-zoe/log",
        "records/pairs/zoe-ada/log/goals.yml",
        "records/people/2026-03-04/ada.yml",
    )
    assert list_records(tmp_path).files == ["records/program.yml"]


def test_however_many_look_the_same_is_seen(tmp_path, monkeypatch):
    """Where a folder holds very many others, these are looked through elsewhere, some at a time."""
    lay(tmp_path, *(f"records/pairs/pair-{number}/log/2026-03-04.yml" for number in range(9)))
    lay(
        tmp_path,
        "records/pairs/pair-1/log/here/too.yml",
        "records/pairs/con/goals.yml",
        "records/people/zoe.yml",
    )
    (tmp_path / "records/pairs/pair-2/goals.yml").symlink_to("nowhere")
    (tmp_path / os.fsdecode(b"records/pairs/pair-3/log/\xff.yml")).write_text("", encoding="utf-8")
    seen = list_records(tmp_path)
    shares = []

    def elsewhere(look, folders):
        shares.extend(folders)
        return [pickle.loads(pickle.dumps(look))(share) for share in folders]

    monkeypatch.setattr(folder_walk, "_VERY_MANY", 4)
    monkeypatch.setattr(folder_walk, "_SHARE", 3)
    again = list_records(tmp_path, elsewhere)
    assert (again.folders, again.findings) == (seen.folders, seen.findings)
    assert [len(share) for share in shares] == [3, 3, 3, 1]
    assert len(seen.findings) == 4
