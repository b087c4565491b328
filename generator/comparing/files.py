"""What a change of files means that are no records: by area, and whose approval it needs. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from generator.comparing.changes import Change
from generator.comparing.circle import Circle
from generator.words.history import ChangedFile
from generator.words.numbers import counted
from generator.words.phrases import listed
from generator.words.places import place_of

_NAMED = 5
"""How many files of an area are named."""

_STRAY = "Files under records/ that are no records"

_AREAS: Mapping[str, str] = {
    "records/": _STRAY,
    ".github/": "Workflows and settings on GitHub",
    "schemas/": "Schemas",
    "site_templates/": "Templates",
    "generator/": "Code",
    "tests/": "Tests and benchmarks",
    "bench/": "Tests and benchmarks",
    "docs/": "Documents",
}
"""By the beginning of a path."""

_OTHER = "Other files"


def compare_files(files: Iterable[ChangedFile], circle: Circle) -> Iterator[Change]:
    """Yield what changes besides records, a sentence for each area."""
    areas: dict[str, list[ChangedFile]] = {}
    for changed in sorted(files, key=lambda each: each.file):
        if place_of(changed.file) is None:
            areas.setdefault(_area(changed.file), []).append(changed)
    for area in sorted(areas, key=[*_AREAS.values(), _OTHER].index):
        substance = [[changed.file, changed.after] for changed in areas[area]]
        need = circle.coordinator if area == _STRAY else circle.maintainer
        matter = "the files under records/" if area == _STRAY else "the files outside records/"
        yield Change(f"{area}: {_listed(areas[area])}.", [area, substance], (need(matter),))


def _area(file: str) -> str:
    return next((title for start, title in _AREAS.items() if file.startswith(start)), _OTHER)


def _listed(files: list[ChangedFile]) -> str:
    groups: dict[tuple[str, str], list[str]] = {}
    for changed in files:
        groups.setdefault(_verbs(changed), []).append(changed.file)
    return "; ".join(
        f"{_some(names)} {one if len(names) == 1 else many}" for (one, many), names in groups.items()
    )


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], f"{counted(more, 'more file')}"] if more > 0 else names)


def _verbs(changed: ChangedFile) -> tuple[str, str]:
    """Say what happened to a file, and how to say it of several."""
    if not changed.before:
        return "is new", "are new"
    return ("changes", "change") if changed.after else ("is removed", "are removed")
