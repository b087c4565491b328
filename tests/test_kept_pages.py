"""What has not changed is taken over from the former site, and the site is the one that a build from nothing makes."""

import datetime as dt
import html
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.commands.build import complete, stamp
from generator.outlets import site_builder
from generator.outlets.keep import FILE, Keep, Shelf
from generator.outlets.site_folder import MARK, staged_site
from generator.outlets.successor import Successor
from generator.pipeline import site, spread
from generator.pipeline.known import check_known
from generator.pipeline.records import check
from generator.pipeline.site import render_site
from generator.rendering import charts
from generator.rendering.shell import SHELL_CONTENT, SHELL_TITLE, shell_path
from generator.views import paging, pair, person, story
from generator.views.api import PairDocuments
from generator.views.calendars import calendar_of_person
from generator.views.extract import Extracts
from generator.views.links import STORIES, Links, figure_link
from generator.views.person_roles import pairs_by_person
from generator.views.sight import Sight
from generator.views.site import SHELLS, in_company, view_many
from generator.words.audience import Audience
from generator.words.model import Pair, Person, Program, Programme
from generator.words.obstacle import Obstacle
from generator.words.places import ID
from generator.words.recorded import Recorded
from tests.conftest import BASE, ROOT
from tests.fuzzing import cases
from tests.properties.test_figures import known_pairs
from tests.repositories import commit, git
from tests.unit.seen import SCHEMAS, sight_of

TODAY = dt.date(2026, 10, 15)
AGREEMENT = "records/pairs/ada-grace/agreement.yml"
ENTRY = "date: {day}\nkind: meeting\noutcome: held\ndid: [{did}]\n"
ALICE = BASE[AGREEMENT].replace("ada", "alice")


@pytest.mark.parametrize("audience", list(Audience))
def test_a_page_shows_nothing_that_its_digest_does_not_know_of(audience):
    records = ROOT / "records"
    files = {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(records.rglob("*.yml"))}
    sight = sight_of(audience, files)
    extracts, pairs = Extracts(sight), pairs_by_person(sight)
    documents = PairDocuments(audience, SCHEMAS)
    for each in sight.programme.pairs.values():
        made = pair.view_page(extracts.of_pair(each).sight, each, documents)
        assert made == pair.view_page(sight, each, documents)
        assert story.view_page(extracts.of_pair(each).sight, each) == story.view_page(sight, each)
    for id_, each in sight.programme.people.items():
        own = pairs.get(id_, ())
        page = person.view_page(extracts.of_person(id_, own).sight, each)
        assert page.view == person.view_person(sight, each, own)
        assert list(page.documents.values()) == [calendar_of_person(sight, id_, own)]


def test_all_cores_write_what_one_writes(tmp_path, monkeypatch):
    root = programme(tmp_path)
    source = render_site(root, check(root, TODAY), Audience.COORDINATORS)
    alone = source.for_builder()
    monkeypatch.setattr(spread, "_processes", lambda: 2)
    monkeypatch.setattr(spread, "WORTH_IT", 1)
    # Every picture is known by now, so that nothing is drawn.
    monkeypatch.setattr(site, "has_drawn", lambda: False)
    (tmp_path / "new" / "api" / "v1").mkdir(parents=True)
    for left in ("api/v1/figures.json", "api/v1/former.json"):
        (tmp_path / "new" / left).write_text("left")
    new = Successor(tmp_path / "new")
    new.take_stock()
    together = source.for_builder(new)
    new.remove_others()
    assert list(together.items()) == list(alone.items())
    assert "report/index.md" in alone
    assert contents(tmp_path / "new") == {name: text.encode() for name, text in source.documents()}


def test_a_pairs_pages_are_made_right_before_those_of_its_people_and_all_stand_in_order_again(tmp_path):
    root = programme(tmp_path)
    source = render_site(root, check(root, TODAY), Audience.COORDINATORS)
    pages = view_many(source.sight, SCHEMAS)
    in_order = [(prefix, id_) for prefix, each in pages.items() for id_ in each.ids]
    places = in_company(source.sight, pages)
    assert sorted(places) == sorted(in_order)
    seen: set[str] = set()
    for id_, each in sorted(source.sight.programme.pairs.items()):
        members, after = set(each.agreement.members) - seen, places.index(("pairs/", id_)) + 2
        assert places[after - 1] == (STORIES, id_)
        assert {person for _, person in places[after : after + len(members)]} == members
        seen |= members
    assert seen
    assert [(page.prefix, page.id) for page in source.stamped(lambda page: page)] == in_order


