"""What somebody wrote in, what they most likely meant out. Knows words and spellings, no schemas."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from generator.words.model import Interval
from generator.words.places import ID

_LONGEST_WORD = 80
"""Longer words are compared by their beginning only: comparing takes time that grows with the square."""

_FIELDS_MEANT: Mapping[str, tuple[str, ...]] = {
    "mentor": ("mentors",),
    "mentee": ("mentees",),
    "start": ("starts", "from"),
    "start date": ("starts",),
    "begin": ("starts", "from"),
    "begins": ("starts", "from"),
    "since": ("starts", "from"),
    "from": ("starts",),
    "end": ("ends", "to"),
    "end date": ("ends",),
    "finish": ("ends",),
    "until": ("ends", "to"),
    "to": ("ends", "until"),
    "till": ("until", "to", "ends"),
    "state": ("status",),
    "type": ("kind",),
    "category": ("kind",),
    "frequency": ("every", "meetings", "rhythm"),
    "cadence": ("every", "meetings", "rhythm"),
    "interval": ("every", "meetings"),
    "rhythm": ("every",),
    "meeting": ("meetings",),
    "schedule": ("meetings",),
    "duration": ("minutes",),
    "length": ("minutes",),
    "mins": ("minutes",),
    "medium": ("channel",),
    "where": ("channel",),
    "rules": ("ground_rules",),
    "signed": ("signatures",),
    "signature": ("signatures",),
    "pause": ("pauses",),
    "break": ("pauses",),
    "review": ("reviews",),
    "visibility": ("publication",),
    "privacy": ("publication", "confidentiality"),
    "deadline": ("due",),
    "due date": ("due",),
    "due on": ("due",),
    "target date": ("due",),
    "created": ("set_on",),
    "set": ("set_on",),
    "set at": ("set_on",),
    "name": ("title", "what"),
    "title": ("what", "name"),
    "goal": ("title", "goals", "what"),
    "description": ("why", "what", "purpose"),
    "reason": ("why",),
    "steps": ("objectives",),
    "milestones": ("objectives",),
    "tasks": ("objectives", "next"),
    "scale": ("levels",),
    "task": ("what",),
    "action": ("what", "next"),
    "owner": ("who", "for"),
    "assignee": ("who",),
    "person": ("who", "by"),
    "rated by": ("by",),
    "rater": ("by",),
    "score": ("level", "ratings"),
    "rating": ("level", "ratings"),
    "notes": ("did",),
    "summary": ("did",),
    "done": ("did",),
    "discussed": ("did",),
    "agenda": ("did",),
    "actions": ("next",),
    "action items": ("next",),
    "next steps": ("next",),
    "todo": ("next",),
    "todos": ("next",),
    "completed": ("done",),
    "attendees": ("present",),
    "attendance": ("present",),
    "participants": ("present",),
    "result": ("outcome",),
    "day": ("date",),
    "when": ("date",),
    "full name": ("name",),
    "display name": ("public_name",),
    "email": ("emails",),
    "mail": ("emails",),
    "e mail": ("emails",),
    "key": ("keys",),
    "username": ("github",),
    "handle": ("github",),
    "github handle": ("github",),
    "skills": ("offers", "seeks", "topics"),
    "needs": ("seeks",),
    "wants to learn": ("seeks",),
    "topic": ("topics",),
    "tags": ("topics",),
    "hobbies": ("interests",),
    "language": ("languages",),
    "tz": ("timezone",),
    "manager": ("reports_to",),
    "boss": ("reports_to",),
    "training": ("trainings",),
    "cohort": ("cohorts",),
    "link": ("url",),
    "href": ("url",),
    "address": ("url",),
    "audience": ("for",),
    "repo": ("repository",),
}
"""Names in other tools and in other people's heads, and the fields here that say the same."""

_WORDS_MEANT: Mapping[str, tuple[str, ...]] = {
    "draft": ("proposed",),
    "planned": ("proposed",),
    "pending": ("proposed",),
    "new": ("proposed",),
    "running": ("active",),
    "ongoing": ("active",),
    "in progress": ("active", "progress"),
    "started": ("active",),
    "open": ("active",),
    "on hold": ("paused",),
    "suspended": ("paused",),
    "finished": ("completed", "held"),
    "complete": ("completed",),
    "done": ("completed", "held"),
    "closed": ("completed",),
    "ended": ("completed",),
    "over": ("completed",),
    "stopped": ("ended_early",),
    "terminated": ("ended_early",),
    "aborted": ("ended_early", "cancelled"),
    "cancelled": ("withdrawn", "ended_early"),
    "canceled": ("cancelled", "withdrawn", "ended_early"),
    "rejected": ("withdrawn",),
    "declined": ("withdrawn",),
    "happened": ("held",),
    "took place": ("held",),
    "met": ("held",),
    "attended": ("held",),
    "postponed": ("cancelled",),
    "rescheduled": ("cancelled",),
    "no show": ("missed",),
    "skipped": ("missed",),
    "absent": ("missed",),
    "session": ("meeting",),
    "call": ("meeting", "phone"),
    "1 1": ("meeting",),
    "one on one": ("meeting",),
    "retrospective": ("review",),
    "retro": ("review",),
    "check in": ("meeting", "progress"),
    "update": ("progress",),
    "note": ("progress",),
    "report": ("progress",),
    "public": ("named",),
    "visible": ("named",),
    "listed": ("named",),
    "private": ("unlisted", "members"),
    "hidden": ("unlisted",),
    "anonymous": ("unlisted",),
    "internal": ("members",),
    "everyone": ("public", "both"),
    "everybody": ("public", "both"),
    "all": ("both", "public"),
    "mentor": ("mentors",),
    "mentee": ("mentees",),
    "learning": ("skill", "training"),
    "networking": ("network",),
    "job": ("career", "new-role"),
    "promoted": ("promotion",),
    "certificate": ("certification",),
    "health": ("wellbeing",),
    "remote": ("video",),
    "online": ("video",),
    "zoom": ("video",),
    "teams": ("video",),
    "face to face": ("in-person",),
    "onsite": ("in-person",),
    "office": ("in-person",),
    "telephone": ("phone",),
    "mail": ("chat", "written"),
    "slack": ("chat",),
    "text": ("chat", "written"),
    "verbal": ("spoken",),
    "oral": ("spoken",),
    "writing": ("written",),
    "doing": ("trying",),
    "practice": ("trying",),
    "listening": ("talking",),
    "article": ("guide",),
    "book": ("guide",),
    "document": ("guide",),
    "course": ("training",),
    "workshop": ("training",),
    "form": ("template",),
    "software": ("tool",),
}
"""Words that people use where the records have a fixed choice, and the choices that they mean."""

