"""Wires the floors together: records to findings, and records to pages. Knows no rules and no formats.

Read, parse, check the shape, structure, check the sense; then figures, the audience gate, views and pages.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.checking.corpus import Corpus
from generator.checking.rules import check_sense
from generator.checking.shape import check_shape
from generator.checking.structure import build_corpus
from generator.figures.programme import figures_of_programme
from generator.reading.document import Document
from generator.reading.editor_schemas import read_stale_copies
from generator.reading.records import RecordFile, read_records
from generator.reading.schemas import Schemas, read_schemas
from generator.reading.yaml_document import parse_document
from generator.rendering.assets import read_assets
from generator.rendering.environment import make_environment
from generator.rendering.pages import render_pages
from generator.views.gate import see
from generator.views.site import view_site
from generator.words.audience import Audience
from generator.words.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a programme yields."""

    corpus: Corpus
    findings: tuple[Diagnostic, ...]
    """In order of file, line and column."""

    @property
    def record_count(self) -> int:
        """How many files lie at the place of a record."""
        return len(self.corpus.places)

    @property
    def has_errors(self) -> bool:
        """Whether any finding stops a publication."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def check(root: Path, today: dt.date | dt.datetime) -> Checked:
    """Check every record under ``root/records``.

    `today` is a day, or a moment whose day is looked up in the programme's time zone.
    """
    schemas = read_schemas()
    files, misplaced = read_records(root)
    return check_files(files, (*misplaced, *read_stale_copies(root, schemas)), schemas, today)


def check_files(
    files: Iterable[RecordFile],
    found: Iterable[Diagnostic],
    schemas: Schemas,
    today: dt.date | dt.datetime,
) -> Checked:
    """Check records that have been read already; `found` holds what reading found."""
    findings = list(found)
    documents: dict[str, Document] = {}
    places, sound = [], set()
    for file in files:
        places.append(file.place)
        document, broken = parse_document(file.place.file, file.content)
        findings += broken
        if document is None:
            continue
        documents[file.place.file] = document
        misshapen = tuple(check_shape(document, file.place.kind, schemas))
        findings += misshapen
        if not any(finding.severity is Severity.ERROR for finding in misshapen):
            sound.add(file.place.file)
    corpus = build_corpus(places, documents, sound, today)
    findings += check_sense(corpus)
    return Checked(corpus, tuple(sorted(findings, key=lambda finding: finding.order)))


@dataclass(frozen=True, slots=True)
class SiteSource:
    """What the site builder works on."""

    docs: Mapping[str, str | bytes]
    """Pages and assets: path under ``build/docs`` to content."""
    theme: Mapping[str, str | bytes]
    """Overrides of the theme: path under ``build/theme`` to content."""

    @property
    def html_files(self) -> tuple[str, ...]:
        """The HTML files that the site builder must make of the pages."""
        pages = (path for path in self.docs if path.endswith(".md"))
        return tuple(path.removesuffix(".md") + ".html" for path in pages)


def render_site(root: Path, checked: Checked, audience: Audience) -> SiteSource:
    """Return all pages and assets of a checked programme for one audience."""
    programme, today = checked.corpus.programme, checked.corpus.today
    sight = see(programme, figures_of_programme(programme, today), audience, today, read_schemas())
    pages = render_pages(view_site(sight), make_environment(root))
    return SiteSource(
        docs={**pages, **read_assets(root, "assets", "assets/")}, theme=read_assets(root, "theme", "")
    )