def test_where_a_former_build_cannot_be_cleared_away_nothing_is_built_on_top_of_it(tmp_path, monkeypatch):
    root = programme(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "build" / "html").mkdir(parents=True)
    (root / "build" / "html" / "secret.html").write_text("for members")

    def refuse(_folder, **_):
        raise PermissionError("secret.html")

    monkeypatch.setattr(site_builder.shutil, "rmtree", refuse)
    monkeypatch.setattr(site_builder, "_build_with_mkdocs", lambda *_: pytest.fail("built"))
    with pytest.raises(PermissionError):
        site_builder.build_html(root, TODAY)


def test_pages_need_nothing_of_what_only_findings_lean_on(tmp_path):
    root = programme(tmp_path)
    git(root, "init", "--quiet")
    commit(root)
    checked = check(root, TODAY)
    assert checked.corpus.signed
    bare = checked.for_pages()
    assert not (bare.findings or bare.corpus.documents or bare.corpus.places or bare.corpus.sound)
    (held,), (whole,) = bare.held, checked.held
    assert whole.past.history.revisions
    assert not (held.past.history.revisions or held.past.history.contents)
    assert (held.revision, held.past.history.head) == (whole.revision, whole.past.history.head)
    audience = Audience.COORDINATORS
    assert render_site(root, bare, audience).docs == render_site(root, checked, audience).docs


def test_whoever_has_drawn_goes_on_alone(tmp_path, monkeypatch):
    root = programme(tmp_path)
    source = render_site(root, check(root, TODAY), Audience.COORDINATORS)
    monkeypatch.setattr(site, "has_drawn", lambda: True)
    monkeypatch.setattr(spread, "WORTH_IT", 1)
    monkeypatch.setattr(
        spread, "_processes", lambda: pytest.fail("A process that was forked could not draw.")
    )
    source.for_builder()


def test_pictures_are_drawn_once_and_nothing_starts_an_engine_then(root, monkeypatch):
    drawn = []

    def draw(drawing: charts.Drawing) -> str:
        drawn.append(drawing)
        return f"<svg>{html.escape(repr(drawing))}</svg>"

    monkeypatch.setattr(charts, "_picture", draw)

    def built() -> dict[str, str | bytes]:
        drawn.clear()
        return render_site(root, check_known(root, TODAY), Audience.COORDINATORS).for_builder()

    first = built()
    assert drawn
    assert built() == first
    assert drawn == []
    write(root, "records/pairs/ada-grace/log/2026-03-09.yml", ENTRY.format(day="2026-03-09", did="Talked"))
    changed, different = built(), len(drawn)
    drawn.clear()
    anew = render_site(root, check(root, TODAY), Audience.COORDINATORS).for_builder()
    every = len(drawn)
    assert changed == anew
    assert 0 < different < every
    for other in ("another version", "damage", "something else is kept"):
        with monkeypatch.context() as patch:
            match other:
                case "another version":
                    patch.setattr(site, "fingerprint_of", lambda _: b"another")
                case "damage":
                    (root / FILE).write_bytes(b"damage")
                case _:
                    Keep(root).write(Shelf.PICTURES, {b"coordinators": b"else"})
            assert built() == anew, other
            assert len(drawn) == every, other
            # What was damaged is kept again from the next time on.
            assert built() == built() == anew
            assert drawn == []


def words_in(data: object) -> Iterator[str]:
    """Yield every text anywhere in plain data."""
    match data:
        case str():
            yield data
        case dict():
            yield from (word for each in data.items() for word in words_in(each))
        case list() | tuple():
            yield from (word for each in data for word in words_in(each))


@given(known_pairs())
@settings(max_examples=60, deadline=None)
def test_whoever_is_named_anywhere_is_part_of_what_a_page_is_made_of(known: tuple[Pair, Recorded]):
    """To be sure that it is anywhere, every text that can be an id is somebody's."""
    each, recorded = known
    told = msgspec.to_builtins((each, recorded), enc_hook=str, str_keys=True)
    people = {word: Person(id=word) for word in words_in(told) if ID.match(word)}
    whole = Programme(
        program=Program(name="P", timezone="UTC", cohorts=()), people=people, pairs={each.id: each}
    )
    sight = Sight(Audience.MEMBERS, TODAY, whole, {}, 0, recorded={each.id: recorded})
    assert Extracts(sight).of_pair(each).sight.programme.people.keys() == people.keys()


