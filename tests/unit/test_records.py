"""Which files are records, and what is said of all the others."""

import os

import pytest

from generator.reading.nearest_place import nearest_place
from generator.reading.records import read_records
from generator.reading.root import find_root

PROGRAM = "records/program.yml"


def write(root, *files, text="name: x\n"):
    for file in (PROGRAM, *files):
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def codes_of(root):
    return [(finding.code, finding.file) for finding in read_records(root)[1]]


def test_records_come_in_order_with_their_places(tmp_path):
    write(tmp_path, "records/pairs/b/log/2026-01-02.yml", "records/pairs/b/goals.yml", "records/people/a.yml")
    records, findings = read_records(tmp_path)
    assert findings == ()
    assert {record.place.file for record in records} == {
        PROGRAM,
        "records/people/a.yml",
        "records/pairs/b/goals.yml",
        "records/pairs/b/log/2026-01-02.yml",
    }


@pytest.mark.parametrize(
    ("file", "right"),
    [
        ("records/pairs/ada/agreement.yaml", "records/pairs/ada/agreement.yml"),
        ("records/pairs/Ada_B/goals.yml", "records/pairs/ada-b/goals.yml"),
        ("records/pairs/ada/goal.yml", "records/pairs/ada/goals.yml"),
        ("records/people/Ada Lovelace.yml", "records/people/ada-lovelace.yml"),
        ("records/people/ada.txt", "records/people/ada.yml"),
        ("records/ada.yml", "records/people/ada.yml"),
        ("records/programme.yml", "records/program.yml"),
        ("records/pairs/ada/2026-3-4.yml", "records/pairs/ada/log/2026-03-04.yml"),
        ("records/pairs/ada/log/2026-3-4.yml", "records/pairs/ada/log/2026-03-04.yml"),
        ("records/pairs/ada/log/20260304_Long word.yml", "records/pairs/ada/log/2026-03-04-long-word.yml"),
    ],
)
def test_a_file_at_an_unexpected_place_is_told_the_nearest_right_one(tmp_path, file, right):
    write(tmp_path, file)
    assert codes_of(tmp_path) == [("FILE-001", file)]
    assert f" {right}." in nearest_place(file)[0]


def test_links_are_never_followed(tmp_path):
    write(tmp_path)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "agreement.yml").write_text("secret")
    os.symlink(tmp_path / "outside", tmp_path / "records" / "pairs")
    os.symlink("/dev/zero", tmp_path / "records" / "resources.yml")
    records, findings = read_records(tmp_path)
    assert [record.place.file for record in records] == [PROGRAM]
    assert [finding.code for finding in findings] == ["FILE-003", "FILE-003"]


def test_a_pipe_is_not_waited_for(tmp_path):
    write(tmp_path)
    os.mkfifo(tmp_path / "records" / "resources.yml")
    assert codes_of(tmp_path) == [("FILE-003", "records/resources.yml")]


def test_a_repository_among_the_records_is_refused(tmp_path):
    write(tmp_path, *(f"records/pairs/x/{name}" for name in ("HEAD", "objects/a", "refs/a")))
    assert codes_of(tmp_path) == [("FILE-012", "records/pairs/x")]


def test_names_that_some_disks_cannot_tell_apart_collide(tmp_path):
    write(tmp_path, "records/people/ada.yml", "records/people/ADA.yml")
    assert "FILE-011" in [code for code, _ in codes_of(tmp_path)]


def test_a_file_name_cannot_write_to_the_terminal(tmp_path):
    write(tmp_path, "records/people/a\x1b[2Jb\n.yml")
    finding = read_records(tmp_path)[1][0]
    assert all(text.isprintable() for text in (finding.file, finding.message, finding.hint))


def test_a_programme_without_its_record_is_told_so(tmp_path):
    (tmp_path / "records" / "people").mkdir(parents=True)
    assert codes_of(tmp_path) == [("FILE-002", PROGRAM)]


def test_leftovers_of_file_managers_are_nobodys_business(tmp_path):
    write(tmp_path, "records/pairs/.gitkeep", "records/.DS_Store")
    assert codes_of(tmp_path) == []


def test_the_programme_is_found_from_inside(tmp_path):
    write(tmp_path, "records/pairs/x/goals.yml")
    assert find_root(tmp_path / "records" / "pairs" / "x") == tmp_path
    assert find_root(tmp_path.parent) is None
