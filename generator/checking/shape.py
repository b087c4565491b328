"""Documents and schemas in, findings out: what the schemas refuse, each thing once and in plain words.

Most records are as they should be, and one look tells. Of the others the judge says what is wrong with them.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.checking.fault import NOTHING, Fault, value_at
from generator.checking.first_look import is_surely_fine
from generator.checking.sentences import KEYWORDS, say
from generator.checking.sentences_on_values import repeated
from generator.checking.snippets import counted
from generator.checking.suggestions import field_meant
from generator.checking.within_reason import LONGEST_LIST, MOST_STRANGERS
from generator.reading.document import Document
from generator.reading.schemas import Schema, Schemas
from generator.words.codes import shape
from generator.words.diagnostic import Diagnostic, Path
from generator.words.places import Kind

if TYPE_CHECKING:
    from jsonschema import ValidationError

MOST_FINDINGS = 50
"""How many findings of one record are shown."""

_MOST_ERRORS = 2_000
"""Where the judge has found this much wrong with a record, it is heard no further."""

_RANKS: Mapping[str, int] = {keyword: rank for rank, keyword in enumerate(KEYWORDS)}


def check_shape(document: Document, kind: Kind, schemas: Schemas) -> Iterator[Diagnostic]:
    """Ensure that a record has the shape that its schema asks for."""
    if is_surely_fine(document.data, kind, schemas):
        return
    # To import the judge takes longer than to look at hundreds of records, so it waits until there is a case.
    from generator.checking.judge import judge

    record = schemas.of(kind)
    errors = list(islice(judge(document.data, kind, schemas), _MOST_ERRORS))
    if not errors:
        return
    places = _one_for_each_place(
        fault for error in errors for fault in _faults(error, document, kind, record)
    )
    faults = sorted(places, key=lambda fault: _order(document, fault))
    for fault in faults[:MOST_FINDINGS]:
        said = say(fault, schemas)
        yield document.finding(said.code, fault.path, said.message, said.hint, at_key=_points_at_key(fault))
    if left := faults[MOST_FINDINGS:]:
        yield _rest(document, left, at_least=len(errors) == _MOST_ERRORS)


def _faults(error: "ValidationError", document: Document, kind: Kind, record: Schema) -> Iterator[Fault]:
    """Yield one fault for each place that an error of the judge is about."""
    place = tuple(error.absolute_path)
    about_name = "propertyNames" in error.absolute_schema_path
    around, rules = value_at(document.data, place), _rules(error)
    if about_name:
        steps: Iterable[Any] = [error.instance]
    elif error.validator == "additionalProperties":
        steps = [name for name in around if name not in rules.get("properties", NOTHING)]
    elif error.validator == "required":
        steps = [name for name in _limit(error) if name not in around]
    elif error.validator == "uniqueItems":
        # Of a list that is far too long, the judge saw only the beginning.
        steps = repeated(around[:LONGEST_LIST]) or [min(len(around), LONGEST_LIST) - 1]
    else:
        steps = ()
        yield _fault(error, kind, record, place, document)
    for step in steps:
        yield _fault(error, kind, record, (*place, step), document, about_name=about_name)


def _rules(error: "ValidationError") -> Schema:
    return error.schema if isinstance(error.schema, Mapping) else NOTHING


def _limit(error: "ValidationError") -> Any:
    return error.validator_value


def _fault(
    error: "ValidationError",
    kind: Kind,
    record: Schema,
    path: Path,
    document: Document,
    *,
    about_name: bool = False,
) -> Fault:
    value = path[-1] if about_name else value_at(document.data, path)
    return Fault(
        kind=kind,
        record=record,
        keyword=str(error.validator),
        limit=_limit(error),
        path=path,
        value=value,
        lines=document.lines_of(path, value) if isinstance(value, str) and _limit(error) == "array" else (),
        around=value_at(document.data, path[:-1]),
        of_key=about_name or error.validator == "additionalProperties",
        key_rules=_rules(error) if about_name else None,
    )


def _one_for_each_place(faults: Iterable[Fault]) -> list[Fault]:
    """Keep what speaks first for each place: that a text is no date says nothing new of what is no text."""
    kept: dict[tuple[Path, bool], Fault] = {}
    for fault in sorted(faults, key=_rank):
        kept.setdefault((fault.path, fault.of_key), fault)
    faults = list(kept.values())
    elsewhere = {("required", path) for path in _missing_but_found(faults)}
    elsewhere |= {("type", path) for path in _empty_but_beside(faults)}
    return [fault for fault in faults if (fault.keyword, fault.path) not in elsewhere]


def _missing_but_found(faults: list[Fault]) -> Iterator[Path]:
    """Yield the places of missing fields that are there under another name, or a step too far in or out.

    What is written there has a finding of its own.
    """
    missing = [fault.path for fault in faults if fault.keyword == "required"]
    incomplete = {path[:-1] for path in missing}
    strangers = [fault for fault in faults if fault.keyword == "additionalProperties"] if missing else []
    for fault in faults:
        if fault.keyword == "required" and fault.around and not _is_any_known(fault):
            # What stands there was meant for another place, or is wrapped in one name too many.
            yield fault.path
    for fault in strangers[:MOST_STRANGERS]:
        around, name = fault.path[:-1], str(fault.path[-1])
        if around in incomplete:
            yield *around, field_meant(name, fault.parent.get("properties", NOTHING), fault.around) or name
        yield from (path for path in missing if path[-1] == name and _are_nested(path[:-1], around))


def _is_any_known(missing: Fault) -> bool:
    """Return whether the group that a field is missing in has any field that it may have."""
    return not missing.around.keys().isdisjoint(missing.parent.get("properties", NOTHING))


def _empty_but_beside(faults: list[Fault]) -> Iterator[Path]:
    """Yield the places of groups that are empty because their fields do not begin further to the right."""
    strangers = {fault.path for fault in faults if fault.keyword == "additionalProperties"}
    for fault in faults if strangers else ():
        beside = ((*fault.path[:-1], name) for name in fault.part.get("properties", NOTHING))
        if fault.value is None and any(path in strangers for path in beside):
            yield fault.path


def _are_nested(one: Path, other: Path) -> bool:
    """Return whether one group of fields is inside the other, without a list between them."""
    shorter, longer = sorted((one, other), key=len)
    between = longer[len(shorter) :]
    return longer[: len(shorter)] == shorter and not any(isinstance(step, int) for step in between)


def _rank(fault: Fault) -> int:
    return _RANKS.get(fault.keyword, len(_RANKS))


def _points_at_key(fault: Fault) -> bool:
    return fault.of_key or fault.keyword == "required" or fault.value is None


def _order(document: Document, fault: Fault) -> tuple[int, int, int]:
    span = document.span(fault.path, at_key=_points_at_key(fault))
    return span.line, span.column, _rank(fault)


def _rest(document: Document, left: list[Fault], *, at_least: bool) -> Diagnostic:
    count = counted(len(left), "more finding")
    message = f"This record has {'at least ' if at_least else ''}{count} from here on."
    return document.finding(
        shape.MORE_FINDINGS,
        left[0].path,
        message,
        "Mend those above first, then check again.",
        at_key=_points_at_key(left[0]),
    )
