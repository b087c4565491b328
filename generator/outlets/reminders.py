"""Reminders in, text for a terminal, Markdown for an issue or JSON out. Knows no record and decides nothing.

Only handles are mentioned, and only where Markdown is asked for; whatever else records say is shown as it is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.figures.matters import Days
from generator.outlets.json_text import json_text
from generator.outlets.markdown_text import inert
from generator.outlets.sections import LARGEST_COMMENT, Section, render_text
from generator.views.reminders import Person, Reminder, Told
from generator.words.numbers import counted

_HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}\Z")
NOTHING = "There is nothing to remind anybody of."
_PEACE = "To be left in peace, write `reminders: false` into your own record."
_CUT = "There is more than fits here; `pairbook remind` shows all of it."


def render_reminders(told: Sequence[Told], days: Days, format_: str) -> str:
    """Return reminders as ``text``, ``markdown`` or ``json``, without a line end after them.

    Markdown is empty where there is nothing to tell; else its first line is a comment that ends in the day.
    """
    if format_ == "json":
        return json_text(
            {
                "today": days.today.isoformat(),
                "since": days.since.isoformat(),
                "ahead": days.ahead,
                "told": [_plain(each) for each in told],
            }
        )
    wanted = [each for each in told if each.reminders]
    if format_ == "markdown":
        return _markdown(wanted, days) if wanted else ""
    return render_text("", tuple(map(_section, wanted))) if wanted else NOTHING


def _plain(told: Told) -> dict[str, Any]:
    return {
        "people": [{"person": each.id, "name": each.name, "github": each.github} for each in told.people],
        "reminders": [
            {
                "cause": each.cause,
                "pairs": list(each.pairs),
                "day": each.day.isoformat(),
                "text": each.text,
                **({"message": each.message} if each.message else {}),
            }
            for each in told.reminders
        ],
        "more": told.more,
    }


def _section(told: Told) -> Section:
    whom = ", ".join(_named(person) for person in told.people) or "nobody who wants to be told"
    lines = [line for each in told.reminders for line in _lines(each)]
    return Section(f"To {whom}", (*lines, *_more(told)))


def _named(person: Person) -> str:
    return f"{person.name} (@{person.github})" if person.github else person.name


def _lines(reminder: Reminder) -> Iterator[str]:
    yield reminder.text
    if reminder.message:
        yield f"You could write: {reminder.message}"


def _more(told: Told) -> Iterator[str]:
    if told.more:
        yield f"And {counted(told.more, 'more matter')}: see the page of the pair."


def _markdown(told: Sequence[Told], days: Days) -> str:
    """Whoever is mentioned first is told first: what does not fit is left out as a whole."""
    text = f"<!-- pairbook reminders {days.today.isoformat()} -->"
    for each in told:
        whom = ", ".join(_mentioned(person) for person in each.people)
        listed = [f"- {inert(line)}" for reminder in each.reminders for line in _lines(reminder)]
        listed += [f"- {inert(line)}" for line in _more(each)]
        block = "\n".join([f"\n\n**{whom}**\n" if whom else "\n", *listed])
        if len((text + block).encode()) > LARGEST_COMMENT:
            return f"{text}\n\n{_CUT}\n\n{_PEACE}"
        text += block
    return f"{text}\n\n{_PEACE}"


def _mentioned(person: Person) -> str:
    return f"@{person.github}" if _HANDLE.match(person.github) else inert(person.name)
