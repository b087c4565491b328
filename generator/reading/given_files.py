"""What Pairbook has written into a programme's repository besides records: each file with the fingerprint it had then.

A file that still has it was changed by nobody, so a newer Pairbook may renew it. The list is what ``sha256sum`` writes
and checks.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

GIVEN_FILES = ".pairbook-files"
"""Where the list lies, from the repository's root."""

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a text file in hexadecimal, the same for both kinds of line ends."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def read_given_files(root: Path) -> dict[str, str] | None:
    """Return the fingerprints by path, or None where there is no list. Lines that are none are passed over."""
    try:
        text = (root / GIVEN_FILES).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    return {found[2]: found[1] for found in map(_LINE.fullmatch, text.splitlines()) if found}


def render_given_files(given: Mapping[str, str]) -> str:
    """Return the list's text."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(given.items()))
