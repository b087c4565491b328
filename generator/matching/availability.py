"""When somebody has time: lines as people write them in, quarter-hours of the week out.

Days and hours in English words are understood. What follows a comma or stands in brackets is a remark unless it names
days or hours itself. A line with a word that is neither is for people alone: to guess would be worse than to ask.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from generator.words.zones import zone_of

PER_HOUR = 4
"""Slots in an hour."""
PER_DAY = 24 * PER_HOUR
PER_WEEK = 7 * PER_DAY

Span = tuple[int, int]
"""From a slot of the day up to another, which no longer belongs to it."""

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS, _WEEKEND, _EVERY_DAY = range(5), range(5, 7), range(7)

_DAYS: dict[str, Iterable[int]] = {
    **{name: (index,) for index, name in enumerate(_NAMES)},
    **{name[:3]: (index,) for index, name in enumerate(_NAMES)},
    "tues": (1,),
    "thur": (3,),
    "thurs": (3,),
    "weekday": _WEEKDAYS,
    "workday": _WEEKDAYS,
    "weekend": _WEEKEND,
    "day": _EVERY_DAY,
    "daily": _EVERY_DAY,
    "time": _EVERY_DAY,
    "anytime": _EVERY_DAY,
}


def _hours(first: float, last: float) -> Span:
    return int(first * PER_HOUR), int(last * PER_HOUR)


_WHOLE_DAY = _hours(8, 20)
_EARLIEST, _LATEST = _hours(7, 22)
_TIMES: dict[str, Span] = {
    "morning": _hours(8, 12),
    "lunchtime": _hours(12, 14),
    "lunch": _hours(12, 14),
    "noon": _hours(12, 14),
    "midday": _hours(12, 14),
    "afternoon": _hours(13, 17),
    "evening": _hours(17, 21),
    "night": _hours(19, 22),
}
_EARLY = {"morning": _hours(6, 9), "afternoon": _hours(12, 15), "evening": _hours(17, 19)}
_LATE = {"morning": _hours(10, 12), "afternoon": _hours(15, 18), "evening": _hours(19, 22)}

_SMALL_WORDS = frozenset(("and", "or", "on", "in", "at", "the", "any", "every", "all", "each", "usually"))
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h)?"
_TOKEN = re.compile(
    rf"(?P<range>{_CLOCK}\s*(?:-|–|—|to|until|till)\s*{_CLOCK})(?![\w:])"
    rf"|(?P<open>(?P<from>after|from|before|until|till)\s+{_CLOCK}(?![\w:]))"
    r"|(?P<qualified>(?P<how>early|late)\s+(?P<what>morning|afternoon|evening)s?\b)"
    r"|(?P<join>-|–|—|\bto\b)"
    r"|(?P<word>[a-z]+)"
    r"|(?P<sign>[&/+;.])"
    r"|(?P<other>\S)"
)
_CLOCK_TIME = re.compile(r"\d[:.h]\d\d")
_PARTS = re.compile(r"[,(;]")


def read_week(lines: Iterable[str]) -> tuple[frozenset[int], tuple[str, ...]]:
    """Return the slots of a week that lines of availability name, from 0 on Monday at 00:00 by the person's own
    clock, and the lines that are not understood."""
    slots: set[int] = set()
    unread = []
    for line in lines:
        found = _slots_of(line)
        if found:
            slots |= found
        else:
            unread.append(line)
    return frozenset(slots), tuple(unread)


def in_common_time(slots: Iterable[int], zone: str, day: dt.date) -> frozenset[int]:
    """Return slots of a week by the clock of a time zone as slots in UTC, as of one day."""
    shift = offset_of(zone, day)
    return frozenset((slot - shift) % PER_WEEK for slot in slots)


def offset_of(zone: str, day: dt.date) -> int:
    """Return how many slots a zone's clock is ahead of UTC at noon of a day."""
    noon = dt.datetime.combine(day, dt.time(12), zone_of(zone))
    ahead = noon.utcoffset() or dt.timedelta()
    return round(ahead / dt.timedelta(hours=1) * PER_HOUR)


def blocks_of(slots: Iterable[int]) -> tuple[Span, ...]:
    """Return the unbroken stretches of a week's slots, the longest first; none runs past midnight."""
    blocks: list[list[int]] = []
    for slot in sorted(slots):
        if blocks and blocks[-1][1] == slot and slot % PER_DAY:
            blocks[-1][1] = slot + 1
        else:
            blocks.append([slot, slot + 1])
    return tuple((first, last) for first, last in sorted(blocks, key=lambda each: (each[0] - each[1], each)))


def in_words(block: Span) -> str:
    """Return a stretch of the week as ``Tuesdays 14:00-16:30``."""
    day, first = divmod(block[0], PER_DAY)
    return f"{_NAMES[day].capitalize()}s {_clock(first)}–{_clock(first + block[1] - block[0])}"


def _clock(slot: int) -> str:
    return f"{slot // PER_HOUR:02d}:{slot % PER_HOUR * 60 // PER_HOUR:02d}"


