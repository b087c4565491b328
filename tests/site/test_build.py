"""The built site as files: complete, the same bytes every time, and nothing in it from elsewhere."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.rendering.shell import SHELL
from tests.conftest import ROOT
from tests.site.conftest import DAY, build, files_in

pytestmark = pytest.mark.site


def test_every_page_became_html_and_every_pair_and_person_has_one(demo):
    pages = {path.relative_to(demo / "build" / "docs") for path in (demo / "build" / "docs").rglob("*.md")}
    for page in pages:
        assert (demo / "site" / page.with_suffix(".html")).is_file() != (SHELL in str(page)), page
    pairs = {path.name for path in (demo / "records" / "pairs").iterdir()}
    begun = pairs - {"catalina-minjun", "chiara-jonas", "open-ibrahima"}
    stories = {f"story.{pair}" for pair in begun}
    assert pairs | stories == {path.parent.name for path in (demo / "site" / "pairs").glob("*/index.html")}
    people = {path.stem for path in (demo / "records" / "people").glob("*.yml")}
    assert people == {path.parent.name for path in (demo / "site" / "people").glob("*/index.html")}


def documents_of(folder):
    """The API, calendars and feeds."""
    return {
        name: content
        for name, content in files_in(folder).items()
        if name.startswith("api/") or name.endswith((".ics", "feed.xml"))
    }


def test_every_document_is_on_the_site(demo):
    documents = documents_of(demo / "site")
    for name in ("api/v1/pairs/ines-noor.json", "pairs/ines-noor/calendar.ics", "pairs/ines-noor/feed.xml"):
        assert name in documents
    for name in ("calendar.ics", "feed.xml"):
        assert f'href="{name}"' in (demo / "site" / "index.html").read_text().partition("</head>")[0]
    index = json.loads(documents_of(demo / "site")["api/v1/index.json"])
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=demo, capture_output=True, text=True, check=True)
    assert index["programme"]["revision"] == head.stdout.strip()


def test_the_same_records_give_the_same_bytes_elsewhere(demo, tmp_path):
    elsewhere = tmp_path / "another place"
    shutil.copytree(demo, elsewhere, ignore=shutil.ignore_patterns("site", "build"))
    done = build(elsewhere, PYTHONHASHSEED="4711", TZ="Asia/Tokyo", LC_ALL="C")
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = files_in(demo / "site"), files_in(elsewhere / "site")
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_order_in_which_the_disk_lists_files_does_not_matter(demo, monkeypatch):
    import datetime as dt

    from generator.pipeline.records import check
    from generator.pipeline.site import render_site
    from generator.words.audience import Audience

    today = dt.date.fromisoformat(DAY)
    usual = render_site(demo, check(demo, today), Audience.MEMBERS)
    scandir, iterdir = os.scandir, Path.iterdir
    monkeypatch.setattr(os, "scandir", lambda path: contextlib.nullcontext(reversed(list(scandir(path)))))
    monkeypatch.setattr(Path, "iterdir", lambda self: reversed(list(iterdir(self))))
    again = render_site(demo, check(demo, today), Audience.MEMBERS)
    assert again.docs == usual.docs
    assert again.theme == usual.theme


def test_an_unchanged_programme_writes_no_page_again(demo):
    before = {path: path.stat().st_mtime_ns for path in (demo / "build").rglob("*") if path.is_file()}
    assert build(demo).returncode == 0
    after = {path: path.stat().st_mtime_ns for path in (demo / "build").rglob("*") if path.is_file()}
    assert before == after


def test_errors_in_the_records_leave_the_former_site(demo):
    before = files_in(demo / "site")
    person = next((demo / "records" / "people").glob("*.yml"))
    good = person.read_text()
    person.write_text("name: [")
    try:
        done = build(demo)
    finally:
        person.write_text(good)
    assert done.returncode == 1
    assert person.name in done.stdout
    assert files_in(demo / "site") == before


MOMENTS = (
    "build/.lock",
    ".site.building-*",
    ".site.building-*/index.html",
    ".site.building-*/pairs/*/index.html",
    ".site.building-*/search/*",
)
"""What there is to see of a build that has come so far."""


def test_a_build_killed_at_any_moment_leaves_the_former_site(demo):
    before = files_in(demo / "site")
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--root",
        str(demo),
        "--today",
        DAY,
        "--audience",
        "public",
    ]
    for moment in MOMENTS:
        process = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not any(demo.glob(moment)):
            assert process.poll() is None, f"it never came to {moment}"
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert files_in(demo / "site") == before
    assert build(demo).returncode == 0
    assert files_in(demo / "site") == before
    assert {path.name for path in demo.glob(".site.*")} <= {".site.spare"}


def test_a_failing_site_builder_leaves_the_former_site(demo):
    before = files_in(demo / "site")
    settings = (demo / "mkdocs.yml").read_text()
    (demo / "mkdocs.yml").write_text(settings.replace("name: material", "name: no-such-theme"))
    try:
        done = build(demo)
    finally:
        (demo / "mkdocs.yml").write_text(settings)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert files_in(demo / "site") == before


class Addresses(HTMLParser):
    """Collects what a page loads by itself, and what it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(values["id"])
        if tag in {"script", "img", "iframe", "source", "video", "audio", "embed"} and values.get("src"):
            self.loaded.append(values["src"])
        if tag == "link" and values.get("rel") in {
            "stylesheet",
            "icon",
            "preload",
            "preconnect",
            "dns-prefetch",
        }:
            self.loaded.append(values["href"])
        if tag == "a" and values.get("href"):
            self.linked.append(values["href"])


