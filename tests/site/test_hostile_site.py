"""A site made of nothing but attacks, in a real browser: no script of theirs runs, nothing is asked of anybody else.

Every text that a record may hold, found from the schemas, holds what strangers may try. Pages are looked at as they
are published, and once more with their security policy switched off, so that each of the two locks is seen to hold.
"""

import copy
import csv
import json
import re
import shutil
import sys
import urllib.parse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.checking.fault import has_form, inside
from generator.reading.schemas import read_schemas
from generator.words.places import Kind, place_of
from tests.conftest import ROOT
from tests.generated_records import as_files, dotted, generate
from tests.payloads import LONG, SHORT
from tests.site.conftest import build, files_in, served
from tests.test_hostile_messages import harmless
from tests.unit.test_findings_github import obeyed

pytestmark = pytest.mark.site

SCHEMAS = read_schemas()
FORMULA = re.compile(r"\s*(?:[=+@＝＋－＠]|-(?![0-9.]+\Z))|[\t\r]")
"""How a cell begins that a spreadsheet runs."""
PROGRAMMES = 5
"""How many generated programmes are put together, of two pairs and four people each."""
SURVEY = "records/pulse/spring-2026-06-30.yml"


def is_free_text(part: Mapping[str, Any]) -> bool:
    return part.get("type") == "string" and "enum" not in part and not has_form(part)


def packed(pieces: tuple[str, ...], between: str, room: int) -> list[str]:
    """Put as many pieces into each text as there is room for."""
    texts = [""]
    for piece in (piece[:room] for piece in pieces):
        joined = f"{texts[-1]}{between}{piece}" if texts[-1] else piece
        texts[-1:] = [joined] if len(joined) <= room else [texts[-1], piece]
    return texts


ATTACKS = {
    room: packed(SHORT, " ", room) if room < 2000 else packed(tuple(LONG.split("\n\n")), "\n\n", room)
    for room in (80, 200, 2000)
}


def _without_lists(item: Mapping[str, Any]) -> dict[str, Any]:
    """Two topics have no synonyms in common."""
    return {name: value for name, value in item.items() if not isinstance(value, list)}


class Hostile:
    """The records, and which attacks each field got."""

    def __init__(self) -> None:
        self._next: Counter[tuple[Kind, str]] = Counter()
        self.fields: Counter[tuple[Kind, str]] = Counter()
        self.records: dict[str, Any] = {}
        for number in range(PROGRAMMES):
            suffix = f"-{number}" if number else ""
            # Other tests share what is generated from the same examples, so it is not theirs that is changed.
            for file, record in copy.deepcopy(generate(SCHEMAS, self._text, suffix)).items():
                self._add_things(self.records.setdefault(file, record), record, suffix)
        self.records[SURVEY] = self._survey()
        for file, record in self.records.items():
            place = place_of(file)
            assert place
            self._fill_lists(place.kind, record, SCHEMAS.of(place.kind), ())

    def _text(self, kind: Kind, _file: str, path: tuple[str | int, ...], part: Mapping[str, Any]) -> str:
        # Every field begins elsewhere, so that a page holds many of them.
        where = (kind, dotted(path))
        attacks = ATTACKS[part["maxLength"]]
        self._next[where] += 1
        self.fields[where] += 1
        return attacks[(self._next[where] + len(where[1])) % len(attacks)]

    @staticmethod
    def _add_things(record: dict[str, Any], other: Mapping[str, Any], suffix: str) -> None:
        """Add the cohorts, topics or resources of another programme, under other ids."""
        for name, items in other.items() if record is not other else ():
            if isinstance(items, list) and isinstance(items[0], dict) and "id" in items[0]:
                record[name] += [{**_without_lists(item), "id": f"{item['id']}{suffix}"} for item in items]

    def _fill_lists(
        self, kind: Kind, value: Any, part: Mapping[str, Any], path: tuple[str | int, ...]
    ) -> None:
        """Let each list of free texts hold all attacks."""
        if isinstance(value, dict):
            for name, inner in value.items():
                self._fill_lists(kind, inner, inside(part, name), (*path, name))
        elif isinstance(value, list) and is_free_text(inside(part, 0)):
            room = inside(part, 0)["maxLength"]
            # With a stop behind, none is the same as a name: a word for two topics is a mistake.
            value[:] = dict.fromkeys(f"{text[: room - 2]} ." for text in SHORT)
            self.fields[kind, dotted((*path, 0))] += len(value)
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                self._fill_lists(kind, inner, inside(part, index), (*path, index))

    def _survey(self) -> dict[str, Any]:
        text = inside(inside(inside(SCHEMAS.of(Kind.PULSE), "results"), 0), "text")
        path = ("results", 0, "text")
        shares = {"n": 12, "mean": 3, "distribution": {"3": 12}}
        return {
            "cohort": "spring", "date": "2026-06-30", "asked": 14, "answered": 12,
            "results": [
                {"question": "other", "text": self._text(Kind.PULSE, SURVEY, path, text), **shares}
                for _ in ATTACKS[2000]
            ],
        }  # fmt: skip


