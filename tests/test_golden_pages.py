"""Every page and every document of a small programme, byte for byte, for each audience; ``pytest --bless`` accepts a change."""

import difflib
import shutil
from pathlib import Path

import pytest

from generator.outlets.folder import sync_folder
from generator.pipeline.records import check
from generator.pipeline.site import render_site
from generator.words.audience import Audience
from tests.case_folders import lay
from tests.conftest import ROOT

RECORDS = ROOT / "tests" / "cases" / "_base"
SURVEY = ROOT / "tests" / "cases" / "_survey"
EXPECTED = ROOT / "tests" / "golden"
# The reference of fields and the API's schemas say what schemas and plans say; their own tests hold these.
GENERATED_FROM_THE_CODE = ("fields/", "api/v1/schemas/", "api/v1/definitions.json")
ENDINGS = (".md", ".json", ".ics", ".xml")


@pytest.mark.parametrize("audience", list(Audience))
def test_the_pages_are_as_accepted(audience, today, bless, tmp_path):
    # Outside of this project's own repository, so that git has nothing to say.
    root = Path(shutil.copytree(RECORDS, tmp_path / "programme"))
    lay(SURVEY, root)
    docs = render_site(root, check(root, today), audience).docs
    pages = {
        path: text
        for path, text in docs.items()
        if path.endswith(ENDINGS) and not path.startswith(GENERATED_FROM_THE_CODE)
    }
    folder = EXPECTED / audience
    if bless:
        sync_folder(folder, pages)
    files = (path for path in folder.rglob("*") if path.name.endswith(ENDINGS))
    accepted = {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}
    assert set(pages) == set(accepted)
    for path, text in pages.items():
        difference = difflib.unified_diff(
            accepted[path].splitlines(), str(text).splitlines(), "accepted", path, n=1
        )
        assert text == accepted[path], "\n".join(
            [*difference, "", "accept it: pytest tests/test_golden_pages.py --bless"]
        )
