"""Questions in a terminal, for what the flags of a command do not say.

An answer that cannot be taken is told why, and asked for again. A flag that cannot be taken is wrong use. Where nobody
can be asked, defaults stand in; what has none has to come by its flag.
"""

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import click

from generator.drafting.answers import Unclear, read_yes_or_no
from generator.outlets.printable import printable

T = TypeVar("T")

_LONGEST = 2_500
"""How much of a line is shown, in characters: all of what a record may hold in one text."""


def can_ask() -> bool:
    """Return whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


@dataclass(slots=True)
class Interview:
    """One talk with somebody about one record."""

    asks: bool
    """Whether to ask; else flags and defaults say all."""
    taken: dict[str, Any] = field(default_factory=dict)
    """What has been answered, by flag."""
    put_again: set[str] = field(default_factory=set)
    """The flags of answers that turned out not to go: these are asked for, whatever a flag says."""

    def one(
        self,
        flag: str,
        given: str | None,
        question: str,
        read: Callable[[str], T],
        *,
        default: object = None,
        is_needed: bool = False,
        before: Iterable[str] = (),
    ) -> T | None:
        """Return one answer; None where there is none, and none is needed. `before` is shown before it is asked for."""
        return self._once(
            flag, lambda: self._one(flag, given, question, read, default, before, is_needed=is_needed)
        )

    def flag(self, flag: str, given: str | None, read: Callable[[str], T]) -> T | None:
        """Return what a flag says that is only asked for where it turned out not to go; None where it is left out."""
        if given is None and flag not in self.put_again and flag not in self.taken:
            return None
        return self.one(flag, given, _name_of(flag), read)

    def flags(self, flag: str, given: Sequence[str], read: Callable[[str], T]) -> list[T]:
        """Return what a flag says that may come several times, asked for only where it turned out not to go."""
        is_open = flag in self.put_again or flag in self.taken
        return (
            self.many(flag, given, f"{_name_of(flag)}? An empty line ends.", read) if given or is_open else []
        )

    def many(
        self,
        flag: str,
        given: Sequence[str],
        question: str,
        read: Callable[[str], T],
        *,
        is_needed: bool = False,
        before: Iterable[str] = (),
    ) -> list[T]:
        """Return answers, one after the other, until an empty line. `before` is shown before they are asked for."""
        return self._once(flag, lambda: self._many(flag, given, question, read, before, is_needed=is_needed))

    def can_put_again(self, flags: Collection[str]) -> bool:
        """Return whether there are such answers; they are asked for again then."""
        known = set(flags) & self.taken.keys() if self.asks else set()
        self.put_again |= known
        return bool(known)

    def confirm(self, question: str, *, default: bool, before: Iterable[str] = ()) -> bool:
        """Return whether somebody says yes; where nobody is asked, the default."""
        return self._once(question, lambda: self._confirm(question, before, default=default))

    def _confirm(self, question: str, before: Iterable[str], *, default: bool) -> bool:
        if not self.asks:
            return default
        _show(before)
        while True:
            text = self._line(f"{question} [{'Y/n' if default else 'y/N'}]", "")
            if not text:
                return default
            if (answer := self._tried(text, read_yes_or_no)) is not None:
                return answer[0]

    def _once(self, flag: str, ask: Callable[[], T]) -> T:
        if flag not in self.taken or flag in self.put_again:
            self.taken[flag] = ask()
            self.put_again.discard(flag)
        answer: T = self.taken[flag]
        return answer

    def _one(
        self,
        flag: str,
        given: str | None,
        question: str,
        read: Callable[[str], T],
        default: object,
        before: Iterable[str],
        *,
        is_needed: bool,
    ) -> T | None:
        if given is not None and flag not in self.put_again:
            return _flag(flag, given, read)
        shown = "" if default is None else str(default)
        if not self.asks:
            if shown:
                return _flag(flag, shown, read)
            if is_needed:
                raise missing(flag)
            return None
        _show(before)
        while True:
            text = self._line(question if shown or is_needed else f"{question} (or Enter)", shown)
            if not text and not is_needed:
                return None
            if text and (answer := self._tried(text, read)) is not None:
                return answer[0]

    def _many(
        self,
        flag: str,
        given: Sequence[str],
        question: str,
        read: Callable[[str], T],
        before: Iterable[str],
        *,
        is_needed: bool,
    ) -> list[T]:
        if given and flag not in self.put_again:
            return [_flag(flag, text, read) for text in given]
        if not self.asks:
            if is_needed:
                raise missing(flag)
            return []
        _show((*before, question))
        answers: list[T] = []
        while True:
            text = self._line(" ", "")
            if not text and (answers or not is_needed):
                return answers
            if text and (answer := self._tried(text, read)) is not None:
                answers.append(answer[0])

    def _line(self, question: str, default: str) -> str:
        text: str = click.prompt(
            question,
            default=default,
            show_default=bool(default),
            prompt_suffix=" " if question.endswith("?") or question.isspace() else ": ",
            err=True,
        )
        return text.strip()

    def _tried(self, text: str, read: Callable[[str], T]) -> tuple[T] | None:
        try:
            return (read(text),)
        except Unclear as why:
            _show((str(why),))
            return None


def missing(flag: str) -> click.UsageError:
    """Return what to raise where a flag is missing and nobody can be asked."""
    return click.UsageError(f"{flag} is missing, and there is no terminal to ask on.")


def _show(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(printable(line, _LONGEST), err=True)


def _name_of(flag: str) -> str:
    return flag.strip("-").replace("-", " ").capitalize()


def numbered(items: Iterable[str]) -> list[str]:
    """Return lines of a list to choose from."""
    return [f"  {number}. {item}" for number, item in enumerate(items, start=1)]


def _flag(flag: str, text: str, read: Callable[[str], T]) -> T:
    try:
        return read(text)
    except Unclear as why:
        raise click.BadParameter(printable(str(why), _LONGEST), param_hint=flag) from None