@pytest.fixture(scope="session")
def hostile() -> Hostile:
    return Hostile()


@pytest.fixture(scope="session")
def site(hostile, tmp_path_factory) -> Path:
    """The folder with the programme and its site for coordinators, who see every field that any page shows."""
    root = tmp_path_factory.mktemp("hostile")
    for file, text in as_files(hostile.records).items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    done = build(root, "--audience", "coordinators")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    return root


def free_texts() -> Iterator[tuple[Kind, str]]:
    def walk(part: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[str]:
        if is_free_text(part):
            yield dotted(path)
        for name, inner in part.get("properties", {}).items():
            yield from walk(inner, (*path, name))
        if "items" in part:
            yield from walk(part["items"], (*path, 0))

    for kind in Kind:
        yield from ((kind, path) for path in walk(SCHEMAS.of(kind), ()))


def test_every_free_text_of_every_kind_holds_attacks(hostile):
    # A time zone is looked up in a list.
    assert set(free_texts()) - set(hostile.fields) == {(Kind.PROGRAM, "timezone"), (Kind.PERSON, "timezone")}
    assert len(hostile.fields) > 40


LOOK = """() => {
  const found = [];
  const say = (what) => found.push(what.slice(0, 200));
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const isAddress = ["href", "src", "action", "formaction", "data", "xlink:href"].includes(name);
      if (/^on/i.test(name) || name === "srcdoc") say(`<${element.localName} ${name}=${value}>`);
      if (isAddress && /^\\s*(javascript|data|vbscript):/i.test(value)) say(`<${element.localName} ${name}=${value}>`);
      if (name === "style" && /url|expression|@/i.test(value)) say(`style=${value}`);
    }
  }
  const own = document.querySelector("article").querySelectorAll(
    "script, iframe, object, embed, base, meta, link, style, form:not(.pb-filter), img, video, audio, math, textarea, animate, use");
  for (const element of own) say(element.outerHTML);
  for (const id of ["__config", "__search", "__drawer", "__palette", "content"]) {
    if (document.querySelectorAll(`#${id}`).length > 1) say(`#${id} twice`);
  }
  const ids = [...document.querySelectorAll("article [id], article [name]")].map((one) => one.id || one.name);
  for (const id of ids) if (!/^([a-z0-9]|__code_)[\\w.-]*$/i.test(id)) say(`id ${id}`);
  if (typeof document.getElementById !== "function" || typeof document.querySelector !== "function") say("document");
  const config = JSON.parse(document.getElementById("__config").textContent);
  if (!config.search.endsWith(".js") || !config.base || /evil/.test(JSON.stringify(config))) say("__config");
  if (document.querySelectorAll("head > title").length !== 1 || document.querySelectorAll("base").length) say("head");
  return found;
}"""
"""What must not be in a page, whether or not it does anything."""

POKE = """() => {
  for (const element of document.querySelectorAll("article *")) {
    for (const type of ["mouseover", "focus", "toggle", "error", "load", "animationstart"]) {
      element.dispatchEvent(new Event(type, { bubbles: type === "mouseover" }));
    }
  }
}"""
"""What might set off what waits for a reader."""


class Watched:
    """A page that notes everything that an attack could do."""

    def __init__(self, browser, address: str, *, bypass_csp: bool = False) -> None:
        self.address = address
        self.noted: list[tuple[str, str, str]] = []
        self.context = browser.new_context(bypass_csp=bypass_csp)
        # In every frame, also in one that an attack makes.
        self.context.expose_binding("pwned", lambda source, *_: self.note("ran", source["page"].url))
        self.context.on("page", lambda page: self.note("window", page.url))
        self.page = self.context.new_page()
        self.noted.clear()
        self.page.on("dialog", lambda dialog: (self.note("dialog", dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self._requested(request.url))
        self.page.on("pageerror", lambda error: self.note("error", str(error)))
        self.page.on(
            "console", lambda message: self.note("console", message.text) if message.type == "error" else None
        )
        self.page.on("framenavigated", lambda frame: self._requested(frame.url))

    def note(self, what: str, told: str) -> None:
        self.noted.append((self.page.url if hasattr(self, "page") else "", what, told))

    def _requested(self, url: str) -> None:
        # The theme's own icons are in its style sheet.
        if not url.startswith((self.address, "data:image/svg+xml;charset=utf-8,", "about:blank")):
            self.note("request", url)

    def summary(self) -> dict[tuple[str, str], str]:
        """Return everything noted, once each, with a page where it was."""
        return {(what, told): page for page, what, told in self.noted}

    def visit(self, path: str) -> None:
        self.page.goto(self.address + path, wait_until="load")
        self.look()
        self.page.evaluate(POKE)

    def look(self) -> None:
        for found in self.page.evaluate(LOOK):
            self.note("found", found)


def addresses_of(site: Path) -> list[str]:
    """Return the addresses of all pages but those of the reference and of the guides, of which one each will do."""
    pages = (page.removesuffix("index.html") for page in files_in(site) if page.endswith("/index.html"))
    return [
        "",
        *(page for page in pages if not page.startswith(("fields/", "take-part/")) or page.count("/") == 1),
    ]


def some(pages: list[str]) -> list[str]:
    """Return each page that is the only one of its kind, and a few of pairs and people."""
    lonely = [page for page in pages if not page.startswith(("pairs/", "people/")) or page.count("/") == 1]
    return lonely + [page for page in pages if page not in lonely][::6]


def test_no_page_runs_shows_or_asks_for_anything_of_theirs(browser, site):
    with served(site / "site") as address:
        watched = Watched(browser, address)
        pages = addresses_of(site / "site")
        for page in pages:
            watched.visit(page)
        watched.context.close()
    assert watched.summary() == {}
    assert len(pages) > 50


def test_pages_are_as_quiet_without_their_security_policy(browser, site):
    with served(site / "site") as address:
        watched = Watched(browser, address, bypass_csp=True)
        for page in some(addresses_of(site / "site")):
            watched.visit(page)
        watched.context.close()
    assert watched.summary() == {}


def test_searching_for_their_words_runs_nothing(browser, site):
    attack = urllib.parse.quote("<img src=x onerror=pwned()>")
    with served(site / "site") as address:
        watched = Watched(browser, address, bypass_csp=True)
        watched.visit("")
        for word in ("pwned", "script", "javascript"):
            watched.page.keyboard.press("Escape")
            # The search closes in its own time, and a stroke before that would be typed into it.
            watched.page.wait_for_timeout(800)
            watched.page.keyboard.press("/")
            watched.page.keyboard.press("Control+A")
            watched.page.keyboard.type(word)
            result = watched.page.locator(f".md-search-result__link[href$='?h={word}']:visible").first
            result.wait_for(timeout=20_000)
            watched.look()
            results = watched.page.locator(".md-search__output")
            assert results.locator("script, img, iframe, form, a[href^='javascript']").count() == 0
        result.click()
        watched.page.wait_for_load_state("load")
        watched.look()
        # Addresses that somebody sends to somebody.
        for address_of_search in (f"?q={attack}", f"?h={attack}", f"#{attack}"):
            watched.visit(address_of_search)
        watched.context.close()
    assert watched.summary() == {}


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_what_a_report_prints_of_them_commands_nothing(site, capsys, format_):
    assert cli.run(["report", "--root", str(site), "--today", "2026-10-15", "--format", format_]) == 0
    said = capsys.readouterr()
    # RFC 4180 ends the lines of a CSV file with both.
    assert harmless((said.out + said.err).replace("\r\n", "\n")) == []
    assert obeyed(said.out + said.err) == []


def test_no_cell_of_an_export_is_a_formula(site, tmp_path):
    target = ["--audience", "coordinators", str(tmp_path / "tables")]
    assert cli.run(["export", "--root", str(site), "--today", "2026-10-15", *target]) == 0
    texts = 0
    for table in (tmp_path / "tables").glob("*.csv"):
        with table.open(encoding="utf-8-sig", newline="") as lines:
            for cell in (cell for row in csv.reader(lines) for cell in row):
                assert not FORMULA.match(cell), f"{table.name}: {cell}"
                texts += "pwned" in cell or "calc" in cell
    assert texts > 50


def test_the_watch_sees_what_it_is_there_for(browser, tmp_path):
    """A page that falls for everything, to see that the other tests could fail."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(
        "<!doctype html><title>x</title><script id=__config type=application/json>"
        + json.dumps({"search": "a.js", "base": "."})
        + "</script><article><img src=//evil.example/x onerror=pwned()><p id=__search></p></article>"
        "<p id=__search></p><script>pwned(); alert(1)</script>"
    )
    with served(tmp_path / "site") as address:
        watched = Watched(browser, address)
        watched.visit("")
        watched.context.close()
    assert {what for _, what, _ in watched.noted} >= {"ran", "dialog", "request", "found"}


def test_zensical_makes_pages_of_them_that_are_as_quiet(browser, site):
    if not Path(sys.executable).with_name("zensical").is_file():
        pytest.skip("needs zensical")
    other = site / "other"
    done = build(site, "--audience", "coordinators", "--builder", "zensical", "--site", str(other))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    with served(other) as address:
        watched = Watched(browser, address)
        for page in some(addresses_of(other))[::2]:
            watched.visit(page)
        watched.context.close()
    assert watched.summary() == {}