def parsed(page: Path) -> Addresses:
    addresses = Addresses()
    addresses.feed(page.read_text(encoding="utf-8"))
    return addresses


def test_nothing_is_loaded_from_other_hosts(demo):
    for page in (demo / "site").rglob("*.html"):
        assert [each for each in parsed(page).loaded if re.match(r"(?:[a-z]+:)?//", each)] == [], page
    for style in (demo / "site").rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//", style.read_text()), style


def test_every_link_inside_the_site_leads_somewhere(demo):
    site = demo / "site"
    pages = {page: parsed(page) for page in site.rglob("*.html") if page.name != "404.html"}
    broken = []
    for page, addresses in pages.items():
        for link in addresses.linked:
            if re.match(r"[a-z]+:|//", link):
                continue
            path, _, anchor = link.partition("#")
            target = (page.parent / path.partition("?")[0]).resolve() if path else page
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (anchor and target in pages and anchor not in pages[target].ids):
                broken.append((page.relative_to(site).as_posix(), link))
    assert broken == []


def test_each_page_lets_no_script_run_but_its_own(demo):
    pages = list((demo / "site").rglob("*.html"))
    assert pages
    for page in pages:
        policy = re.search(r'http-equiv="?Content-Security-Policy"? content="([^"]*)"', page.read_text())
        assert policy, page
        scripts = next(part for part in policy[1].split(";") if "script-src" in part)
        assert "unsafe-inline" not in scripts
        assert "sha256-" in scripts


def test_the_public_site_holds_nothing_that_members_wrote(demo, tmp_path):
    done = build(demo, "--audience", "public", "--site", str(tmp_path / "public"))
    assert done.returncode == 0, done.stdout + done.stderr
    everything = b"\n".join(files_in(tmp_path / "public").values()).decode("utf-8", "replace")
    entry = next((demo / "records" / "pairs").glob("*/log/*.yml")).read_text()
    did = re.search(r"did:\n\s+- (.{20,60})", entry)
    assert did
    assert did[1].strip("'\"") not in everything


def test_a_link_that_leads_nowhere_is_not_published(demo):
    before = files_in(demo / "site")
    template = demo / "site_templates" / "pages" / "person.html.j2"
    good = template.read_text()
    template.write_text(
        good.replace("{% block main %}", '{% block main %}<a href="../nowhere/#part">x</a>', 1)
    )
    try:
        done = build(demo)
    finally:
        template.write_text(good)
    assert done.returncode == 2
    assert 'leads to "people/nowhere#part"' in done.stderr
    assert files_in(demo / "site") == before
