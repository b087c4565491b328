"""A small programme as one audience sees it, and the text of its pages, for the tests of views."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from itertools import chain

from jinja2 import Environment

from generator.figures.programme import figures_of_programme
from generator.reading.schemas import read_schemas
from generator.rendering.documents import render_documents
from generator.rendering.environment import build_environment
from generator.rendering.pages import render_page, render_pages
from generator.views.documents import Document, view_documents
from generator.views.gate import see
from generator.views.page import Page
from generator.views.sight import Sight
from generator.views.site import SHELLS, view_many, view_site
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS, check_all

TODAY = dt.date(2026, 10, 15)
SCHEMAS = read_schemas()

EMPTY = {"records/program.yml": "name: New programme\ntimezone: UTC\ncohorts: []\n"}
"""A programme in which nobody is yet."""


def sight_of(audience: Audience, files: Mapping[str, str] | None = None, **changed: str) -> Sight:
    """Return what `audience` sees of `files`. A keyword such as ``ada`` replaces the record of that person."""
    records = dict(RECORDS if files is None else files)
    records |= {f"records/people/{person}.yml": text for person, text in changed.items()}
    checked = check_all({file: text.encode() for file, text in records.items()})
    assert not checked.has_errors, checked.findings
    programme = checked.corpus.programme
    return see(programme, figures_of_programme(programme, TODAY), audience, TODAY, SCHEMAS)


def many_of(prefix: str, sight: Sight) -> list[Page]:
    """Return the pages of all pairs, of all people, or of a list, made of no more than what they need."""
    pages = view_many(sight, SCHEMAS)[prefix]
    return [pages.of(id_).make() for id_ in pages.ids]


def documents_of(sight: Sight) -> dict[str, Document]:
    """Return every document for other programs by its path, of the programme and of its pairs and people."""
    pages = (page for prefix in SHELLS for page in many_of(prefix, sight))
    of_pages = (each for page in pages for each in page.documents.items())
    return dict(view_documents(sight, SCHEMAS)) | dict(of_pages)


def site_of(sight: Sight, environment: Environment) -> dict[str, str]:
    """Return the text of every page and every document by its path."""
    pages = list(view_site(sight, SCHEMAS))
    documents = chain(view_documents(sight, SCHEMAS), *(page.documents.items() for page in pages))
    return render_pages(pages, environment) | dict(render_documents(documents))


def texts(pages: Iterable[Page]) -> dict[str, str]:
    """Return the text of every page by its path."""
    environment = build_environment()
    return {page.path: render_page(page, environment) for page in pages}


def words(page: str) -> str:
    """Return what people read on a page: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def ids(page: str) -> list[str]:
    """Return every id on a page."""
    return re.findall(r'\bid="([^"]*)"', page)