def programme(folder: Path) -> Path:
    for name, text in BASE.items():
        write(folder, name, text)
    write(folder, "records/people/alice.yml", "name: Alice\nmentee: {capacity: 1}\n")
    write(folder, "records/pairs/alice-grace/agreement.yml", ALICE)
    return folder


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def publish(root: Path, site: Path, today: dt.date = TODAY, theme: str = "theme") -> dict[str, bytes]:
    """Publish the pages of pairs and people as a build does, in shells that no builder had to make."""
    checked = check(root, today)
    assert not checked.has_errors
    source = render_site(root, checked, Audience.MEMBERS)
    parts: dict[str, str] = {}
    built = root / "build" / "html"
    shutil.rmtree(built, ignore_errors=True)
    with staged_site(site) as new:
        for folder in ("", "report/", "take-part/"):
            write(built, f"{folder}index.html", "<html></html>")
        for figure in (*pair.FIGURES, *story.FIGURES):
            place, _, part = figure_link(Links("index.md"), figure).partition("#")
            parts[place] = f'{parts.get(place, "")}<i id="{part}"></i>'
            write(built, f"{place}index.html", parts[place])
        for folder in ("pairs", "people"):
            write(built, f"{folder}/index.html", "<html></html>")
        for prefix in SHELLS:
            shell = f"<html>{theme} {SHELL_TITLE} {SHELL_CONTENT}</html>"
            write(built, f"{shell_path(prefix)}.html", shell)
        for place in ("cohorts", "topics"):
            write(built, f"{place}/index.html", '<i id="cohort-spring"></i>')
        for name, text in source.documents():
            new.put(name, text)
        complete(built, new, stamp(root, source, built, new, site))
    return contents(site)


