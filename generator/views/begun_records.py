"""Begun records behind the links of a pair's pages: a pair and a day in, YAML text out, ready to be filled in.

Nobody has to know the format: what the agreement says is filled in, what only people know begins with ``TODO: ``,
what is still open stands there as comments that need one character less, and each field says what it is for. Short,
because the pages of every pair carry it all in their links.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import quote

from generator.drafting.entries import begun_entry, goals_to_rate, new_stem, next_meeting, steps_to_tick_off
from generator.drafting.goals import begun_goal
from generator.words.model import EntryKind, Pair
from generator.words.places import ID, Kind, entry_file
from generator.writing.record_text import modeline, render_inline

_ROOM = 2_500
"""How much of an address one list of what is offered may take, in characters. Servers take about 8,000 in all."""

PLACEHOLDER = "TODO: "
"""Every text that somebody still has to write begins with it."""

_LEVELS: Mapping[str, str] = {
    "-2": "much less than expected",
    "-1": "less than expected",
    "0": "what will you see when it is reached, as you expect?",
    "1": "more than expected",
    "2": "much more than expected",
}


def new_entry_file(pair: Pair, today: dt.date) -> str:
    """Return the path of today's entry: the date alone, or with a number where that day has entries already."""
    return entry_file(pair.id, new_stem(pair, today))


def new_entry_text(pair: Pair, today: dt.date) -> str:
    """Return the YAML of an entry of today: a meeting as agreed, with everybody present.

    Members whom the audience does not know stand in its agreement under marks that are no ids; they are left out.
    """
    lines = [
        modeline(Kind.LOG_ENTRY),
        f"date: {today.isoformat()}  # the file is named after it",
        f"kind: {EntryKind.MEETING}  # meeting, review (you look back) or progress (no meeting)",
        *_meeting(pair, today),
        "did:  # what you did, a line each",
        f"  - {_inline(PLACEHOLDER + 'what did you talk about or try?')}",
        *_open_steps(pair, today),
        *_ratings(pair, today),
        "# next:  # what you want to do next; take the hash marks away to use it",
        "#   - id: a-short-name",
        *(f"#     who: {person}" for person in filter(ID.match, pair.agreement.mentees[:1])),
        f"#     what: {_inline(PLACEHOLDER + 'what will be done?')}",
        f"#     due: {(next_meeting(pair, today) or today).isoformat()}",
        *_next_meeting(pair, today),
    ]
    return "\n".join(lines) + "\n"


def new_goals_text(pair: Pair, today: dt.date) -> str:
    """Return the YAML of a pair's goals with a first one to be written, set today and due when the pair's time is over."""
    begun = begun_goal(pair, today)
    lines = [
        modeline(Kind.GOALS),
        "goals:",
        "  - id: first-goal  # a short name; the log points to it, so keep it",
        f"    title: {_inline(PLACEHOLDER + 'what do you want to reach, in a few words?')}",
        f"    kind: {begun['kind']}  # skill, career, network, project or wellbeing",
        f"    why: {_inline(PLACEHOLDER + 'why does it matter?')}",
        f"    set_on: {begun['set_on']}",
        f"    due: {begun['due']}  # when it should be reached",
        "    levels:  # what success looks like; 0 is needed, the others help",
        *(_level(level, words) for level, words in _LEVELS.items()),
        "    # objectives:  # steps on the way; take the hash marks away to use it",
        "    #   - id: first-step",
        f"    #     what: {_inline(PLACEHOLDER + 'what will be done?')}",
    ]
    return "\n".join(lines) + "\n"


def _level(level: str, words: str) -> str:
    text = _inline(PLACEHOLDER + words)
    return f'      "{level}": {text}' if level == "0" else f'      # "{level}": {text}'


def _meeting(pair: Pair, today: dt.date) -> Iterator[str]:
    begun = begun_entry(pair, today)
    yield f"outcome: {begun['outcome']}  # held, cancelled or missed"
    yield f"minutes: {begun['minutes']}"
    if channel := begun.get("channel"):
        yield f"channel: {_inline(channel)}"
    yield from _list("present", filter(ID.match, begun["present"]))


def _open_steps(pair: Pair, today: dt.date) -> list[str]:
    waiting = steps_to_tick_off(pair, today)
    if not waiting:
        return []
    head = "# done:  # take the hash marks away in front of what is done"
    return [head, *_that_fit(f"#   - {state.id}  # {_comment(state.what)}" for state in waiting)]


def _ratings(pair: Pair, today: dt.date) -> Iterator[str]:
    known = [person for person in (*pair.agreement.mentees, *pair.agreement.mentors) if ID.match(person)]
    goals = goals_to_rate(pair, today) if known else ()
    if goals:
        yield "# ratings:  # where your goals stand for you, from -2 to 2; 0 is as expected"
    yield from _that_fit(
        f"#   - {{goal: {standing.goal.id}, level: {standing.level or 0}, by: {known[0]}}}"
        f"  # {_comment(standing.goal.title)}"
        for standing in goals
    )


def _that_fit(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as long as the address that is to carry them stays short enough for every browser and server."""
    room = _ROOM
    for line in lines:
        room -= len(quote(line))
        if room < 0:
            return
        yield line


def _next_meeting(pair: Pair, today: dt.date) -> Iterator[str]:
    if then := next_meeting(pair, today):
        yield f"# next_meeting: {then.isoformat()}"


def _list(key: str, items: Iterable[str]) -> list[str]:
    lines = [f"  - {_inline(item)}" for item in items]
    return [f"{key}:", *lines] if lines else []


@lru_cache(maxsize=1024)
def _inline(text: str) -> str:
    """Return a text as a record has it: most of them stand in every begun record of a pair, or of all."""
    return render_inline(text)


def _comment(text: str) -> str:
    """Keep a comment on its line, however the text breaks."""
    return " ".join(text.split())[:80]
