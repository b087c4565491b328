"""The pages that the check believes every site to have are those that it has."""

import pytest

from generator.views.site import view_site
from generator.words.audience import Audience
from generator.words.site_pages import FOLDERS_OF_RECORDS, FORM_PAGES, SITE_PAGES
from tests.unit.seen import EMPTY, SCHEMAS, sight_of

PROGRAM = "records/program.yml"
HOSTED = {PROGRAM: EMPTY[PROGRAM] + "repository: https://example.org/mentoring\n"}


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("files", [EMPTY, HOSTED])
def test_every_site_has_them_and_no_others_but_what_depends_on_records(audience, files) -> None:
    paths = (page.path for page in view_site(sight_of(audience, files), SCHEMAS))
    found = {path.removesuffix("index.md").strip("/") for path in paths}
    steady = {page for page in found if page.split("/")[0] not in FOLDERS_OF_RECORDS}
    may_write = files is HOSTED and audience is not Audience.PUBLIC
    assert steady == (SITE_PAGES | FORM_PAGES if may_write else SITE_PAGES)
