"""What lies in a public repository though not everybody may see it. The records of that repository in, findings out."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.checking.corpus import Corpus
from generator.reading.document import Document
from generator.reading.schemas import Schemas
from generator.reading.source import shown
from generator.words.audience import Audience
from generator.words.codes import privacy as codes
from generator.words.diagnostic import Code, Diagnostic, Path
from generator.words.model import PagePublication
from generator.words.numbers import counted
from generator.words.places import Kind, Place


def check_visibility(
    corpus: Corpus, documents: Mapping[str, Document], schemas: Schemas
) -> Iterator[Diagnostic]:
    """Ensure that a public repository holds only what is public, or what those concerned have agreed to show.

    `documents` are those of the public repository alone; `corpus` is the programme as a whole.
    """
    for file, document in documents.items():
        place = corpus.places[file]
        fields = list(_fields(document.data, schemas, place.kind))
        for path, audience in fields:
            if audience is Audience.COORDINATORS:
                yield _found(
                    document, codes.COORDINATORS_FIELD_IN_PUBLIC, path, "only coordinators may see it"
                )
        code = _lacking_consent(corpus, place)
        of_members = [path for path, audience in fields if audience is Audience.MEMBERS]
        if code and of_members:
            yield _found(document, code, of_members[0], "only members may see it", len(of_members) - 1)


def _fields(data: Any, schemas: Schemas, kind: Kind, path: Path = ()) -> Iterator[tuple[Path, Audience]]:
    """Yield every field that not everybody may see, a group as one where all of it has the same readers."""
    if isinstance(data, dict):
        for name, value in data.items():
            here = (*path, name)
            audience = _audience(schemas, kind, here)
            if audience is Audience.PUBLIC:
                yield from _fields(value, schemas, kind, here)
            elif audience is not None:
                yield here, audience
                yield from _closer(value, schemas, kind, here, audience)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _fields(item, schemas, kind, (*path, index))


def _closer(
    value: Any, schemas: Schemas, kind: Kind, path: Path, audience: Audience
) -> Iterator[tuple[Path, Audience]]:
    """Yield what inside of a field even fewer may see."""
    for inner, closer in _fields(value, schemas, kind, path):
        if not audience.may_see(closer):
            yield inner, closer


def _audience(schemas: Schemas, kind: Kind, path: Path) -> Audience | None:
    try:
        return schemas.audience_of(kind, path)
    except ValueError:
        # No schema knows this field, so there is a finding about it already.
        return None


def _lacking_consent(corpus: Corpus, place: Place) -> Code | None:
    """Return what stands against a members' field in a record: the programme, the pair, or nothing."""
    if not corpus.program_is_sound:
        return None
    if not corpus.programme.program.publication.open:
        return codes.MEMBERS_FIELD_IN_PUBLIC
    pairs = corpus.programme.pairs
    if place.kind is Kind.PERSON:
        concerned = [pair for pair in pairs.values() if place.owner in pair.agreement.members]
    else:
        concerned = [pairs[place.owner]] if place.owner in pairs else []
    named = [pair for pair in concerned if pair.agreement.publication is PagePublication.NAMED]
    return codes.PAIR_WITHOUT_CONSENT if concerned and not named else None


def _found(document: Document, code: Code, path: Path, reason: str, more: int = 0) -> Diagnostic:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    others = f", and so it is with {counted(more, 'more field')} here" if more else ""
    return document.finding(
        code,
        path,
        f"{shown(name)} lies in a public repository, but {reason}{others}.",
        _HINTS[code.id],
        at_key=True,
    )


_MOVE = "move it to the same place in a private repository, and name that with --overlay"
_HINTS = {
    codes.COORDINATORS_FIELD_IN_PUBLIC.id: f"Remove it from here: {_MOVE}.",
    codes.MEMBERS_FIELD_IN_PUBLIC.id: f"Make the repository private, or {_MOVE}; or, if all pairs know and agree, write"
    ' "open: true" under "publication" in records/program.yml.',
    codes.PAIR_WITHOUT_CONSENT.id: f'Ask the pair whether it agrees to "publication: named"; if not, {_MOVE}.',
}
