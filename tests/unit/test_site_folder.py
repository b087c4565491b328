"""The former site stays whole until the new one takes its place in one step."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from generator.outlets import exchange
from generator.outlets.site_folder import MARK, require_pages, staged_site
from generator.words.obstacle import Obstacle


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def beside(site):
    """What there is beside a site, but for what was spared, which is the site's own."""
    spare = site.with_name(f".{site.name}.spare")
    for path in set(spare.rglob("*")) - {spare / ".gitignore"}:
        assert path.is_dir() or path.samefile(site / path.relative_to(spare))
    return sorted({path.name for path in site.parent.iterdir()} - {site.name, spare.name})


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    with staged_site(folder) as new:
        new.put("index.html", "first")
    return folder


def test_a_new_site_takes_the_place_of_the_former_one(site):
    with staged_site(site) as new:
        new.put("other.html", "second")
        assert contents(site) == {"index.html": b"first"}
    assert contents(site) == {"other.html": b"second"}
    assert beside(site) == []


def test_the_next_site_begins_with_what_two_have_in_common(site):
    for number in range(4):
        with staged_site(site) as new:
            begun = contents(new.folder)
            new.put("same/index.html", "same")
            new.put("index.html", f"number {number}")
        assert contents(site) == {"same/index.html": b"same", "index.html": f"number {number}".encode()}
        assert beside(site) == []
    # What was replaced is nowhere any more.
    assert begun == {"same/index.html": b"same"}


def test_a_file_that_stays_is_one_and_the_same_in_all_sites(site):
    first = (site / "index.html").stat()
    for _ in range(3):
        with staged_site(site) as new:
            new.keep("index.html")
        assert os.path.samestat((site / "index.html").stat(), first)
        assert (site / "index.html").stat().st_mtime_ns == first.st_mtime_ns


def test_whatever_somebody_puts_into_what_is_spared_is_never_published(site, tmp_path):
    spare = site.with_name(".site.spare")
    with staged_site(site) as new:
        new.keep("index.html")
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "records.txt").write_text("years of work")
    (spare / "index.html").unlink()
    (spare / "index.html").write_text("another")
    (spare / "withdrawn.html").write_text("a name")
    (spare / "part").symlink_to(tmp_path / "precious")
    with staged_site(site) as new:
        new.keep("index.html")
        new.put("part/records.txt", "new")
    assert contents(site) == {"index.html": b"first", "part/records.txt": b"new"}
    assert (tmp_path / "precious" / "records.txt").read_text() == "years of work"


def test_whoever_removes_the_site_gets_another_from_nothing(site):
    with staged_site(site) as new:
        new.keep("index.html")
    shutil.rmtree(site)
    with staged_site(site) as new:
        assert contents(new.folder) == {}
        new.put("index.html", "second")
    assert contents(site) == {"index.html": b"second"}
    assert os.listdir(site.parent) == ["site"]


def test_what_is_spared_is_for_nobody_else_to_read_or_to_commit(site):
    spare = site.with_name(".site.spare")
    with staged_site(site) as new:
        new.keep("index.html")
    assert spare.stat().st_mode & 0o777 == 0o700
    assert contents(spare) == {"index.html": b"first", ".gitignore": b"*\n"}
    with staged_site(site) as new:
        new.keep("index.html")
    assert contents(site) == {"index.html": b"first"}
    assert site.stat().st_mode & 0o777 != 0o700


def test_whoever_looks_into_the_former_folder_does_not_see_the_next_one_being_made(site):
    with staged_site(site) as new:
        new.keep("index.html")
    former = os.open(site, os.O_RDONLY)
    try:
        with staged_site(site) as new:
            new.put("index.html", "second")
        with pytest.raises(ValueError, match="half"), staged_site(site) as new:
            new.put("secret.html", "third")
            assert "secret.html" not in os.listdir(former)
            raise ValueError("half way")
    finally:
        os.close(former)


def test_a_file_with_another_name_elsewhere_is_not_spared(site, tmp_path):
    os.link(site / "index.html", tmp_path / "backup.html")
    with staged_site(site) as new:
        new.put("other.html", "second")
    assert contents(site.with_name(".site.spare")) == {".gitignore": b"*\n"}


@pytest.mark.parametrize(("one", "other"), [("part", "part/a/b.html"), ("part/a/b.html", "part")])
def test_what_was_a_file_can_become_a_folder_and_the_reverse(site, one, other):
    for _ in range(2):
        with staged_site(site) as new:
            new.put(one, "first")
    with staged_site(site) as new:
        new.put(other, "second")
    assert contents(site) == {other: b"second"}


def test_after_a_failed_build_the_next_begins_from_nothing(site):
    with staged_site(site) as new:
        new.keep("index.html")
    with pytest.raises(ValueError, match="half"), staged_site(site) as new:
        raise ValueError("half way")
    assert not site.with_name(".site.spare").exists()
    with staged_site(site) as new:
        assert contents(new.folder) == {}
        new.keep("index.html")
    assert contents(site) == {"index.html": b"first"}


def test_a_link_in_place_of_what_is_spared_is_not_followed(site, tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "records.txt").write_text("years of work")
    site.with_name(".site.spare").symlink_to(tmp_path / "precious")
    with staged_site(site) as new:
        new.put("index.html", "second")
    assert contents(tmp_path / "precious") == {"records.txt": b"years of work"}
    assert contents(site) == {"index.html": b"second"}


