"""Where a file under ``records/`` was probably meant to lie: its path in, advice in plain words out."""

import difflib
import re
import unicodedata

from generator.words.places import ID, place_of

_PAIR_FILES = ("agreement.yml", "goals.yml")
_DATE = re.compile(r"(?P<year>[0-9]{4})[-_.]?(?P<month>[0-9]{1,2})[-_.]?(?P<day>[0-9]{1,2})(?P<rest>.*)\Z")


def nearest_place(file: str) -> tuple[str, str]:
    """Return a hint that names the nearest right place, and why the present one is wrong (may be empty)."""
    corrected = _corrected(file.split("/"))
    if corrected and corrected != file and place_of(corrected):
        return f"Rename or move it to {corrected}.", ""
    why = (
        ": pairs and people are named with lower-case letters, digits and hyphens"
        if _is_misnamed(file)
        else ""
    )
    return (
        "Records lie in records/program.yml, records/resources.yml, records/people/<person>.yml,"
        " records/pairs/<pair>/agreement.yml, goals.yml and log/<date>.yml. Move it there, or out of records.",
        why,
    )


def to_id(text: str) -> str:
    """Return the id nearest to a text: lower-case letters, digits and hyphens. Empty where nothing is left."""
    if ID.match(text):
        return text
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].rstrip("-")


def _corrected(parts: list[str]) -> str | None:
    match parts:
        case ["records", "people", name]:
            return f"records/people/{to_id(_stem(name))}.yml"
        case ["records", "pairs", pair, "log", name]:
            return f"records/pairs/{to_id(pair)}/log/{_log_name(_stem(name))}.yml"
        case ["records", "pairs", pair, name] if _DATE.match(name):
            return f"records/pairs/{to_id(pair)}/log/{_log_name(_stem(name))}.yml"
        case ["records", "pairs", pair, name]:
            close = difflib.get_close_matches(f"{_stem(name).lower()}.yml", _PAIR_FILES, 1)
            return f"records/pairs/{to_id(pair)}/{close[0]}" if close else None
        case ["records", name]:
            close = difflib.get_close_matches(
                f"{_stem(name).lower()}.yml", ("program.yml", "resources.yml"), 1
            )
            return f"records/{close[0]}" if close else f"records/people/{to_id(_stem(name))}.yml"
        case _:
            return None


def _stem(name: str) -> str:
    return re.sub(r"(?i)(?:\.(?:ya?ml|json|txt|md))+\Z", "", name)


def _log_name(stem: str) -> str:
    match = _DATE.match(stem)
    if match is None:
        return stem
    word = to_id(match["rest"])
    date = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    return f"{date}-{word}" if word else date


def _is_misnamed(file: str) -> bool:
    return any(part and not ID.match(part) for part in file.split("/")[2:3] if "." not in part)
