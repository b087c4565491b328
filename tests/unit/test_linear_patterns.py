"""No pattern in a schema can be made to search for long, whatever somebody writes."""

import re
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.schemas import read_schemas
from generator.words.places import Kind
from tests.fuzzing import cases

LONG = 20_000


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for name, part in schema.items():
            if name not in ("examples", "default"):
                yield from patterns(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from patterns(part)


PATTERNS = sorted({pattern for kind in Kind for pattern in patterns(read_schemas().of(kind))})


def seconds(pattern: str, text: str) -> float:
    compiled = re.compile(pattern)
    start = time.thread_time()
    compiled.search(text)
    return time.thread_time() - start


def attacks(pattern: str) -> Iterator[str]:
    """Yield texts that nearly match: each thing that a pattern repeats, many times, and a wrong end."""
    pieces = {*re.findall(r"[A-Za-z0-9./:@#?=+-]", pattern), "a", "0", "A", "-", ".", "/", " ", "=", "\n"}
    starts = (
        "",
        "a",
        "https://a",
        "ssh-ed25519 ",
        "2026-",
        "a@",
        "SHA256:",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----",
    )
    for start in starts:
        for piece in sorted(pieces):
            yield start + piece * LONG + "\x00"
        yield start + "a-" * (LONG // 2) + "!"
        yield start + "a/" * (LONG // 2) + "\x00"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_takes_no_longer_than_reading_the_text(pattern: str):
    assert max(seconds(pattern, text) for text in attacks(pattern)) < 0.05


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_anchored_and_repeats_nothing_that_repeats(pattern: str):
    assert pattern.startswith("^")
    assert pattern.endswith("$")
    assert not re.search(r"\\d|\\w|\\s|\(\?|\.[*+]", pattern)
    # A group that repeats without a limit may not hold a repetition without a limit.
    assert not re.search(r"\([^()]*[*+][^()]*\)[*+]", pattern)


@settings(max_examples=cases(100), deadline=None)
@given(st.sampled_from(PATTERNS), st.text("a0-./:@ =+#?A\n", min_size=1, max_size=6), st.text(max_size=2))
def test_no_repeated_piece_slows_a_pattern_down(pattern: str, piece: str, end: str):
    assert seconds(pattern, piece * (LONG // len(piece)) + end) < 0.05


def test_the_measure_sees_a_pattern_that_backtracks():
    assert seconds(r"^(a|a)+$", "a" * 22 + "!") > 0.05
