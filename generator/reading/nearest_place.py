"""Where a file under ``records/`` was probably meant to lie: its path in, the nearest right place out."""

import datetime as dt
import difflib
import re

from generator.words.places import (
    ID,
    Kind,
    agreement_file,
    entry_file,
    goals_file,
    person_file,
    place_of,
    pulse_file,
)
from generator.words.slugs import slug

PLACES = (
    "records/program.yml, records/resources.yml, records/people/<person>.yml, records/pairs/<pair>/agreement.yml,"
    " records/pairs/<pair>/goals.yml, records/pairs/<pair>/log/<date>.yml and records/pulse/<cohort>-<date>.yml"
)
"""All the places there are, for people to read."""

_RECORD_ENDING = re.compile(r"(?i)(?:\.(?:ya?ml|json|txt))+\Z")
_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-_. ])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?P<word>(?![0-9]).*)\Z"
)
_ALL_DIGITS = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<word>(?![0-9]).*)\Z")
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})(?P<word>(?![0-9]).*)\Z"
)


def nearest_place(file: str) -> str | None:
    """Return the path where the file was probably meant to lie, or None where that is anybody's guess."""
    place = _nearest(file.split("/"))
    return place if place and place != file and place_of(place) else None


def _id_from(text: str) -> str:
    """Return the id nearest to a file's or folder's name. Empty where nothing is left."""
    return text.lower() if ID.match(text.lower()) else slug(text)


def _nearest(parts: list[str]) -> str | None:
    name = parts[-1]
    if not _RECORD_ENDING.search(name) and "." in name.lstrip("."):
        return None
    stem = _RECORD_ENDING.sub("", name)
    match parts[1:]:
        case [_]:
            return _at_the_top(stem)
        case [folder, *inner, _]:
            known = _closest(folder.lower(), ("people", "pairs", "pulse", "surveys"))
            if known == "people":
                return person_file(_id_from(stem if not inner else inner[0]))
            if known in ("pulse", "surveys"):
                return _among_surveys("-".join((*inner, stem)))
            return _in_a_pair(inner, stem) if known == "pairs" else None
    return None


def _at_the_top(stem: str) -> str | None:
    own = {"program": Kind.PROGRAM, "programme": Kind.PROGRAM, "resources": Kind.RESOURCES}
    known = _closest(stem.lower(), tuple(own))
    if known:
        return f"records/{own[known]}.yml"
    return None if _date_in(stem) else person_file(_id_from(stem))


def _in_a_pair(inner: list[str], stem: str) -> str | None:
    if not inner:
        return agreement_file(_id_from(stem))
    pair, date = _id_from(inner[0]), _date_in(stem)
    if date:
        return entry_file(pair, date)
    known = _closest(stem.lower(), ("agreement", "goals"))
    return {"agreement": agreement_file(pair), "goals": goals_file(pair)}.get(known)


def _among_surveys(stem: str) -> str | None:
    """Take the name apart at every place where a date may begin: the cohort may hold digits, too."""
    for at, character in enumerate(stem):
        cohort, date = _id_from(stem[:at].rstrip("-_. ")), _date_in(stem[at:])
        if character.isdigit() and cohort and len(date) == len("2026-10-15"):
            return pulse_file(f"{cohort}-{date}")
    return None


def _date_in(stem: str) -> str:
    """Return what a log entry's file should be called; empty where its name begins with no date."""
    match = next(
        (found for form in (_YEAR_FIRST, _ALL_DIGITS, _DAY_FIRST) if (found := form.match(stem))), None
    )
    if match is None:
        return ""
    try:
        day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return ""
    word = _id_from(match["word"])
    return f"{day.isoformat()}-{word}" if word else day.isoformat()


def _closest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(word, known, n=1)), "")
