"""Makes one of equal texts and days in many frozen values: pairs name the same people, steps and days over and over."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect
from msgspec.structs import force_setattr

from generator.words.figure import Scope

_MOST = 20_000
"""So many texts and days are known at a time: what is alike mostly stands close to each other."""

_ALIKE = (inspect.StrType, inspect.DateType, inspect.DataclassType)
"""What may be the same in many places. Of the model, no type is a dataclass; of figures, only what they are about."""
_PLAIN = frozenset({str, dt.date, Scope})
"""A value of another type may be equal to one of these, such as the word of a choice, and stays what it is."""


class _Plan(NamedTuple):
    """The fields of a type in which there may be texts and days."""

    set: Callable[[Any, str, Any], None]
    ones: tuple[str, ...]
    """Those that are one."""
    several: tuple[str, ...]
    """Those that are several."""
    inner: tuple[str, ...]
    """Those that are a value with such fields."""
    inners: tuple[str, ...]
    """Those that are several such values."""


class Sharing:
    """Lets values share their texts and days. It must be told of a value before anybody else is."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Hashable] = {}

    def share(self, value: object) -> None:
        """Put one of those that are known already in place of each text and day in a frozen value. It stays equal."""
        if len(self._known) > _MOST:
            self._known.clear()
        self._share(value)

    def _share(self, value: Any) -> None:
        put, ones, several, inner, inners = _plan(value.__class__)
        known = self._known.setdefault
        for name in ones:
            if (one := getattr(value, name)).__class__ in _PLAIN:
                put(value, name, known(one, one))
        for name in several:
            if some := getattr(value, name):
                shared = tuple(map(known, some, some))
                put(value, name, known(shared, shared))
        for name in inner:
            if (within := getattr(value, name)) is not None:
                self._share(within)
        for name in inners:
            for each in getattr(value, name):
                self._share(each)


@cache
def _plan(type_: type) -> _Plan:
    told = inspect.type_info(type_)
    if not isinstance(told, inspect.StructType | inspect.DataclassType):
        raise TypeError(type_)
    fields = [(field.name, kind) for field in told.fields for kind in _kinds(field.type)]
    items = [(name, kind.item_type) for name, kind in fields if isinstance(kind, inspect.VarTupleType)]
    return _Plan(
        force_setattr if issubclass(type_, msgspec.Struct) else object.__setattr__,
        *(
            tuple(name for name, kind in some if isinstance(kind, wanted))
            for wanted in (_ALIKE, inspect.StructType)
            for some in (fields, items)
        ),
    )


def _kinds(type_: inspect.Type) -> Iterator[inspect.Type]:
    yield from type_.types if isinstance(type_, inspect.UnionType) else (type_,)
