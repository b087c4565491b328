"""What is fuzzed: bytes in, and an exception out where a promise does not hold."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.checking.fault import ONE_LINE_PATTERN
from generator.outlets.findings_github import render_log, render_summary
from generator.outlets.findings_json import render_json
from generator.outlets.findings_sarif import render_sarif
from generator.outlets.findings_text import render_findings
from generator.pipeline.records import Checked, check_files
from generator.pipeline.sight import sight_of
from generator.reading.raw_text import bad_character
from generator.reading.records import RecordFile
from generator.reading.schemas import read_schemas
from generator.rendering.documents import render_documents
from generator.rendering.environment import build_environment
from generator.rendering.pages import render_pages
from generator.views import evidence, guides
from generator.views.sight import Sight
from generator.views.site import SECTIONS, SHELLS
from generator.words.audience import Audience
from generator.words.places import Kind, place_of
from tests.generated_records import as_files, generate
from tests.inert import shapes, strange
from tests.payloads import LONG, MARKED, SHORT
from tests.test_hostile_messages import harmless
from tests.test_never_raises import RECORDS
from tests.test_reader_never_raises import GOOD, PIECES, verdict
from tests.unit.seen import documents_of, many_of
from tests.unit.test_findings_github import obeyed

TODAY = dt.date(2026, 10, 15)
SCHEMAS = read_schemas()
_ENVIRONMENT = build_environment()
_FILES = sorted(RECORDS)
_AUDIENCES = tuple(Audience)
_SECTIONS = tuple(
    view_pages for view_pages in SECTIONS if view_pages not in (evidence.view_pages, guides.view_pages)
)
"""Without those whose pages hold no text from records."""
_HALF = 127
_BETWEEN = "\x1f"
"""Stands between two texts in what the renderer is given; no record may hold it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that is fuzzed."""

    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    words: tuple[str, ...]
    """What the fuzzer likes to put in."""
    longest: int
    """The most bytes of a case."""


def check_case(content: bytes) -> None:
    """Check sound records of which one, chosen by the first byte, holds the rest; show what was found in every way."""
    file = _FILES[content[0] % len(_FILES)] if content else _FILES[0]
    checked = _check({**{name: text.encode() for name, text in RECORDS.items()}, file: content[1:]})
    findings, count = checked.findings, checked.record_count
    assert all(each.message and each.hint and each.code for each in findings)
    for text in (render_findings(findings, count), render_json(findings, count), render_sarif(findings)):
        assert harmless(text) == []
        assert obeyed(text) == []
    log = render_log(findings, count)
    assert harmless(log) == []
    assert {command.name for command in obeyed(log)} <= {"error", "warning"}
    assert harmless(render_summary(findings, count)) == []
    if not checked.has_errors:
        _view_documents(sight_of(checked, Audience.COORDINATORS, SCHEMAS))
        _render(sight_of(checked, Audience.COORDINATORS, SCHEMAS))


def render_case(content: bytes) -> None:
    """Fill a programme with texts, check it, and render every page for one audience if it is sound.

    The first byte chooses the audience, and whether documents for programs are rendered as well, which takes long.
    """
    chosen = content[0] if content else 0
    audience = _AUDIENCES[chosen % len(_AUDIENCES)]
    texts = [_allowed(text) for text in content[1:].decode("utf-8", "replace").split(_BETWEEN)]
    checked = _check({file: text.encode() for file, text in _filled(texts).items()})
    if not checked.has_errors:
        sight = sight_of(checked, audience, SCHEMAS)
        if chosen > _HALF:
            _view_documents(sight)
        for page in _render(sight):
            found = list(strange(page, _KNOWN))
            assert not found, found


def _check(files: Mapping[str, bytes]) -> Checked:
    return check_files(
        [RecordFile(place, content) for file, content in files.items() if (place := place_of(file))],
        (),
        SCHEMAS,
        TODAY,
    )


def _view_documents(sight: Sight) -> None:
    for path, text in render_documents(documents_of(sight).items()):
        if path.endswith(".json"):
            json.loads(text)


def _render(sight: Sight) -> list[str]:
    """Return the pages that hold text from records, without their front matter."""
    few = (page for view_pages in _SECTIONS for page in view_pages(sight))
    many = (page for prefix in SHELLS for page in many_of(prefix, sight))
    pages = render_pages((*few, *many), _ENVIRONMENT)
    return [page.partition("\n---\n")[2] for page in pages.values()]


def _filled(texts: list[str]) -> dict[str, str]:
    """Return a programme whose free texts are these, one after the other and over again."""
    count = 0

    def text(_kind: Kind, _file: str, _path: object, schema: Mapping[str, Any]) -> str:
        nonlocal count
        count += 1
        # The same topic twice, or one that nobody knows, is found before anything is rendered.
        wanted = texts[count % len(texts)]
        if schema.get("pattern") == ONE_LINE_PATTERN:
            wanted = " ".join(wanted.split())
        return wanted[: schema["maxLength"]].strip() or f"Text {count}"

    return as_files(generate(SCHEMAS, text))


def _allowed(text: str) -> str:
    """Leave out what no record may hold, so that more gets as far as the pages."""
    while (at := bad_character(text)) is not None:
        text = text[:at] + text[at + 1 :]
    return text


def _words() -> Iterator[str]:
    for kind in Kind:
        for field in SCHEMAS.fields(kind):
            yield f"{field.path.rpartition('.')[2].removesuffix('[]')}: "
            yield from field.allowed
    yield from PIECES


_WORDS = tuple(sorted(set(_words())))
_KNOWN = shapes(
    page
    for audience in _AUDIENCES
    for page in _render(
        sight_of(_check({file: text.encode() for file, text in _filled([MARKED]).items()}), audience, SCHEMAS)
    )
)

TARGETS: Mapping[str, Target] = {
    "reader": Target(verdict, (GOOD.encode(), *(text.encode() for text in RECORDS.values())), _WORDS, 4096),
    "checker": Target(
        check_case,
        tuple(bytes([number]) + RECORDS[file].encode() for number, file in enumerate(_FILES)),
        _WORDS,
        4096,
    ),
    "renderer": Target(
        render_case,
        tuple(
            bytes([number * 100]) + _BETWEEN.join((MARKED, *SHORT, LONG)).encode()
            for number in range(len(_AUDIENCES))
        )
        + tuple(f"\x02{text}".encode() for text in SHORT),
        (*SHORT, _BETWEEN),
        4096,
    ),
}
