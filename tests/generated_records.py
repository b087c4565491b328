"""A programme generated from the schemas, with every field of every kind filled in.

Free text comes from whoever asks; what has to fit together (references, dates, states) is in `MEANT`. A field that is
new to the schemas is filled in as well, or the records no longer pass their check.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.checking.fault import has_form
from generator.reading.schemas import Schemas
from generator.words.places import Kind

Path = tuple[str | int, ...]
Text = Callable[[Kind, str, Path, Mapping[str, Any]], str]
"""Kind, file, path and schema of a text in, the text out."""

LEFT_OUT = object()

ZED, SUNK = "kanary9001z", "kanary9002z"
"""Two people who have not agreed to be named."""
PLAN, SKETCH = "kanary6001z", "kanary6002z"
"""An objective and an action."""

MEANT: Mapping[Kind, Mapping[str, Any]] = {
    Kind.PROGRAM: {
        "repository": "https://example.org/repository",
        "branch": "main",
        "timezone": "Europe/Lisbon",
        "cohorts[].id": "spring",
        "cohorts[].starts": "2026-03-01",
        "cohorts[].ends": "2026-12-31",
        "coordinators": ["grace"],
        "maintainers": ["grace"],
        "topics[].id": "rust",
        "policy": LEFT_OUT,
        "publication": {"audience": "public", "open": False},
    },
    Kind.RESOURCES: {
        "resources[].id": "guide",
        "resources[].url": "https://example.org/guide",
        "resources[].topics": ["rust"],
    },
    Kind.PERSON: {
        "timezone": "Pacific/Kiritimati",
        "cohorts": ["spring"],
        "choices.wants": [ZED],
        "choices.not": [SUNK],
        "reports_to": ZED,
        "trainings[].resource": "guide",
        "trainings[].date": "2026-01-17",
        "mentor.capacity": 5,
        "mentee.capacity": 4,
        "reminders": False,
    },
    Kind.AGREEMENT: {
        "cohort": "spring",
        "starts": "2026-03-02",
        "ends": "2026-11-30",
        "status": "completed",
        "topics": ["rust"],
        "pauses": [{"from": "2026-05-11", "to": "2026-05-23"}],
        "meetings.every": "2 weeks",
        "reviews": ["2026-06-19"],
        "snooze.until": "2026-11-07",
        "closing.date": "2026-09-29",
        "closing.outcomes[].date": "2026-09-27",
    },
    Kind.GOALS: {
        "goals[].id": "ship",
        "goals[].topics": ["rust"],
        "goals[].set_on": "2026-03-10",
        "goals[].due": "2026-09-25",
        "goals[].weight": 3,
        "goals[].objectives[].id": PLAN,
        "goals[].objectives[].due": "2026-04-13",
        "goals[].dropped.date": "2026-09-19",
        "goals[].rebaselined.date": "2026-07-21",
    },
    Kind.LOG_ENTRY: {
        "date": "2026-07-16",
        "kind": "meeting",
        "outcome": "held",
        "minutes": 47,
        "next[].id": SKETCH,
        "next[].due": "2026-07-31",
        "done": [PLAN],
        "ratings[].goal": "ship",
        "ratings[].level": -1,
        "next_meeting": "2026-08-02",
        "resources": ["guide"],
        "corrects": "2026-07-15",
        "void": LEFT_OUT,
    },
}
"""By dotted path, as the schemas list fields."""


def generate(schemas: Schemas, text: Text, suffix: str = "") -> dict[str, dict[str, Any]]:
    """Return records by file: a pair that is named and one that is not, each with everything that it can have.

    With a `suffix` people and pairs are called otherwise, so that several programmes can be put together.
    """
    grace, ada, zed, sunk = (f"{name}{suffix}" for name in ("grace", "ada", ZED, SUNK))

    def record(kind: Kind, file: str, meant: Mapping[str, Any] | None = None) -> dict[str, Any]:
        own = {**MEANT[kind], **(meant or {})}
        filled: dict[str, Any] = _fill(kind, file, schemas.of(kind), (), own, text)
        return filled

    records = {
        "records/program.yml": record(Kind.PROGRAM, "records/program.yml"),
        "records/resources.yml": record(Kind.RESOURCES, "records/resources.yml"),
    }
    for number, person in enumerate((grace, ada, zed, sunk)):
        file = f"records/people/{person}.yml"
        # Two have agreed to be named.
        nameless = {} if person in (grace, ada) else {"public_name": LEFT_OUT}
        accounts = {
            "github": f"kanary800{number}z{suffix}",
            "emails": [f"kanary700{number}z{suffix}@example.org"],
        }
        digest = hashlib.sha256(person.encode()).hexdigest()[:43]
        keys = {"keys": [f"SHA256:{digest}"]}
        records[file] = record(Kind.PERSON, file, {**nameless, **accounts, **keys})
    for mentor, mentee, publication in ((grace, ada, "named"), (zed, sunk, "unlisted")):
        folder = f"records/pairs/{mentee}-{mentor}"
        who = {
            "mentors": [mentor],
            "mentees": [mentee],
            "publication": publication,
            "signatures": {mentor: "2026-02-27", mentee: "2026-02-28"},
            "closing.outcomes[].who": mentee,
            "goals[].for": [mentee],
            "present": [mentor, mentee],
            "next[].who": mentee,
            "ratings[].by": mentee,
        }
        for kind, name in (
            (Kind.AGREEMENT, "agreement"),
            (Kind.GOALS, "goals"),
            (Kind.LOG_ENTRY, "log/2026-07-16"),
        ):
            records[f"{folder}/{name}.yml"] = record(kind, f"{folder}/{name}.yml", who)
        records[f"{folder}/log/2026-07-15.yml"] = {"date": "2026-07-15", "kind": "progress"}
    return records


def as_files(records: Mapping[str, Any]) -> dict[str, str]:
    """Return the records as they lie on the disk. JSON is YAML, too."""
    return {file: json.dumps(record, ensure_ascii=False, indent=1) + "\n" for file, record in records.items()}


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every single value of a record with its path."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path, value


def dotted(path: Path) -> str:
    """Return a path as the schemas list it: ``goals[].levels.0``."""
    return "".join("[]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _fill(
    kind: Kind, file: str, schema: Mapping[str, Any], path: Path, meant: Mapping[str, Any], text: Text
) -> Any:
    if (given := meant.get(dotted(path))) is not None:
        return given
    if "enum" in schema:
        return schema["enum"][0]
    match schema["type"]:
        case "object" if "properties" in schema:
            filled = {
                name: _fill(kind, file, part, (*path, name), meant, text)
                for name, part in schema["properties"].items()
            }
            return {name: value for name, value in filled.items() if value is not LEFT_OUT}
        case "array":
            return [_fill(kind, file, schema["items"], (*path, 0), meant, text)]
        case "string" if not has_form(schema):
            return text(kind, file, path, schema)
        case _:
            return schema["examples"][0]
