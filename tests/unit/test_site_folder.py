"""The former site stays whole until the new one takes its place in one step."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from generator.outlets import site_folder
from generator.outlets.site_folder import require_pages, staged_site
from generator.words.obstacle import Obstacle


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    with staged_site(folder) as staging:
        (staging / "index.html").write_text("first")
    return folder


def test_a_new_site_takes_the_place_of_the_former_one(site):
    with staged_site(site) as staging:
        (staging / "other.html").write_text("second")
        assert contents(site) == {"index.html": b"first"}
    assert contents(site) == {"other.html": b"second"}
    assert os.listdir(site.parent) == ["site"]


def test_without_the_systems_exchange_it_takes_two_steps(site, monkeypatch):
    monkeypatch.setattr(site_folder, "_exchange", lambda *_: False)
    with staged_site(site) as staging:
        (staging / "other.html").write_text("second")
    assert contents(site) == {"other.html": b"second"}
    assert os.listdir(site.parent) == ["site"]


def test_a_failed_build_leaves_the_former_site(site):
    with pytest.raises(ValueError, match="half"), staged_site(site) as staging:
        (staging / "index.html").write_text("second")
        raise ValueError("half way")
    assert contents(site) == {"index.html": b"first"}
    assert os.listdir(site.parent) == ["site"]


def test_a_killed_build_leaves_the_former_site_and_the_next_one_cleans_up(site):
    script = textwrap.dedent(f"""
        import pathlib, time
        from generator.outlets.site_folder import staged_site
        with staged_site(pathlib.Path({str(site)!r})) as staging:
            (staging / "index.html").write_text("second")
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
    with staged_site(site) as staging:
        (staging / "index.html").write_text("third")
    assert contents(site) == {"index.html": b"third"}
    assert os.listdir(site.parent) == ["site"]


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
        with staged_site(site) as staging:
            (staging / "index.html").write_text(str(number))
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