def _slots_of(line: str) -> set[int]:
    """Return the slots of one line; none where it is not understood."""
    slots: set[int] = set()
    waiting: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    for number, part in enumerate(_PARTS.split(line.casefold())):
        phrases = _phrases(part)
        if phrases is None:
            if number == 0 or _names_a_time(part):
                return set()
            continue
        for days, times in phrases:
            if not times:
                waiting = (*waiting, *days)
                continue
            # "Monday, Friday 9-12": the hours are of both. "Mondays 9-10, 14-15": hours alone are of the days before.
            last = (*waiting, *days) or last or tuple(_EVERY_DAY)
            waiting = ()
            slots |= {day * PER_DAY + slot for day in last for span in times for slot in range(*span)}
    slots |= {day * PER_DAY + slot for day in waiting for slot in range(*_WHOLE_DAY)}
    return {slot % PER_WEEK for slot in slots}


def _names_a_time(text: str) -> bool:
    """Return whether a remark speaks of a day or an hour, such as "not Fridays": to leave it out would be to guess."""
    meanings = map(_meaning, _TOKEN.finditer(text))
    return bool(_CLOCK_TIME.search(text)) or any(
        each and (each[2] or 0 < len(each[1]) < len(_EVERY_DAY)) for each in meanings
    )


def _phrases(text: str) -> list[tuple[tuple[int, ...], tuple[Span, ...]]] | None:
    """Return the days and hours of each phrase, or None where a word means neither."""
    meanings = [_meaning(token) for token in _TOKEN.finditer(text)]
    found = _joined([each for each in meanings if each is not _NOTHING])
    if not found:
        return None
    phrases: list[tuple[list[int], list[Span]]] = [([], [])]
    first_kind, last_kind = "", ""
    for kind, days, times in found:
        # "Tuesday mornings and Friday evenings": a day after the hours of another begins anew.
        if kind == first_kind and last_kind not in ("", kind):
            phrases.append(([], []))
            first_kind = ""
        first_kind, last_kind = first_kind or kind, kind
        phrases[-1][0].extend(days)
        phrases[-1][1].extend(times)
    return [(tuple(dict.fromkeys(days)), tuple(times)) for days, times in phrases]


_Meaning = tuple[str, tuple[int, ...], tuple[Span, ...]]
_NOTHING: _Meaning = ("", (), ())
_TO: _Meaning = ("to", (), ())


def _joined(meanings: list[_Meaning | None]) -> list[_Meaning]:
    """Return meanings with every "Monday to Friday" as the days that it stands for; nothing where one is unknown."""
    found: list[_Meaning] = []
    days_of = [each[1] if each and len(each[1]) == 1 else () for each in meanings]
    for index, each in enumerate(meanings):
        if each is None:
            return []
        if each is not _TO:
            found.append(each)
            continue
        first, last = days_of[index - 1 : index + 2 : 2] if 0 < index < len(meanings) - 1 else ((), ())
        if not first or not last:
            return []
        found.append(("days", tuple(_from_to(first[0], last[0])), ()))
    return found


def _meaning(token: re.Match[str]) -> _Meaning | None:
    """Return what a word means: days, hours, or nothing of its own; None where it is not known."""
    span: Span | None = None
    match token.lastgroup:
        case "range":
            span = _range(*token.groups()[1:7])
        case "open":
            span = _open(token["from"], *token.groups()[9:12])
        case "qualified":
            span = (_EARLY if token["how"] == "early" else _LATE)[token["what"]]
        case "join":
            return _TO
        case "word":
            return _word(token["word"]) or (_NOTHING if token["word"] in _SMALL_WORDS else None)
        case "sign":
            return _NOTHING
    return ("times", (), (span,)) if span else None


def _word(word: str) -> _Meaning | None:
    for name in (word, word.removesuffix("s")):
        if name in _DAYS:
            return "days", tuple(_DAYS[name]), ()
        if name in _TIMES:
            return "times", (), (_TIMES[name],)
    return None


def _from_to(first: int, last: int) -> Iterator[int]:
    return ((first + step) % 7 for step in range((last - first) % 7 + 1))


def _range(
    hour: str, minute: str | None, half: str | None, to_hour: str, to_minute: str | None, to_half: str | None
) -> Span | None:
    begins, ends = (int(hour), int(minute or 0)), (int(to_hour), int(to_minute or 0))
    if not half and not to_half and ends <= begins and int(hour) <= 12:
        return None  # "9-5": whether the second is in the afternoon, only its author knows
    if to_half == "pm" and not half and int(to_hour) == 12 > int(hour):
        half = "am"  # "9-12pm" begins in the morning
    last = _slot(to_hour, to_minute, to_half)
    first = _slot(hour, minute, half or (to_half if int(hour) <= int(to_hour) else None))
    if first is None or last is None or first == last:
        return None
    return (first, last) if first < last else (first, last + PER_DAY)


def _open(word: str, hour: str, minute: str | None, half: str | None) -> Span | None:
    slot = _slot(hour, minute, half)
    if slot is None:
        return None
    first, last = (slot, _LATEST) if word in ("after", "from") else (_EARLIEST, slot)
    return (first, last) if first < last else None


def _slot(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half in ("am", "pm"):
        hours = hours % 12 + (12 if half == "pm" else 0)
    if minutes > 59 or hours * 60 + minutes > 24 * 60:
        return None
    return (hours * 60 + minutes) * PER_HOUR // 60
