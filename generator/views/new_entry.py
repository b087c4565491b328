"""The begun log entry behind "Log a meeting": a pair and a day in, YAML text out, ready to be filled in.

Nobody has to know the format: what the agreement says is filled in, what only people know begins with ``TODO: ``,
and what is still open stands there as comments that need one character less.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable

from generator.figures.actions import action_states, objective_states
from generator.words.model import Pair
from generator.words.places import ID, entry_file

PLACEHOLDER = "TODO: "
"""Every text that somebody still has to write begins with it."""

MODELINE = "# yaml-language-server: $schema=../../../../schemas/log-entry.schema.json"

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,()/+-]*[A-Za-z0-9)]\Z")
_WORDS_YAML_READS_OTHERWISE = {"true", "false", "null", "yes", "no", "on", "off"}


def new_entry_file(pair: Pair, today: dt.date) -> str:
    """Return the path of today's entry: the date alone, or with a number where that day has entries already."""
    taken = {entry.stem for entry in pair.entries}
    stems = (today.isoformat() + (f"-{count}" if count > 1 else "") for count in range(1, len(taken) + 2))
    return entry_file(pair.id, next(stem for stem in stems if stem not in taken))


def new_entry_text(pair: Pair, today: dt.date) -> str:
    """Return the YAML of an entry about a meeting held today, as agreed, with everybody present.

    Members whom the audience does not know stand in its agreement under marks that are no ids; they are left out.
    """
    meetings = pair.agreement.meetings
    lines = [
        MODELINE,
        f"date: {today.isoformat()}",
        "kind: meeting  # meeting, review or progress",
        "outcome: held  # held, cancelled or missed",
        f"minutes: {meetings.minutes}",
        *([f"channel: {_scalar(meetings.channel)}"] if meetings.channel else []),
        *_list("present", filter(ID.match, pair.agreement.members)),
        "did:  # what you did, a line each",
        f"  - {_scalar(PLACEHOLDER + 'what did you talk about or try?')}",
        *_open_steps(pair, today),
        "# next:  # what you want to do next; take the hash marks away to use it",
        "#   - id: a-short-name",
        *(f"#     who: {person}" for person in filter(ID.match, pair.agreement.mentees[:1])),
        f"#     what: {_scalar(PLACEHOLDER + 'what will be done?')}",
        f"#     due: {(today + dt.timedelta(days=round(meetings.every.days))).isoformat()}",
    ]
    return "\n".join(lines) + "\n"


def _open_steps(pair: Pair, today: dt.date) -> list[str]:
    states = (*action_states(pair, today), *objective_states(pair, today))
    waiting = [state for state in states if not state.is_done]
    if not waiting:
        return []
    head = "# done:  # take the hash marks away in front of what is done"
    return [head, *(f"#   - {state.id}  # {_comment(state.what)}" for state in waiting)]


def _list(key: str, items: Iterable[str]) -> list[str]:
    lines = [f"  - {_scalar(item)}" for item in items]
    return [f"{key}:", *lines] if lines else []


def _scalar(text: str) -> str:
    """Write text so that every YAML reader takes it as this text."""
    if _PLAIN.match(text) and text.lower() not in _WORDS_YAML_READS_OTHERWISE:
        return text
    return json.dumps(text, ensure_ascii=False)


def _comment(text: str) -> str:
    """Keep a comment on its line, however the text breaks."""
    return " ".join(text.split())[:80]
