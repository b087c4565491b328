"""What lies in the folder ``records``: a root in, plain files out with what the disk says of them, and findings about all else.

Follows no links and opens no file. Knows nothing of kinds of records.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from generator.words.codes import files as codes
from generator.words.diagnostic import Code, Diagnostic

_REPOSITORY = frozenset({"head", "objects", "refs"})
"""What git takes for a repository of its own, wherever it lies."""

_RESERVED = re.compile(
    r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?\Z|.*[. ]\Z", re.DOTALL
)
"""Names that Windows cannot give a file or folder."""

_PLAIN_NAME = r"(?!con|prn|aux|nul|com[0-9]|lpt[0-9]|objects\b)[a-z0-9][a-z0-9-]*(?:\.yml)?"
_PLAIN = re.compile(rf"(?:{_PLAIN_NAME}(?:/{_PLAIN_NAME})*)?")
"""The names in a folder, with slashes between, where nothing is wrong with any: most folders need no closer look."""

_VERY_MANY = 2_000
"""To look through so many folders takes longer than it takes to start processes."""
_SHARE = 500
"""Fewer at once would be more to send to and fro."""

_name = attrgetter("name")


Stamp = tuple[int, int, int, int]
"""What the disk says of a file without opening it: when it was written and when anything about it was changed, which
nobody can set (in nanoseconds since 1970), its size and its number. The same again, and it holds the same."""

_NO_STAMP: Stamp = (0, 0, -1, 0)
"""Of a file that went away while it was looked at."""


class Walk(NamedTuple):
    """What lies there."""

    folders: dict[str, dict[str, Stamp]]
    """Every folder by its path from the root, with forward slashes, in no order that means anything; in it every plain
    file by its name, in order."""
    findings: list[Diagnostic]
    """About whatever is none."""


Spread = Callable[[Callable[[Sequence[str]], Walk], Sequence[Sequence[str]]], Iterable[Walk]]
"""Does the same work on many shares of folders, and gives what comes of each, as `map` does."""


def walk(root: Path, spread: Spread = map) -> Walk:
    """Look through ``root/records``. Where a folder holds very many others, `spread` looks through these."""
    found = Walk({}, [])
    waiting = ["records"]
    if (root / "records").is_symlink():
        found.findings.append(not_a_file("records"))
        return found
    while waiting:
        inner = _look_into(root, waiting.pop(), found)
        if len(inner) < _VERY_MANY:
            waiting += inner
            continue
        shares = [inner[begin : begin + _SHARE] for begin in range(0, len(inner), _SHARE)]
        for folders, findings in spread(partial(_walk_below, root), shares):
            found.folders.update(folders)
            found.findings.extend(findings)
    return found


def _walk_below(root: Path, share: Sequence[str]) -> Walk:
    found = Walk({}, [])
    waiting = list(share)
    while waiting:
        waiting += _look_into(root, waiting.pop(), found)
    return found


def _look_into(root: Path, folder: str, found: Walk) -> list[str]:
    """Note what lies in a folder, and return the folders in it that are to be looked into."""
    try:
        with os.scandir(f"{root}/{folder}") as listing:
            items = sorted(listing, key=_name)
    except FileNotFoundError:
        return []
    except OSError:
        found.findings.append(unreadable(folder))
        return []
    names = [item.name for item in items]
    is_plain = _PLAIN.fullmatch("/".join(names)) is not None
    if not is_plain and {name.casefold() for name in names} >= _REPOSITORY:
        found.findings.append(_hidden_repository(folder))
        return []
    if not is_plain:
        found.findings.extend(_collisions(folder, names))
    # What is taken from the end comes in order, and what is nearly in order is sorted soon.
    return _look_at(folder, items, found, is_plain=is_plain)[::-1]


def _look_at(folder: str, items: Iterable[os.DirEntry[str]], found: Walk, *, is_plain: bool) -> list[str]:
    """Note these items of a folder, and return the folders among them."""
    inner = []
    files = found.folders[folder] = {}
    for item in items:
        name = item.name
        if not is_plain and _RESERVED.match(name):
            found.findings.append(_reserved(f"{folder}/{name}"))
        if not is_plain and name.casefold() == ".git":
            found.findings.append(_hidden_repository(f"{folder}/{name}"))
        elif item.is_file(follow_symlinks=False):
            try:
                told = item.stat(follow_symlinks=False)
            except OSError:
                files[name] = _NO_STAMP
            else:
                files[name] = (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
        elif item.is_dir(follow_symlinks=False):
            inner.append(f"{folder}/{name}")
        else:
            found.findings.append(not_a_file(f"{folder}/{name}"))
    return inner


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
