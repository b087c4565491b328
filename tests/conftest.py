"""What all tests share: the fixed day, ways to make a programme's folder, and accepting new expected output."""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

MakeProgramme = Callable[[Mapping[str, str]], Path]

BASE = {
    "records/program.yml": """\
name: Test programme
contact: Ask the coordinators.
timezone: Europe/Lisbon
cohorts:
  - {id: spring, name: Spring, starts: 2026-03-01, ends: 2026-12-31}
publication: {audience: members}
""",
    "records/people/grace.yml": "name: Grace Hopper\npublic_name: Grace\nmentor: {capacity: 2}\n",
    "records/people/ada.yml": "name: Ada Lovelace\nmentee: {capacity: 1}\n",
    "records/pairs/ada-grace/agreement.yml": """\
mentors: [grace]
mentees: [ada]
cohort: spring
starts: 2026-03-02
ends: 2026-11-30
status: active
meetings: {every: 2 weeks, minutes: 60}
publication: named
signatures: {grace: 2026-03-01, ada: 2026-03-02}
""",
}
"""A small programme without errors."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="Accept what the code prints now as what is expected."
    )


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be written rather than compared."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture
def today() -> dt.date:
    """The day that the demo and the tests are as of."""
    return dt.date(2026, 10, 15)


@pytest.fixture
def make_programme(tmp_path: Path) -> MakeProgramme:
    """Write a programme into a fresh folder: the small one, with the given files added or replaced."""

    def make(files: Mapping[str, str] | None = None) -> Path:
        root = tmp_path / "programme"
        for name, text in {**BASE, **(files or {})}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        return root

    return make


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser; without one the test is skipped, unless the environment demands it."""
    if CHROMIUM is None:
        assert not os.environ.get("PAIRBOOK_REQUIRE_BROWSER"), "no Chromium, which this run requires"
        pytest.skip("needs Chromium")
    return CHROMIUM
