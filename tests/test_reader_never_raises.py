"""Whatever bytes a record holds, reading gives data or findings: never an exception, never a long wait."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Severity

MAX = 256 * 1024


def verdict(content: bytes):
    """Parse, and assert what holds for every verdict."""
    document, findings = parse_document("x.yml", content)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (document is None) == bool(errors)
    line_count = content.count(b"\n") + 1
    for finding in findings:
        assert 1 <= finding.span.line <= line_count
        assert finding.span.column >= 1
        assert finding.span.width >= 1
        assert finding.message
        assert finding.hint
        finding.message.encode("utf-8")
    if document is not None:
        assert isinstance(document.data, dict)
        assert document.span(()).line >= 1
    return document, findings


def fill(piece: str, before: str = "", after: str = "") -> Callable[[], bytes]:
    """Return a bomb that is as large as a record may be."""
    times = (MAX - len(before.encode()) - len(after.encode())) // len(piece.encode())
    return lambda: (before + piece * times + after).encode()


BOMBS: dict[str, Callable[[], bytes]] = {
    "25,000 opening brackets": lambda: b"[" * 25_000,
    "brackets": fill("[", "a: "),
    "braces": fill("{a: "),
    "dashes": fill("- "),
    "question marks": fill("? "),
    "nine laughs": lambda: "".join(
        f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 9) if level else 'lol'}]\n"
        for level in range(10)
    ).encode(),
    "merge keys": lambda: (
        "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30))
    ).encode(),
    "aliases": fill("*a, ", "a: &a x\nb: [", "]"),
    "a cycle": lambda: b"a: &a [*a]\n",
    "5000 digits": lambda: b"a: " + b"9" * 5000,
    "digits and points": fill("1.", "a: "),
    "sexagesimal": fill(":30", "a: 1"),
    "NUL": fill("\x00"),
    "an escaped NUL": lambda: b'a: "\\0"\n',
    "one quote": fill("'"),
    "double quotes": fill('"'),
    "an open quote": fill("x\n ", 'a: "'),
    "backslashes": fill("\\\\", 'a: "'),
    "the same name": fill("a: 1\n"),
    "different names": lambda: "".join(f"k{n}: 1\n" for n in range(24_000)).encode(),
    "small maps": fill("- {a: b}\n", "a:\n"),
    "empty items": fill("-\n", "a:\n"),
    "colons": fill(":"),
    "colons and spaces": fill(": "),
    "colons after text": fill("a: "),
    "hashes": fill(" #a"),
    "spaces": fill(" "),
    "spaces before a colon": fill(" ", "a", ": b\n c"),
    "lines of spaces and a mistake": fill(" " * 900 + "x\n", after="@"),
    "tabs": fill("\t"),
    "line ends": fill("\n"),
    "ever further in": lambda: "".join(" " * n + "a:\n" for n in range(700)).encode(),
    "ever further out": lambda: ("a:\n" + "".join(" " * n + "b: c\n" for n in range(700, 0, -1))).encode(),
    "conflict marks": fill("<<<<<<< a\n"),
    "documents": fill("---\n"),
    "directives": fill("%YAML 1.2\n"),
    "tags": fill("!!x ", "a: "),
    "a long text in a block": fill("  x\n", "a: |\n"),
    "joiners": fill("\u0645\u200d", "a: "),
    "selectors": fill("\ufe0f", "a: \u2764"),
    "zero width spaces": fill("\u200b\n"),
    "not UTF-8": lambda: b"\xff" * MAX,
    "UTF-16": lambda: ("a: b\n" * 20_000).encode("utf-16"),
    "a name that is a list": fill("[a], ", "? [", "]\n: b"),
    "one byte too many": lambda: b"a" * (MAX + 1),
    "far too many": lambda: b"a" * 10_000_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_give_a_verdict_quickly(bomb):
    content = BOMBS[bomb]()
    start = time.process_time()
    parse_document("x.yml", content)
    assert time.process_time() - start < 2
    verdict(content)


GOOD = """\
# a remark
mentors: [ines]
mentees:
  - noor
starts: 2026-03-02
meetings: {every: 2 weeks, minutes: 50}
ground_rules:
  - "We say so: early"
  - 'It''s fine'
leaving: >-
  Either of us
  may end this.
goals:
  - id: ship
    levels:
      "-1": Não começado
      0: Shipped 👩‍💻
signatures:
  ines: 2026-03-01
"""

PIECES = [
    *"\t:'\"[]{},#|>&*!%@`?-~\\=<",
    *(
        ": ",
        "- ",
        "&a ",
        "*a",
        "!!x ",
        "\n",
        "\n\n",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "? ",
        "<<: ",
        "|\n",
        " #x",
    ),
    *(
        "\r",
        "\r\n",
        "\u2028",
        "\u202e",
        "\u200b",
        "\u200d",
        "\ufe0f",
        "\ufeff",
        "\x85",
        "\x00",
        "\u00a0",
        "\uff1a",
    ),
    *("<<<<<<< a\n", "=======\n", '"\\x', "\\u12", "  ", "mentors: ", "9" * 20, "\U0010ffff", "\u0301"),
]


def damaged_bytes(chance: random.Random) -> bytes:
    content = bytearray(GOOD.encode())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(3):
            case 0:
                content[at:at] = chance.choice(PIECES).encode()
            case 1:
                del content[at : at + chance.randint(1, 30)]
            case 2:
                content[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(content)


def damaged_lines(chance: random.Random) -> bytes:
    lines = GOOD.split("\n")
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        column = chance.randrange(len(lines[at]) + 1)
        match chance.randrange(6):
            case 0:
                lines[at], lines[other] = lines[other], lines[at]
            case 1:
                lines[at] = " " * chance.randrange(8) + lines[at].lstrip()
            case 2:
                lines.insert(at, lines[other])
            case 3:
                lines[at] = lines[at][:column]
            case 4:
                lines[at] = lines[at][:column] + chance.choice(PIECES) + lines[at][column:]
            case 5:
                lines[at] = lines[at].replace(": ", chance.choice([":", " : ", " ", ":\t", "=", ": : "]), 1)
    return "\n".join(lines).encode()


@pytest.mark.parametrize("damage", [damaged_bytes, damaged_lines])
def test_damaged_records_give_findings_and_never_an_exception(damage):
    chance = random.Random(7)
    refused = sum(verdict(damage(chance))[0] is None for _ in range(3000))
    assert 1000 < refused < 3000


def test_every_beginning_of_a_record_has_a_verdict():
    content = GOOD.encode()
    for end in range(len(content)):
        verdict(content[:end])


@settings(max_examples=500, deadline=None)
@given(
    st.binary(max_size=60)
    | st.lists(st.sampled_from(PIECES), max_size=12).map(lambda some: "".join(some).encode())
)
def test_any_bytes_have_a_verdict(content):
    verdict(content)