def contents(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def stamps(site: Path) -> dict[str, int]:
    return {name: (site / name).stat().st_mtime_ns for name in contents(site)}


@pytest.fixture
def root(tmp_path):
    return programme(tmp_path / "programme")


def changed(root: Path, site: Path) -> set[str]:
    """Publish, and return which files of pairs and people are other ones now."""
    before = stamps(site)
    publish(root, site)
    after = stamps(site)
    of_many = ("pairs/", "people/", "api/v1/pairs/")
    return {name for name in after if name.startswith(of_many) and before.get(name) != after[name]}


def test_only_pages_of_what_changed_are_made_anew(root, tmp_path):
    site = tmp_path / "site"
    publish(root, site)
    assert changed(root, site) == set()
    write(root, "records/pairs/ada-grace/log/2026-03-09.yml", ENTRY.format(day="2026-03-09", did="Talked"))
    assert changed(root, site) == {
        "pairs/ada-grace/index.html",
        "pairs/ada-grace/feed.xml",
        "pairs/ada-grace/calendar.ics",
        "pairs/story.ada-grace/index.html",
        "people/ada/calendar.ics",
        "people/grace/calendar.ics",
        "api/v1/pairs/ada-grace.json",
    }
    write(root, "records/people/alice.yml", "name: Alicia\nmentee: {capacity: 1}\n")
    pages = ("pairs/alice-grace", "pairs/story.alice-grace", "people/alice", "people/grace")
    named = [f"{page}/index.html" for page in pages]
    titled = [f"{page}/calendar.ics" for page in ("pairs/alice-grace", "people/alice", "people/grace")]
    assert changed(root, site) == {*named, *titled, "pairs/alice-grace/feed.xml"}


def test_of_a_long_list_only_pages_with_another_row_are_made_anew(root, tmp_path, monkeypatch):
    site = tmp_path / "site"
    monkeypatch.setattr(paging, "ROWS", 1)
    publish(root, site)
    assert {"people/page.3/index.html", "pairs/page.2/index.html"} <= set(contents(site))
    write(root, "records/people/grace.yml", "name: Grace Murray Hopper\nmentor: {capacity: 2}\n")
    # In order: Ada, Alice, Grace; each names her partners.
    assert {name for name in changed(root, site) if "/page." in name} == {
        "people/page.2/index.html",
        "people/page.3/index.html",
        "pairs/page.2/index.html",
    }
    (root / "records" / "people" / "alice.yml").unlink()
    shutil.rmtree(root / "records" / "pairs" / "alice-grace")
    changed(root, site)
    assert {name for name in contents(site) if "/page." in name} == {"people/page.2/index.html"}


def test_the_page_of_a_pair_that_is_no_more_goes_away(root, tmp_path):
    site = tmp_path / "site"
    publish(root, site)
    shutil.rmtree(root / "records" / "pairs" / "alice-grace")
    assert changed(root, site) == {
        f"people/{person}/{file}" for person in ("alice", "grace") for file in ("index.html", "calendar.ics")
    }
    assert not (site / "pairs" / "alice-grace").exists()
    assert not (site / "pairs" / "story.alice-grace").exists()
    assert not (site / "api" / "v1" / "pairs" / "alice-grace.json").exists()


def test_another_day_another_theme_and_another_template_make_all_pages_anew(root, tmp_path):
    site = tmp_path / "site"
    publish(root, site)
    assert b"16 October 2026" in publish(root, site, TODAY + dt.timedelta(days=1))["people/ada/index.html"]
    assert b"other theme" in publish(root, site, theme="other theme")["people/ada/index.html"]
    write(root, "site_templates/pages/person.html.j2", "<div>{{ view.name.text }}, ours</div>")
    assert b"Ada Lovelace, ours" in publish(root, site)["people/ada/index.html"]


def test_a_template_that_shows_nothing_makes_pages_all_the_same(root, tmp_path):
    write(root, "site_templates/pages/person.html.j2", "")
    first = publish(root, tmp_path / "site")
    assert "people/ada/index.html" in first
    assert publish(root, tmp_path / "site") == first


def test_what_somebody_changed_or_removed_on_the_site_is_made_anew(root, tmp_path):
    site = tmp_path / "site"
    good = publish(root, site)
    for file in (
        "people/ada/index.html",
        "people/ada/calendar.ics",
        "pairs/story.ada-grace/index.html",
        "api/v1/pairs/ada-grace.json",
    ):
        (site / file).write_text("nothing")
        assert publish(root, site) == good
        (site / file).unlink()
        assert publish(root, site) == good


def test_where_the_disk_knows_no_links_pages_are_still_taken_over(root, tmp_path, monkeypatch):
    def no_link(*_: object, **__: object) -> None:
        raise OSError("This disk knows no links.")

    monkeypatch.setattr(os, "link", no_link)

    def no_page(*_: object) -> None:
        raise AssertionError("What is taken over is not made again.")

    site = tmp_path / "site"
    good = publish(root, site)
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(person, "view_page", no_page)
            assert publish(root, site) == good
    (site / "people" / "ada" / "index.html").write_text("nothing")
    assert publish(root, site) == good


@pytest.fixture
def several_processes(monkeypatch):
    monkeypatch.setattr(spread, "WORTH_IT", 2)
    monkeypatch.setattr(spread, "_processes", lambda: 2)


def test_several_processes_make_the_same_pages(root, tmp_path, request):
    alone = publish(root, tmp_path / "alone")
    request.getfixturevalue("several_processes")
    assert publish(root, tmp_path / "site") == alone
    assert changed(root, tmp_path / "site") == set()


@pytest.mark.usefixtures("several_processes")
def test_a_mistake_in_an_own_template_is_named_whichever_process_meets_it(root, tmp_path):
    write(root, "site_templates/pages/person.html.j2", "<div>\n{{ nope }}</div>")
    with pytest.raises(Obstacle, match=r"pages/person.html.j2:2 'nope' is undefined"):
        publish(root, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def renamed(root: Path, name: str) -> None:
    folder = root / "records" / "pairs" / "alice-grace"
    if folder.exists() and not folder.with_name(name).exists():
        folder.rename(folder.with_name(name))


EDITS = {
    "a name": lambda root, n: write(
        root, "records/people/ada.yml", f"name: Ada {n}\nmentee: {{capacity: 1}}\n"
    ),
    "an entry": lambda root, n: write(
        root,
        f"records/pairs/ada-grace/log/2026-04-{n + 1:02}.yml",
        ENTRY.format(day=f"2026-04-{n + 1:02}", did=f"Talked {n}"),
    ),
    "a pair less": lambda root, n: shutil.rmtree(root / "records/pairs/alice-grace", ignore_errors=True),
    "a pair more": lambda root, n: write(root, "records/pairs/alice-grace/agreement.yml", ALICE),
    "other terms": lambda root, n: write(
        root, AGREEMENT, BASE[AGREEMENT].replace("2 weeks", f"{n + 1} weeks")
    ),
    "another name for a pair": lambda root, n: renamed(root, f"alice-grace-{n}"),
    "the programme": lambda root, n: write(
        root, "records/program.yml", BASE["records/program.yml"].replace("Test programme", f"Programme {n}")
    ),
    "a template": lambda root, n: write(root, "site_templates/pages/person.html.j2", f"<div>{n}</div>"),
    "no notes": lambda root, n: (root / "build" / "pages.bin").unlink(missing_ok=True),
    "damaged notes": lambda root, n: write(root, "build/pages.bin", "x" * n),
}


@settings(max_examples=cases(4), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 5)), min_size=1, max_size=4))
def test_after_any_edits_the_site_is_the_one_that_a_build_from_nothing_makes(
    tmp_path_factory, monkeypatch, edits
):
    monkeypatch.setattr(paging, "ROWS", 1)
    folder = tmp_path_factory.mktemp("edited")
    root = programme(folder / "programme")
    publish(root, folder / "site")
    for name, number in edits:
        EDITS[name](root, number)
        kept = publish(root, folder / "site")
        shutil.copytree(root, folder / "fresh", ignore=shutil.ignore_patterns("build"))
        assert kept == publish(folder / "fresh", folder / "site of fresh")
        shutil.rmtree(folder / "fresh")
        shutil.rmtree(folder / "site of fresh")
