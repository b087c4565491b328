"""What of a programme can be published although some records do not pass: everything but the pairs concerned."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.pipeline.readings import Readings
from generator.pipeline.records import Checked, check_readings
from generator.reading.records import RecordFile
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.places import Place


@dataclass(frozen=True, slots=True)
class Publishable:
    """A programme without the pairs that cannot be shown."""

    checked: Checked
    left_out: tuple[str, ...]
    """The ids of these pairs."""


def publishable(checked: Checked, read: Callable[[], Readings], *, keep_going: bool) -> Publishable | None:
    """Return what can be shown of a programme that was checked: all of it where it has no errors.

    Else, with `keep_going`, what `leave_out_broken` returns for what `read` reads; None where errors stand against
    all of it.
    """
    if not checked.has_errors:
        return Publishable(checked, ())
    return leave_out_broken(read()) if keep_going else None


def leave_out_broken(read: Readings) -> Publishable | None:
    """Return what can be published: all but pairs whose records, or whose people's records, have an error.

    None where an error lies elsewhere, as then nothing can be relied on.
    """
    out: set[str] = set()
    while True:
        checked = check_readings(_without(read, out))
        errors = [each for each in checked.findings if each.severity is Severity.ERROR]
        concerned = [_concerned(_place(each, read), checked) for each in errors]
        if None in concerned:
            return None
        found = {pair for pairs in concerned for pair in pairs or ()} - out
        if not found:
            return Publishable(checked, tuple(sorted(out)))
        out |= found


def _without(read: Readings, out: Collection[str]) -> Readings:
    overlay = replace(
        read.overlay,
        files={file.place.file: file for file in _kept(read.overlay.files.values(), out)},
    )
    return replace(
        read,
        files=tuple(_kept(read.files, out)),
        overlay=overlay,
        found=tuple(each for each in read.found if _place(each, read) not in {("pairs", id_) for id_ in out}),
    )


def _kept(files: Iterable[RecordFile], out: Collection[str]) -> Iterator[RecordFile]:
    return (file for file in files if not (_is_of_pair(file.place) and file.place.owner in out))


def _is_of_pair(place: Place) -> bool:
    return place.file.startswith("records/pairs/")


def _place(found: Diagnostic, read: Readings) -> tuple[str, str]:
    """Return what a finding is about: ``pairs`` or ``people``, and the id; else empty text twice."""
    folder = f"{read.overlay.folder}/" if read.overlay.folder else ""
    match found.file.removeprefix(folder).split("/"):
        case ["records", "pairs", pair, *_]:
            return "pairs", pair
        case ["records", "people", name]:
            return "people", name.removesuffix(".yml")
        case _:
            return "", ""


def _concerned(place: tuple[str, str], checked: Checked) -> tuple[str, ...] | None:
    match place:
        case "pairs", pair:
            return (pair,)
        case "people", person:
            pairs = checked.corpus.programme.pairs.values()
            return tuple(pair.id for pair in pairs if person in pair.agreement.members)
        case _:
            return None
