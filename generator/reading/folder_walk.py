"""What lies in the folder ``records``: a root in, the paths of plain files out, and findings about all else.

Follows no links and opens no file. Knows nothing of kinds of records.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.words.codes import files as codes
from generator.words.diagnostic import Code, Diagnostic

_REPOSITORY = frozenset({"head", "objects", "refs"})
"""What git takes for a repository of its own, wherever it lies."""

_RESERVED = re.compile(
    r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?\Z|.*[. ]\Z", re.DOTALL
)
"""Names that Windows cannot give a file or folder."""


def walk(root: Path) -> Iterator[str | Diagnostic]:
    """Yield the path of each plain file under ``root/records``, and a finding for whatever is none.

    Paths run from the root, with forward slashes, in no order that means anything.
    """
    waiting = ["records"]
    if (root / "records").is_symlink():
        yield not_a_file("records")
        return
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as listing:
                items = sorted(listing, key=lambda item: item.name)
        except FileNotFoundError:
            continue
        except OSError:
            yield unreadable(folder)
            continue
        if {item.name.casefold() for item in items} >= _REPOSITORY:
            yield _hidden_repository(folder)
            continue
        yield from _collisions(folder, [item.name for item in items])
        yield from _look_at(folder, items, waiting)


def _look_at(
    folder: str, items: Iterable[os.DirEntry[str]], waiting: list[str]
) -> Iterator[str | Diagnostic]:
    for item in items:
        path = f"{folder}/{item.name}"
        if _RESERVED.match(item.name):
            yield _reserved(path)
        if item.name.casefold() == ".git":
            yield _hidden_repository(path)
        elif item.is_dir(follow_symlinks=False):
            waiting.append(path)
        elif item.is_file(follow_symlinks=False):
            yield path
        else:
            yield not_a_file(path)


def finding(code: Code, file: str, message: str, hint: str) -> Diagnostic:
    """Make a finding about a file or a folder as a whole."""
    return Diagnostic(code=code.id, severity=code.severity, file=visible(file), message=message, hint=hint)


def visible(path: str) -> str:
    """Return a path with everything escaped that cannot be seen or written."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode()
        for character in path
    )


def not_a_file(file: str) -> Diagnostic:
    """Make the finding for a link, a device or anything else that is neither a file nor a folder."""
    return finding(
        codes.NOT_A_FILE,
        file,
        f'"{visible(file)}" is a link or a device, not a plain file or folder.',
        "Put the file that it stands for in its place, or delete it.",
    )


def unreadable(file: str) -> Diagnostic:
    """Make the finding for a file or folder that cannot be opened."""
    return finding(
        codes.UNREADABLE,
        file,
        f'"{visible(file)}" cannot be read.',
        "Give yourself the right to read it, or restore it.",
    )


def _hidden_repository(folder: str) -> Diagnostic:
    return finding(
        codes.HIDDEN_REPOSITORY,
        folder,
        f'"{visible(folder)}" looks like a git repository of its own.',
        "Remove it; only records belong here.",
    )


def _reserved(path: str) -> Diagnostic:
    return finding(
        codes.RESERVED_NAME,
        path,
        f'"{visible(path.rpartition("/")[2])}" is a name that some computers cannot give a file or folder.',
        "Rename it, for instance by adding a word: con-hall.yml instead of con.yml.",
    )


def _collisions(folder: str, names: list[str]) -> Iterator[Diagnostic]:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())].append(name)
    for folded, same in alike.items():
        # The name that a record may have stays, and the others are told of.
        first, *others = sorted(same, key=lambda name: (name != folded, name))
        for other in others:
            yield finding(
                codes.NAMES_COLLIDE,
                f"{folder}/{other}",
                f'"{visible(first)}" and "{visible(other)}" are one and the same name on many computers.',
                "Rename or remove one of the two.",
            )
