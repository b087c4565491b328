"""A folder that is to take a former one's place shares with it what both say, and never changes it."""

import os

import pytest

from generator.outlets.successor import Successor

LONG_AGO = 10**18


@pytest.fixture
def new(tmp_path):
    former = tmp_path / "former"
    (former / "pairs" / "ada").mkdir(parents=True)
    for name in ("index.html", "pairs/ada/index.html"):
        (former / name).write_text("old")
        os.utime(former / name, ns=(LONG_AGO, LONG_AGO))
    (tmp_path / "new").mkdir()
    return Successor(tmp_path / "new", former)


def told(new):
    """What the folder says, and whether it is the former one's file."""
    files = [path for path in new.folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(new.folder).as_posix(): (path.read_text(), path.stat().st_mtime_ns == LONG_AGO)
        for path in files
    }


def untouched(new):
    files = [path for path in new.former.rglob("*") if path.is_file()]
    return all(path.read_text() == "old" and path.stat().st_mtime_ns == LONG_AGO for path in files)


def test_what_says_the_same_is_the_former_file_and_what_does_not_is_new(new):
    new.put("pairs/ada/index.html", "old")
    new.put("index.html", b"new")
    new.put("people/bo/index.html", "old")
    assert told(new) == {
        "pairs/ada/index.html": ("old", True),
        "index.html": ("new", False),
        "people/bo/index.html": ("old", False),
    }
    assert untouched(new)


def test_putting_something_again_does_not_change_the_former_folder(new):
    for content in ("old", "new", "newer", "old"):
        new.put("index.html", content)
        assert told(new) == {"index.html": (content, content == "old")}
        assert untouched(new)
    new.keep("index.html")
    new.keep("index.html")
    assert told(new) == {"index.html": ("old", True)}


def test_all_of_a_folder_is_taken_over_where_it_says_the_same(new, tmp_path):
    made = tmp_path / "made"
    (made / "pairs" / "ada").mkdir(parents=True)
    (made / "pairs" / "ada" / "index.html").write_text("old")
    (made / "index.html").write_text("new")
    new.put_all(made)
    assert told(new) == {"pairs/ada/index.html": ("old", True), "index.html": ("new", False)}
    assert untouched(new)


def test_what_was_there_at_first_and_nobody_asked_for_goes_away(new, tmp_path):
    """However it came there: the folder may begin with anything."""
    for folder in ("people/bo", "people/cy", "pairs/ada", "elsewhere"):
        (tmp_path / "new" / folder).mkdir(parents=True)
    for name in ("people/bo/index.html", "people/cy/index.html", "people/cy/old.ics", "left.html"):
        (new.folder / name).write_text("left")
    os.link(new.former / "index.html", new.folder / "index.html")
    os.link(new.former / "index.html", new.folder / "pairs" / "ada" / "index.html")
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "b.html").write_text("mine")
    (new.folder / "linked").symlink_to(tmp_path / "records")
    (new.folder / "link.html").symlink_to(tmp_path / "records" / "b.html")
    new.take_stock()
    new.put("linked/b.html", "new")
    new.put("people/cy/index.html", "new")
    new.claim(["left.html"])
    new.keep("index.html")
    new.keep("pairs/ada/index.html")
    new.remove_others()
    assert told(new) == {
        "linked/b.html": ("new", False),
        "people/cy/index.html": ("new", False),
        "left.html": ("left", False),
        "index.html": ("old", True),
        "pairs/ada/index.html": ("old", True),
    }
    assert {path.name for path in new.folder.iterdir()} == {
        "index.html",
        "left.html",
        "linked",
        "pairs",
        "people",
    }
    assert [path.name for path in (new.folder / "people").iterdir()] == ["cy"]
    assert (tmp_path / "records" / "b.html").read_text() == "mine"
    assert untouched(new)


@pytest.mark.parametrize("is_known", [False, True])
def test_what_is_there_and_is_not_the_former_file_is_no_longer_there(new, is_known):
    (new.folder / "index.html").write_text("old")
    if is_known:
        new.take_stock()
    new.keep("index.html")
    assert told(new) == {"index.html": ("old", True)}


def test_a_link_in_the_former_folder_is_not_kept(new, tmp_path):
    (tmp_path / "elsewhere").write_text("old")
    (new.former / "index.html").unlink()
    (new.former / "index.html").symlink_to(tmp_path / "elsewhere")
    new.put("index.html", "old")
    assert not (new.folder / "index.html").is_symlink()
    assert (new.folder / "index.html").stat().st_ino != (tmp_path / "elsewhere").stat().st_ino


def test_without_links_on_the_disk_a_copy_keeps_the_time_stamp(new, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    new.put("index.html", "old")
    assert told(new) == {"index.html": ("old", True)}


def test_what_another_process_put_in_the_way_of_what_goes_away_stays(new):
    (new.folder / "part").mkdir()
    for name in ("part/a.html", "page"):
        (new.folder / name).write_text("before")
    new.take_stock()
    other = Successor(new.folder, new.former)
    other.put("part", "a file")
    other.put("page/index.html", "in a folder")
    new.claim(["part", "page/index.html"])
    new.remove_others()
    assert told(new) == {"part": ("a file", False), "page/index.html": ("in a folder", False)}


@pytest.mark.parametrize("former", ["nowhere", None])
def test_there_need_be_no_former_folder(tmp_path, former):
    new = Successor(tmp_path / "new", tmp_path / former if former else None)
    new.folder.mkdir()
    new.take_stock()
    new.put("a/b.html", "x")
    new.remove_others()
    assert told(new) == {"a/b.html": ("x", False)}


def test_a_file_is_written_whole_also_where_the_system_takes_it_in_pieces(new, monkeypatch):
    write = os.write
    monkeypatch.setattr("generator.outlets.successor.os.write", lambda file, text: write(file, text[:2]))
    new.put("index.html", "longer than before")
    new.put("pairs/ada/index.html", "")
    assert told(new) == {"index.html": ("longer than before", False), "pairs/ada/index.html": ("", False)}