def test_without_links_on_the_disk_nothing_is_spared(site, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        with staged_site(site) as new:
            new.keep("index.html")
        assert contents(site) == {"index.html": b"first"}
        assert contents(site.with_name(".site.spare")) == {".gitignore": b"*\n"}


def test_without_the_systems_exchange_it_takes_two_steps(site, monkeypatch):
    monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    with staged_site(site) as new:
        new.put("other.html", "second")
    assert contents(site) == {"other.html": b"second"}
    assert beside(site) == []


def test_where_the_disk_cannot_be_flushed_at_once_each_file_and_folder_is(site, monkeypatch):
    flushed = []
    monkeypatch.setattr(exchange, "_flush_disk", lambda _: False)
    monkeypatch.setattr(exchange.os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_ino))
    with staged_site(site) as new:
        new.put("part/index.html", "second")
    made = [site, *site.rglob("*")]
    assert len(made) == 4
    assert sorted(flushed) == sorted(path.stat().st_ino for path in made)


def test_a_disk_that_is_full_leaves_the_former_site(site, monkeypatch):
    class Full:
        def syncfs(self, _):
            exchange.ctypes.set_errno(errno.ENOSPC)
            return -1

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
        patch.setattr(exchange.ctypes, "CDLL", lambda *_, **__: Full())
        with staged_site(site) as new:
            new.put("index.html", "second")
    assert contents(site) == {"index.html": b"first"}
    assert beside(site) == []


def test_a_failed_build_leaves_the_former_site(site):
    with pytest.raises(ValueError, match="half"), staged_site(site) as new:
        new.put("index.html", "second")
        raise ValueError("half way")
    assert contents(site) == {"index.html": b"first"}
    assert beside(site) == []


def test_a_killed_build_leaves_the_former_site_and_the_next_one_cleans_up(site):
    script = textwrap.dedent(f"""
        import pathlib, time
        from generator.outlets.site_folder import staged_site
        with staged_site(pathlib.Path({str(site)!r})) as new:
            new.put("index.html", "second")
            print("half way", flush=True)
            time.sleep(60)
    """)
    build = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    build.stdout.readline()
    with pytest.raises(Obstacle, match="under way"), staged_site(site):
        pass
    build.send_signal(signal.SIGKILL)
    build.wait()
    assert contents(site) == {"index.html": b"first"}
    with staged_site(site) as new:
        new.put("index.html", "third")
    assert contents(site) == {"index.html": b"third"}
    assert beside(site) == []


def test_readers_never_see_a_moment_without_a_site(site):
    script = textwrap.dedent(f"""
        import pathlib, sys
        page = pathlib.Path({str(site)!r}) / "index.html"
        print("looking", flush=True)
        while not pathlib.Path({str(site.parent / "stop")!r}).exists():
            page.read_text()
    """)
    reader = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    reader.stdout.readline()
    for number in range(100):
        with staged_site(site) as new:
            new.put("index.html", str(number))
    time.sleep(0.05)
    (site.parent / "stop").touch()
    assert reader.wait() == 0


def test_a_page_that_the_builder_left_out_is_noticed(tmp_path):
    (tmp_path / "index.html").touch()
    require_pages(tmp_path, ["index.html"])
    with pytest.raises(Obstacle, match="lost.html"):
        require_pages(tmp_path, ["index.html", "lost.html"])


def test_a_link_is_not_a_place_to_publish(tmp_path):
    (tmp_path / "site").symlink_to(tmp_path)
    with pytest.raises(Obstacle, match="not a folder"), staged_site(tmp_path / "site"):
        pass


def test_what_is_no_former_site_is_never_replaced(tmp_path):
    folder = tmp_path / "precious"
    folder.mkdir()
    (folder / "records.txt").write_text("years of work")
    with pytest.raises(Obstacle, match="no former site"), staged_site(folder):
        pass
    assert contents(tmp_path) == {"precious/records.txt": b"years of work"}
    (folder / "records.txt").unlink()
    with staged_site(folder) as new:
        new.put("index.html", "first")
    assert contents(folder) == {"index.html": b"first"}


def test_what_came_there_during_the_build_stays(tmp_path):
    with pytest.raises(Obstacle, match="no former site"), staged_site(tmp_path / "site"):
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "late.txt").write_text("put here meanwhile")
    assert contents(tmp_path) == {"site/late.txt": b"put here meanwhile"}


def test_a_build_killed_between_the_two_steps_gets_its_former_site_back(site):
    site.rename(site.parent / ".site.building-1-former")
    (site.parent / ".site.building-1").mkdir()
    with pytest.raises(ValueError, match="half"), staged_site(site):
        assert contents(site) == {"index.html": b"first"}
        raise ValueError("half way")
    assert contents(site) == {"index.html": b"first"}
    assert beside(site) == []


def test_leftovers_of_a_site_with_an_odd_name_are_removed_too(tmp_path):
    (tmp_path / ".s[i]te.building-1").mkdir()
    with staged_site(tmp_path / "s[i]te"):
        pass
    assert os.listdir(tmp_path) == ["s[i]te"]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_disk_of_its_own_is_not_replaced_and_the_way_out_is_told(site, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(exchange, "_exchange", refuse)
    with pytest.raises(Obstacle, match="--site .*/site/html"), staged_site(site):
        pass
    assert contents(site) == {"index.html": b"first"}
