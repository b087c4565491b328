"""Every code has a folder under cases: ``bad`` brings it about, ``good`` mends it, expected.txt is what people read.

``pytest --bless`` writes expected.txt anew.
"""

import errno
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from generator.outlets.findings_text import render_findings
from generator.words.codes import ALL
from generator.words.diagnostic import Severity
from tests.case_folders import CASES, check_case

HISTORY = "HIST-"
"""The family of codes for what only a comparison with a base can find."""
COMMIT = re.compile(r"commit [0-9a-f]{10}")


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody open a file without any rights, not even root."""
    really_open = os.open

    def open_if_allowed(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if not flags & os.O_CREAT and Path(path).is_file() and not Path(path).stat().st_mode & 0o777:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really_open(path, flags, *rest, **options)

    monkeypatch.setattr(os, "open", open_if_allowed)


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    folders = {path.name for path in CASES.iterdir() if not path.name.startswith("_")}
    assert sorted(folders) == sorted(ALL)


def test_the_numbers_of_a_family_have_no_gaps() -> None:
    families = defaultdict(list)
    for code in ALL:
        family, _, number = code.partition("-")
        families[family].append(number)
    for family, numbers in families.items():
        assert numbers == [f"{number:03}" for number in range(1, len(numbers) + 1)], family


def test_the_base_has_nothing_to_mend(tmp_path: Path) -> None:
    assert check_case(tmp_path).findings == ()


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("code", ALL)
def test_what_is_wrong_is_found_and_said(code: str, tmp_path: Path, bless: bool) -> None:
    result = check_case(tmp_path, CASES / code / "bad", with_base=code.startswith(HISTORY))
    told = COMMIT.sub("commit …", render_findings(result.findings, result.record_count)) + "\n"
    expected = CASES / code / "expected.txt"
    assert code in {finding.code for finding in result.findings}, told
    if bless:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8"), "to accept this: pytest tests/test_cases.py --bless"


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("code", ALL)
def test_what_is_mended_is_not_found(code: str, tmp_path: Path) -> None:
    findings = check_case(tmp_path, CASES / code / "good", with_base=code.startswith(HISTORY)).findings
    assert [
        finding for finding in findings if finding.code == code or finding.severity is Severity.ERROR
    ] == []
