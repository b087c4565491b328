"""The report's page on the same as data: which documents other programs can read, and how to get tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.views.api import documents_for
from generator.views.frame import Frame, view_frame
from generator.views.links import AS_DATA, Links
from generator.views.page import Page
from generator.views.report_page import Chapter, chapters
from generator.views.sight import Sight


@dataclass(frozen=True, slots=True)
class DataDocument:
    """A document of the site's API."""

    name: str
    href: str
    """Empty where there is one for each pair."""
    text: str
    schema: str
    """Address of its JSON Schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """The page on the report as data."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    documents: tuple[DataDocument, ...]


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the page."""
    links = Links(AS_DATA)
    documents = tuple(
        DataDocument(
            name=each.path,
            href="" if "{" in each.path else links.file(each.path),
            text=each.text,
            schema=links.file(each.schema),
        )
        for each in documents_for(sight.audience)
    )
    view = DataView(frame=view_frame(sight, AS_DATA), chapters=chapters(sight, AS_DATA), documents=documents)
    yield Page(AS_DATA, "pages/report_data.html.j2", "As data - Report", view)
