"""Records that could not be read on one side of a change: nothing can be said of them but that. Pure."""

from collections.abc import Collection, Iterable, Iterator

from generator.comparing.changes import Change
from generator.comparing.circle import Circle
from generator.words.history import ChangedFile


def compare_unread(
    files: Iterable[ChangedFile], before: Collection[str], after: Collection[str], circle: Circle
) -> Iterator[tuple[str, Change]]:
    """Yield the file and a sentence for every changed record that could not be read `before` or `after`."""
    needs = (circle.coordinator("the unreadable records"),)
    for changed in files:
        if changed.file in after:
            sentence = f"{changed.file} could not be read, so nothing can be said about it. What is wrong: pairbook check"
        elif changed.file not in before:
            continue
        elif changed.after:
            sentence = f"{changed.file} could not be read before, so all that it says counts as new."
        else:
            sentence = f"{changed.file}, which could not be read, is removed."
        yield changed.file, Change(sentence, ["unread", changed.file, changed.after], needs)