_INTERVALS_MEANT: Mapping[str, str] = {
    "daily": "1 day",
    "weekly": "1 week",
    "biweekly": "2 weeks",
    "bi weekly": "2 weeks",
    "fortnightly": "2 weeks",
    "other week": "2 weeks",
    "second week": "2 weeks",
    "twice a month": "2 weeks",
    "monthly": "1 month",
    "bimonthly": "2 months",
    "bi monthly": "2 months",
    "other month": "2 months",
    "quarterly": "3 months",
    "half yearly": "6 months",
    "yearly": "12 months",
    "annually": "12 months",
}

_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

_UNITS: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(("d", "day", "days"), (1, "day")),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), (1, "week")),
    **dict.fromkeys(("fortnight", "fortnights"), (2, "week")),
    **dict.fromkeys(("mo", "mos", "mth", "mths", "month", "months"), (1, "month")),
    **dict.fromkeys(("quarter", "quarters"), (3, "month")),
    **dict.fromkeys(("y", "yr", "year", "years"), (12, "month")),
}

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)

_TRUE = frozenset({"true", "yes", "y", "on", "1", "x"})
_FALSE = frozenset({"false", "no", "n", "off", "0", "never"})


def field_meant(name: str, fields: Iterable[str]) -> str | None:
    """Return the one of `fields` that somebody meant by `name`, or None where nothing comes close."""
    return _meant(name, tuple(fields), _FIELDS_MEANT, likeness=0.75)


def choice_meant(word: str, choices: Iterable[str]) -> str | None:
    """Return the one of `choices` that somebody meant by `word`, or None where nothing comes close."""
    return _meant(word, tuple(choices), _WORDS_MEANT, likeness=0.7)


def interval_meant(text: str) -> str | None:
    """Return a span of time in words or in short as "2 weeks", or None where it is not clear."""
    plain = re.sub(r"^(every|each|once (a|per|every)|p(?=[0-9])|a|per) ?", "", _simplified(text))
    if plain in _INTERVALS_MEANT:
        return _INTERVALS_MEANT[plain]
    found = re.fullmatch(r"([0-9]{1,3}|[a-z]+(?= ))? ?([a-z]+)", plain)
    if found is None or found[2] not in _UNITS:
        return None
    size, unit = _UNITS[found[2]]
    count = size * _count(found[1] or "1")
    interval = f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return interval if Interval.PATTERN.fullmatch(interval) else None


def id_meant(text: str) -> str | None:
    """Return the id for a name, a handle or a path, or None where its letters have no plain form."""
    name = re.sub(r"\.ya?ml$", "", text.strip().rpartition("/")[2]).removeprefix("@")
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if not all(letter.isascii() for letter in plain if letter.isalnum()):
        return None
    proposed = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    return proposed if ID.match(proposed) else None


def number_meant(text: str, *, whole: bool) -> str | None:
    """Return the only number in a text, with a point for a comma, or None where there is no such number."""
    found = re.findall(r"[-−]?[0-9]+(?:[.,][0-9]+)?", text[:_LONGEST_WORD])
    if len(found) != 1:
        return None
    number: str = found[0].replace("−", "-").replace(",", ".")
    number = number.removesuffix(".0")
    return None if whole and "." in number else number


def minutes_meant(text: str) -> str | None:
    """Return a length of time in minutes: "60" for "1 h"; None where it is not clear."""
    found = re.fullmatch(r"([0-9]{1,2}(?:[.,][0-9]+)?) ?(?:h|hr|hrs|hour|hours)", text.strip().casefold())
    if found is None:
        return number_meant(text, whole=True)
    return str(round(60 * float(found[1].replace(",", "."))))


def truth_meant(text: str) -> str | None:
    """Return "true" or "false" for a word that means it, or None."""
    word = text.strip().casefold()
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def _meant(
    word: str, choices: tuple[str, ...], synonyms: Mapping[str, tuple[str, ...]], likeness: float
) -> str | None:
    plain = _simplified(word)
    by_plain = {_simplified(choice): choice for choice in choices}
    if plain in by_plain:
        return by_plain[plain]
    for synonym in synonyms.get(plain, ()):
        if synonym in choices:
            return synonym
    close = get_close_matches(plain, by_plain, n=1, cutoff=likeness)
    return by_plain[close[0]] if close else None


def _simplified(word: str) -> str:
    """Return a word in lower case, with single spaces for everything that separates."""
    return re.sub(r"[\W_]+", " ", word[:_LONGEST_WORD].casefold()).strip()


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return _NUMBERS.index(word) if word in _NUMBERS else 0
