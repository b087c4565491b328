"""Every code has a folder under cases: what brings it about, what mends it, and what people read.

``bad/`` and ``good/`` hold only what differs from the sound programme in ``cases/_base``. A file stands for
itself, unless its last ending tells how to make it: see `MAKERS`. ``pytest --bless`` writes expected.txt anew.
"""

import datetime as dt
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.outlets.findings_text import render_findings
from generator.pipeline.records import Checked, check
from generator.words.codes import ALL
from generator.words.diagnostic import Severity

CASES = Path(__file__).parent / "cases"
PROJECT = Path(__file__).parents[1]
DAY = dt.date(2026, 10, 15)
REPEAT = b"@repeat "


def _absent(target: Path, _: bytes) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink()


def _bytes(target: Path, content: bytes) -> None:
    """Text with Python's escapes; a line ``@repeat 3 text`` stands for three lines of text."""
    lines = []
    for line in content.decode("unicode_escape").encode("latin-1").splitlines(keepends=True):
        times, _, text = line.removeprefix(REPEAT).partition(b" ")
        lines.append(text * int(times) if line.startswith(REPEAT) else line)
    target.write_bytes(b"".join(lines))


def _symlink(target: Path, content: bytes) -> None:
    target.symlink_to(content.decode().strip())


def _copied(target: Path, content: bytes) -> None:
    shutil.copyfile(PROJECT / content.decode().strip(), target)


def _unreadable(target: Path, content: bytes) -> None:
    # Whoever runs the tests as root may read everything, so `locked` takes the place of file rights.
    target.write_bytes(content)
    target.chmod(0)


MAKERS: dict[str, Callable[[Path, bytes], None]] = {
    ".absent": _absent,
    ".bytes": _bytes,
    ".symlink": _symlink,
    ".copied": _copied,
    ".unreadable": _unreadable,
}
"""Endings that stand for something else than a file with that content."""


def lay(folder: Path, root: Path) -> None:
    """Lay the files of a folder over those that are there."""
    for source in sorted(path for path in folder.rglob("*") if path.is_file()):
        target = root / source.relative_to(folder)
        make = MAKERS.get(target.suffix, Path.write_bytes)
        target = target.with_suffix("") if target.suffix in MAKERS else target
        target.parent.mkdir(parents=True, exist_ok=True)
        make(target, source.read_bytes())


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody open a file without any rights, not even root."""
    really_open = os.open

    def open_if_allowed(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if not flags & os.O_CREAT and Path(path).is_file() and not Path(path).stat().st_mode & 0o777:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really_open(path, flags, *rest, **options)

    monkeypatch.setattr(os, "open", open_if_allowed)


def checked(root: Path, *folders: Path) -> Checked:
    for folder in (CASES / "_base", *folders):
        lay(folder, root)
    return check(root, DAY)


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    folders = {path.name for path in CASES.iterdir() if not path.name.startswith("_")}
    assert sorted(folders) == sorted(ALL)


def test_the_base_has_nothing_to_mend(tmp_path: Path) -> None:
    assert checked(tmp_path).findings == ()


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("code", ALL)
def test_what_is_wrong_is_found_and_said(code: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    result = checked(tmp_path, CASES / code / "bad")
    told = render_findings(result.findings, result.record_count) + "\n"
    expected = CASES / code / "expected.txt"
    if request.config.getoption("--bless"):
        expected.write_text(told, encoding="utf-8")
    assert code in {finding.code for finding in result.findings}
    assert told == expected.read_text(encoding="utf-8"), "to accept this: pytest tests/test_cases.py --bless"


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("code", ALL)
def test_what_is_mended_is_not_found(code: str, tmp_path: Path) -> None:
    findings = checked(tmp_path, CASES / code / "good").findings
    assert [
        finding for finding in findings if finding.code == code or finding.severity is Severity.ERROR
    ] == []
