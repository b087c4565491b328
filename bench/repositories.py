"""Makes a repository of a measured programme, in which everybody has signed by a commit that is theirs."""

import datetime as dt
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.programmes import TODAY

_TOGETHER = 20
"""So many pairs come in by one commit, as a squash leaves it that brings in all of a table."""
_BY = "<coordinator@example.org>"
_NOON = dt.time(12, tzinfo=dt.UTC)


def commit_all(root: Path) -> None:
    """Commit everything in a folder: pairs some at a time, with all their people as authors, then all else."""
    subprocess.run(("git", "init", "-q", "-b", "main"), cwd=root, check=True)
    stream = b"".join(_stream(root))
    subprocess.run(("git", "fast-import", "--quiet"), cwd=root, input=stream, check=True)
    subprocess.run(("git", "reset", "-q", "--mixed", "main"), cwd=root, check=True)


def _stream(root: Path) -> Iterator[bytes]:
    people: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted((root / "records" / "people").iterdir()):
        people[path.stem.split("-")[1]].append(path)
    pairs = sorted((root / "records" / "pairs").iterdir())
    for start in range(0, len(pairs), _TOGETHER):
        some = pairs[start : start + _TOGETHER]
        members = [path for pair in some for path in people[pair.name.split("-")[1]]]
        files = [file for pair in some for file in sorted(pair.rglob("*.yml"))]
        authors = (
            f"Co-authored-by: {each.stem} <{each.stem}@users.noreply.github.com>\n" for each in members
        )
        yield from _commit(root, f"{len(some)} pairs\n\n{''.join(authors)}", [*members, *files])
    others = (root / name for name in (".gitignore", "mkdocs.yml", "records/program.yml"))
    yield from _commit(root, "The programme", filter(Path.exists, others))


def _commit(root: Path, message: str, files: Iterable[Path]) -> Iterator[bytes]:
    moment = int(dt.datetime.combine(TODAY, _NOON).timestamp())
    yield f"commit refs/heads/main\ncommitter Coordinator {_BY} {moment} +0000\n".encode()
    yield b"data %d\n%b\n" % (len(message.encode()), message.encode())
    for file in files:
        content = file.read_bytes()
        path = file.relative_to(root).as_posix()
        yield b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(content), content)
