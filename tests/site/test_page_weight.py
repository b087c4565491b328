"""Pages of which there are many stay light: on a phone each is asked for on its own."""

import re
import shutil
from pathlib import Path
from statistics import median

import pytest

from bench.programmes import write_programme
from tests.conftest import ROOT
from tests.site.conftest import build

pytestmark = pytest.mark.site
KB = 1000


def pages_of(site: Path, folder: str) -> list[bytes]:
    """Return the pages of single pairs or people, those of their list aside."""
    pages = [
        path for path in (site / folder).glob("*/index.html") if not path.parent.name.startswith("page.")
    ]
    return [path.read_bytes() for path in pages]


def test_an_ordinary_pairs_page_has_under_40_kb(tmp_path):
    write_programme(tmp_path, 20)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = build(tmp_path, "--audience", "members")
    assert done.returncode == 0, done.stdout + done.stderr
    pairs, people = (pages_of(tmp_path / "site", folder) for folder in ("pairs", "people"))
    assert len(pairs) == 20
    assert median(map(len, pairs)) < 40 * KB
    assert max(map(len, people)) < 15 * KB


def test_what_stands_around_the_words_of_the_demos_pages_stays_light(demo):
    for page in pages_of(demo / "site", "pairs"):
        words = re.sub(rb"<[^>]*>", b"", page)
        assert len(page) - len(words) < 38 * KB
