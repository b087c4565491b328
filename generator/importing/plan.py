"""How a programme's tables are to be read: a mapping file's data and options in, a plan out.

Says which column fills which field, what stands in where the table says nothing, what words of the table mean,
and how dates and lists are written. Reads no files.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from generator.checking.snippets import listed
from generator.importing.fields import TableKind, field_names
from generator.importing.notes import quoted
from generator.words.obstacle import Obstacle


class PlanError(Obstacle):
    """A plan that cannot be followed. The text is one or two sentences for the person who wrote it."""


Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """How one table is to be read."""

    sheet: str = ""
    """The sheet of a workbook; empty for the one that is called like the table, or else the first."""
    columns: Texts = field(default_factory=dict)
    """Field to column, where the heading does not tell."""
    defaults: Texts = field(default_factory=dict)
    """Field to what stands in where the table has nothing."""
    values: Mapping[str, Texts] = field(default_factory=dict)
    """Field to what the table's words mean there; the words without regard to case."""
    dates: tuple[str, ...] = ()
    """Formats of `strptime`."""
    separator: str = ""
    """What stands between the items of a list; empty to find out cell by cell."""
    skip: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Column to the words that mean a row is not wanted."""
    objectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Goals only: field to the words that mean a row is a step of the goal before it."""
    sections: Texts = field(default_factory=dict)
    """Logs only: heading inside a text to the field that what follows goes to: `did`, `next`, or nothing."""
    longest: int = 4000
    """Logs only: how many characters of a text go into an entry."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How all tables are to be read."""

    tables: Mapping[TableKind, TablePlan] = field(default_factory=dict)

    def of(self, kind: TableKind) -> TablePlan:
        """Return the plan for a table; an empty one where nothing was said."""
        return self.tables.get(kind, TablePlan())

    def with_table(self, kind: TableKind, **changes: Any) -> "Plan":
        """Return the plan with some parts of a table's own replaced."""
        return Plan({**self.tables, kind: replace(self.of(kind), **changes)})


def parse_plan(data: Any) -> Plan:
    """Return the plan in the data of a mapping file; raises PlanError."""
    tables = {kind: TablePlan() for kind in TableKind}
    everywhere: dict[str, Any] = {}
    for name, value in _map(data, "The mapping file").items():
        if name in ("dates", "separator"):
            everywhere[name] = value
        else:
            kind = _kind(name)
            tables[kind] = _table_plan(kind, _map(value, quoted(name)))
    for name, value in everywhere.items():
        parsed = _PARTS[name](TableKind.PEOPLE, value)
        tables = {
            kind: plan if getattr(plan, name) else replace(plan, **{name: parsed})
            for kind, plan in tables.items()
        }
    return Plan(tables)


def with_column(plan: Plan, option: str) -> Plan:
    """Return the plan with one more column, such as "pairs.starts=Start date"; raises PlanError."""
    kind, name, column = _split_option(option, "pairs.starts=Start date")
    return plan.with_table(kind, columns={**plan.of(kind).columns, name: column})


def with_default(plan: Plan, option: str) -> Plan:
    """Return the plan with one more default, such as "pairs.meetings.every=2 weeks"; raises PlanError."""
    kind, name, value = _split_option(option, "pairs.meetings.every=2 weeks")
    return plan.with_table(kind, defaults={**plan.of(kind).defaults, name: value})


def with_date_formats(plan: Plan, formats: Iterable[str]) -> Plan:
    """Return the plan with more formats for dates, tried before those that it has."""
    more = tuple(formats)
    return Plan({kind: replace(plan.of(kind), dates=(*more, *plan.of(kind).dates)) for kind in TableKind})


def _split_option(option: str, example: str) -> tuple[TableKind, str, str]:
    where, equals, value = option.partition("=")
    table, dot, name = where.strip().partition(".")
    if not (equals and dot and value.strip()):
        raise PlanError(f"{quoted(option)} does not say what goes where. Write it like {quoted(example)}.")
    kind = _kind(table)
    return kind, _field(kind, name), value.strip()


def _table_plan(kind: TableKind, data: Mapping[str, Any]) -> TablePlan:
    parts = {}
    for name, value in data.items():
        if name not in _PARTS:
            raise PlanError(f"{quoted(name)} is no part of a table's mapping.{_choices(name, _PARTS)}")
        parts[name] = _PARTS[name](kind, value)
    return TablePlan(**parts)


def _parse_by_field(kind: TableKind, value: Any) -> Texts:
    return {_field(kind, name): _text(each, name) for name, each in _map(value, "This part").items()}


def _parse_values(kind: TableKind, value: Any) -> Mapping[str, Texts]:
    words = {_field(kind, name): _map(each, quoted(name)) for name, each in _map(value, '"values"').items()}
    return {
        name: {word.casefold(): _text(meaning, word) for word, meaning in each.items()}
        for name, each in words.items()
    }


def _parse_objectives(kind: TableKind, value: Any) -> Mapping[str, tuple[str, ...]]:
    when = _map(_map(value, '"objectives"').get("when"), '"when", in "objectives",')
    return {_field(kind, name): _texts(kind, each) for name, each in when.items()}


def _parse_sections(_kind: TableKind, value: Any) -> Texts:
    found = {}
    for name, headings in _map(value, '"sections"').items():
        if name not in ("did", "next", "nowhere"):
            raise PlanError(
                f"{quoted(name)} is no place for a section.{_choices(name, ('did', 'next', 'nowhere'))}"
            )
        found.update({heading.casefold(): name for heading in _texts(_kind, headings)})
    return found


def _parse_longest(_kind: TableKind, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 100 <= value <= 100_000:
        raise PlanError('"longest" is a number of characters from 100 to 100000.')
    return value


def _parse_separator(_kind: TableKind, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise PlanError('"separator" is the sign between two items, such as ";".')
    return value


def _parse_skip(_kind: TableKind, value: Any) -> Mapping[str, tuple[str, ...]]:
    return {
        column: tuple(word.casefold() for word in _texts(_kind, words))
        for column, words in _map(value, '"skip"').items()
    }


def _texts(_kind: TableKind, value: Any) -> tuple[str, ...]:
    return tuple(_text(each, "a list") for each in (value if isinstance(value, list) else [value]))


_PARTS: Mapping[str, Any] = {
    "sheet": lambda _kind, value: _text(value, "sheet"),
    "columns": _parse_by_field,
    "defaults": _parse_by_field,
    "values": _parse_values,
    "dates": _texts,
    "separator": _parse_separator,
    "skip": _parse_skip,
    "objectives": _parse_objectives,
    "sections": _parse_sections,
    "longest": _parse_longest,
}


def _kind(name: str) -> TableKind:
    if name not in list(TableKind):
        raise PlanError(f"{quoted(name)} is no table.{_choices(name, TableKind)}")
    return TableKind(name)


def _field(kind: TableKind, name: str) -> str:
    if name not in field_names(kind):
        raise PlanError(
            f'{quoted(name)} is no field of the table "{kind}".{_choices(name, field_names(kind))}'
        )
    return name


def _choices(found: str, known: Iterable[str]) -> str:
    words = list(known)
    near = get_close_matches(found, words, n=1)
    return f" Did you mean {quoted(near[0])}?" if near else f" Write {listed(words)}."


def _map(value: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise PlanError(f'{what} needs lines such as "starts: Start date" below it.')
    return value


def _text(value: Any, where: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str() | int() | float():
            return str(value)
        case _:
            raise PlanError(f"{quoted(where)} needs one word or sentence after the colon.")
