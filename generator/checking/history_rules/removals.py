"""Rules on records that are gone. Two states of the records in, findings out."""

from collections.abc import Iterator

from generator.checking.since_base import SinceBase
from generator.checking.snippets import quoted
from generator.comparing.removals import PrivacyRemoval
from generator.words.codes import history as codes
from generator.words.diagnostic import Diagnostic
from generator.words.numbers import counted
from generator.words.places import Kind, agreement_file, entry_file, person_file


def check_entries(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that no entry of a log is removed, but for privacy."""
    renamed, remaining = since.renamed, {place.pair for place in since.after.places.values()}
    lost: dict[str, list[str]] = {}
    for file in since.removed:
        place = since.before.places[file]
        kept = entry_file(renamed.get(place.owner, place.owner), place.stem)
        is_kept = kept in since.after.places or file in since.privacy
        # What nobody could read was no entry yet.
        if place.kind is Kind.LOG_ENTRY and file in since.before.documents and not is_kept:
            lost.setdefault(place.owner, []).append(file)
    for pair, files in lost.items():
        if pair in remaining or pair in renamed:
            yield from (_entry(since, file) for file in files)
        else:
            yield _log(since, pair, len(files))


def _entry(since: SinceBase, file: str) -> Diagnostic:
    stem = since.before.places[file].stem
    return since.finding(
        codes.ENTRY_REMOVED,
        file,
        (),
        f"The log entry {quoted(stem)} is gone.",
        f'Bring the file back; if it was wrong, add an entry with "corrects: {stem}", and with "void: true" if nothing'
        f" of it happened. Where privacy needs it gone, write into a commit: Removed-for-privacy: {file}",
    )


def _log(since: SinceBase, pair: str, entries: int) -> Diagnostic:
    return since.finding(
        codes.ENTRY_REMOVED,
        agreement_file(pair),
        (),
        f"The pair {quoted(pair)} is gone, and {counted(entries, 'log entry', 'log entries')} with it.",
        'Bring the folder back, and end the pair with its "status" and "closing". Where privacy needs it gone, write'
        f" into a commit: Removed-for-privacy: records/pairs/{pair}",
    )


def check_privacy(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that whoever reviews a removal for privacy sees it."""
    files: dict[tuple[str, str], list[str]] = {}
    removals: dict[tuple[str, str], PrivacyRemoval] = {}
    for file, removal in since.privacy.items():
        key = removal.commit.id, removal.path
        removals[key] = removal
        files.setdefault(key, []).append(file)
    for key, removed in files.items():
        removal = removals[key]
        yield since.finding(
            codes.REMOVED_FOR_PRIVACY,
            removed[0],
            (),
            f"{quoted(removal.path)} is removed for privacy ({counted(len(removed), 'record')}), as commit"
            f" {removal.commit.id[:10]} says.",
            "Let a coordinator approve it. Git itself keeps what was there, until somebody rewrites its history.",
        )


def check_forgotten(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that whoever reviews sees that somebody was forgotten, or the words of a pair were let go."""
    told = {
        person_file(person): f"{quoted(person)} stands for a person who was forgotten."
        for person in since.forgotten
    }
    told |= {agreement_file(pair): f"The pair {quoted(pair)} is reduced to facts." for pair in since.retired}
    for file, message in told.items():
        yield since.finding(
            codes.REMOVED_FOR_PRIVACY,
            file,
            (),
            message,
            "Let a coordinator approve it. Git itself keeps what was there, until somebody rewrites its history.",
        )
