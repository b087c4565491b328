"""Pages of which there are many stay light: on a phone each is asked for on its own."""

import shutil
from pathlib import Path

import pytest

from bench.programmes import write_programme
from tests.conftest import ROOT
from tests.site.conftest import build

pytestmark = pytest.mark.site
KB = 1000


def weights(site: Path, folder: str) -> dict[str, int]:
    """Return how many bytes the page of each pair or person has, by id: those with a dot are other pages."""
    pages = (path for path in (site / folder).glob("*/index.html") if "." not in path.parent.name)
    return {path.parent.name: path.stat().st_size for path in pages}


def test_every_page_of_a_pair_or_a_person_stays_light(tmp_path):
    write_programme(tmp_path, 20)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = build(tmp_path, "--audience", "members")
    assert done.returncode == 0, done.stdout + done.stderr
    pairs, people = (weights(tmp_path / "site", folder) for folder in ("pairs", "people"))
    assert len(pairs) == 20
    assert max(pairs.values()) < 40 * KB
    assert max(people.values()) < 15 * KB


def test_every_page_of_a_pair_of_the_demo_has_under_40_kb(demo):
    pairs = weights(demo / "site", "pairs")
    assert len(pairs) == len(list((demo / "records" / "pairs").iterdir()))
    assert {pair: weight for pair, weight in pairs.items() if weight >= 40 * KB} == {}
