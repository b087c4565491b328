"""The quick reader and the one that explains say the same of every record, wherever the quick one says anything."""

import itertools
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.programmes import write_programme
from generator.pipeline.records import check
from generator.reading import installation, quick_look, yaml_document
from generator.reading.events import MAX_DEPTH
from generator.reading.installation import read_edition
from generator.reading.quick_look import is_ordinary, look_at
from generator.reading.raw_text import read_text
from generator.reading.yaml_document import parse_document, parse_text
from tests.case_folders import BASE, CASES, DAY, PROJECT, lay
from tests.fuzzing import SEED, cases
from tests.test_reader_never_raises import GOOD, PIECES

PULL_REQUESTS = PROJECT / "tests" / "pull_requests"


def agree(content: str) -> bool:
    """Assert that both read a file alike, and return whether the quick one has read it at all."""
    text, _ = read_text("x.yml", content.encode())
    data = None if text is None else look_at(text)
    if data is None:
        return False
    document, findings = parse_text("x.yml", text)
    assert document is not None, (text, findings)
    assert findings == (), text
    assert same(document.data, data), (text, document.data, data)
    return True


def same(one: Any, other: Any) -> bool:
    """Return whether two records are alike to the type of each value and the order of names."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        names = list(one)
        alike = names == list(other) and all(type(name) is str for name in other)
        return alike and all(same(one[name], other[name]) for name in names)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


@cache
def written(folder: Path) -> tuple[str, ...]:
    """Return the text of every record below a folder."""
    found = sorted(path for path in folder.rglob("*.yml") if path.is_file())
    return tuple(path.read_bytes().decode("utf-8", "replace") for path in found)


def test_every_record_of_the_demo_is_read_quickly():
    assert all(agree(text) for text in written(PROJECT / "records"))


def test_every_record_of_a_large_programme_is_read_quickly(tmp_path: Path):
    write_programme(tmp_path, 30)
    texts = written(tmp_path)
    assert len(texts) > 400
    assert all(agree(text) for text in texts)


@pytest.mark.parametrize("folder", [CASES, PULL_REQUESTS], ids=["cases", "pull requests"])
def test_most_examples_are_read_quickly(folder: Path):
    """Many of them are mistaken, or tell what can be written in another way."""
    read = [agree(text) for text in written(folder)]
    assert sum(read) > len(read) * 0.7


ORDINARY = {
    "comments": "# What\nname: Ada\n  # within\n# after\nmentors:\n  # and here\n  - ada\n",
    "empty lines": "\n\nname: Ada\n\n\nmentors:\n\n  - ada\n\n",
    "no value": "name:\nmentors:\n  -\n  - ada\n",
    "items as deep as their list": "mentors:\n- ada\n- bob\ntopics: []\n",
    "fields in items": "goals:\n  - id: one\n    levels:\n      -1: Less\n      0: Done\n      \"1\": More\n  - id: two\n",
    "numbers": "a: 12\nb: -3\nc: 0\nd: 1.5\ne: -0.25\nf: 999999999999999\n",
    "words that are no text": "a: true\nb: False\nc: NULL\nd: null\n",
    "words that are text": "a: yes\nb: no\nc: on\nd: inf\ne: nan\nf: Infinity\n",
    "days and times": "a: 2026-03-04\nb: 12:30\nc: Weekdays 07:30-09:00\nd: 2026-autumn\ne: 2026-03-04 at ten\n",
    "numbers that begin a text": "a: 10 days\nb: 1st of May\nc: 3D\nd: 2.5 hours\ne: 07:30-09:00\n",
    "quotes": "a: \"One: two # three\"\nb: 'It''s: fine'\nc: \"\"\nd: ''\ne: \"12\"\n",
    "marks in a text": "a: Is it so? Yes! (No.) R&D, *really*, (#1), 100%, \"you\" and it's @home; `code` [x] {y} | > a:b c#d\n",
    "brackets": "a: []\nb: [ada, Ada Lovelace]\nc: [\"x: y\", 'z', 2026-01-02, a@example.org, I listen.]\nd: {}\n",
    "a text over some lines": "a: One\n  two (three)\n    \"four\"\n\n  5 and six\nb:\n  - Seven\n    eight\n  - nine\n",
    "a block": "a: >-\n  One: two # three\n    - four\n\n  five\nb: |\n  six\n\n\nc: >\n  seven\nd: |-\n  eight\n",
    "a block in an item": "a:\n  - |\n    one\n  - >-\n   two\nb:\n  - c: >-\n      three\n    d: four\n",
    "other scripts": "a: Rubén Ibáñez\nb: Олена\nc: أمل\nd: 美咲\ne: हिन्दी\nf: 👩‍💻 and ❤️\ng: “Quoted”\n",
    "spaces at the end of a line": "a: b  \nc:  \n  - d \ne: 1 \nf: \"g\" \n",
    "wide gaps": "a:   b\nc:    12\n",
}  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
def test_what_people_write_is_read_quickly(text: str):
    assert agree(text)


STRANGE = {
    "a text": "a text\n",
    "a block without lines": "a: |\nb: >\n c\nd: |\n",
    "a mark of the document": "---\na: b\n",
    "its end": "a: b\n...\n",
    "a directive": "%YAML 1.2\n",
    "an anchor": "a: &b c\n",
    "an alias": "a: *b\n",
    "a tag": "a: !b c\n",
    "a merge": "<<: a\n",
    "a question mark": "? a\n: b\n",
    "a number as name, in two ways": "a:\n  1: b\n  01: c\n",
    "a name that is no text": "true: a\n",
    "a long name": f"{'a' * 101}: b\n",
    "a long name in quotes": '"' + 'a' * 101 + '": b\n',
    "an empty name": "\"\": a\n",
    "a name of spaces": "\" \": a\n",
    "an odd space in a name": "a\u00a0b: c\n",
    "letters that are not composed": "a: e\u0301\n",
    "a name that is not composed": "\"e\u0301\": a\n",
    "a hidden character": "a: \"\\u200b\"\n",
    "an escape": "a: \"b\\tc\"\n",
    "a remark behind a text": "a: b # c\n",
    "a cut text": "a: b #c\n",
    "a cut line of a text": "a: b\n  c #d\n",
    "a remark behind a number": "a: 1 # c\n",
    "a comment within a text": "a: b\n  # c\n  d\n",
    "an item in a text": "a: b\n  - c\n",
    "an item in a text, further down": "a:\n  - b\n    - c\n",
    "an item in a long text": "a: b\n    c\n  - d\n",
    "an item behind an empty line": "a: b\n\n  - c\n",
    "a colon at the end": "a: b:\n",
    "two colons": "a: b: c\n",
    "a tab": "a:\tb\n",
    "a tab in a text": "a: b\tc\n",
    "a tab in a block": "a: |\n  b\tc\n",
    "a tab in a comment": "a: b\n#\tc\n",
    "an exponent": "a: 1e3\n",
    "a whole number with a point": "a: 1.0\n",
    "a point at the end": "a: 1.\n",
    "a point at the beginning": "a: .5\n",
    "a number in another base": "a: 0x1F\nb: 1\n",
    "an octal number": "a: 0o17\n",
    "a number with a zero in front": "a: 012\n",
    "a broken number with zeros in front": "a: 00.5\n",
    "a number with a plus": "a: +1\n",
    "a number with a gap": "a: 1_000\n",
    "a long number": "a: 1234567890123456\n",
    "a long broken number": "a: 1234567890.1234567\n",
    "infinity": "a: .inf\n",
    "a name with a line in front": "_0: a\n",
    "a tilde": "a: ~\n",
    "a number in brackets": "a: [1]\n",
    "brackets in brackets": "a: [b, [c]]\n",
    "a colon in brackets": "a: [b: c]\n",
    "two empty places in brackets": "a: [b,, c]\n",
    "fields in braces": "a: {b: c}\n",
    "an unclosed bracket": "a: [b\n",
    "an unclosed quote": "a: \"b\n",
    "something behind a quote": "a: \"b\" c\n",
    "a quote over some lines": "a: \"b\n  c\"\n",
    "how deep a block is": "a: |2\n  b\n",
    "a block with a remark": "a: | # b\n  c\n",
    "a block that keeps all": "a: |+\n  b\n\n",
    "a block as shallow as its field": "a:\n  - b: |\n    c: d\n",
    "a block that is less deep further down": "a: |\n    b\n  c\n",
    "a block that begins with an empty line": "a: |\n     \n  b\n",
    "two dashes": "- - a\n",
    "no end of the line": "a: b",
    "odd depths": "a:\n b: c\n",
    "far too deep": "".join("  " * depth + "a:\n" for depth in range(9)),
    "a broken number before a gap": "a: 1.0 \n",
    "two colons behind a number": "a: 12: b\n",
    "no gap behind a colon": "a:b\n",
    "a tab in quotes": "a: \"b\tc\"\n",
    "a tab in single quotes": "a: 'b\tc'\n",
    "a hash in brackets": "a: [b #c]\n",
    "a bracket in brackets": "a: [b[c]]\n",
    "a question mark in a text": "a: b\n  ? c\n",
    "a colon in a text": "a: b\n  : c\n",
    "a tab further down in a block": "a: |\n  b\n  c\td\n",
}  # fmt: skip
"""What the quick reader does not know of, or knows to be read in another way, and what it leaves alone to be simple."""


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_everything_else_is_left_to_the_other_reader(text: str):
    assert not is_ordinary(text)
    assert look_at(text) is None


UNSOUND = {
    "nothing": "",
    "only a comment": "# What\n",
    "a list": "- a\n- b\n",
    "a name twice": "a: b\na: c\n",
    "a name twice in an item": "a:\n  - b: c\n    b: d\n",
    "a name as number and as text": "a:\n  1: b\n  \"1\": c\n",
    "a field in a text": "a: b\n  c: d\n",
}  # fmt: skip
"""What looks ordinary line by line."""


@pytest.mark.parametrize("text", UNSOUND.values(), ids=UNSOUND)
def test_what_does_not_fit_together_is_left_to_the_other_reader(text: str):
    assert is_ordinary(text)
    assert look_at(text) is None


def test_the_deepest_record_that_is_read_quickly_is_not_too_deep():
    def nested(depth: int) -> str:
        return "a:\n" + "".join(f"{'  ' * step}- a:\n" for step in range(depth)) + f"{'  ' * depth}- a: [b]\n"

    assert agree(nested(6))
    assert depth_of(look_at(nested(6))) == 16 <= MAX_DEPTH
    assert not is_ordinary(nested(7))


def depth_of(value: Any) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(depth_of, value), default=0) if isinstance(value, list) else 0


SCALARS = "0123456789xobeEXOB_+-.~:nulaifNAINFtruyE é"


def test_a_value_means_the_same_in_every_spelling():
    """Every short one out of what numbers and words are made of, and many longer ones."""
    chance = random.Random(SEED)
    some = "019xobeE_+-.:~nfi "
    short = ("".join(letters) for length in (1, 2, 3) for letters in itertools.product(some, repeat=length))
    long = ("".join(chance.choices(SCALARS, k=chance.randint(1, 19))) for _ in range(cases(4000)))
    digits = ("".join(chance.choices("0123456789.-", k=chance.randint(1, 19))) for _ in range(cases(4000)))
    words = ("".join(chance.choice((letter.upper(), letter)) for letter in word)
             for word in ("null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan", "infinity") for _ in range(20))  # fmt: skip
    read = [agree(f"a: {it} \n") + agree(f"a: {it}\n") + agree(f"a: [{it}]\n") + agree(f"a:\n  - {it}\n  - {it}: b\n")
            for it in itertools.chain(short, long, digits, words)]  # fmt: skip
    assert sum(read) > len(read) / 3


FRAGMENTS = [
    "a", "b", "name", "- ", "  ", "    ", "\n", "\n", "\n", "\n  ", "\n    ", ": ", ":", "text", "two words", "more: x",
    " # r", "#r", "'q'", '"d"', "1", "-2", "0", "1.5", "2026-01-02", "|\n", ">-\n", "\n\n", "é", "\u0301", "null", "true",
    "[a]", "[]", "{}", "-", "(x)", "12 x", "12-x", "\n- ", "\n  - ", "a: ", "\na: ", "\n  a: ", "0: ", '"0": ', "\xa0",
]  # fmt: skip


@settings(max_examples=cases(300), deadline=None)
@given(
    st.lists(st.sampled_from(FRAGMENTS) | st.text("ab -:#\n\"'[]|>", max_size=4), max_size=20).map("".join)
)
def test_on_whatever_looks_a_little_like_yaml(text: str):
    agree(text + "\n")


def test_on_fragments_of_yaml():
    chance = random.Random(SEED)
    tries = cases(8000)
    read = sum(
        agree("".join(chance.choices(FRAGMENTS, k=chance.randint(2, 16))) + "\n") for _ in range(tries)
    )
    assert read > tries / 50


MARKS = [
    *PIECES, *FRAGMENTS, *":-#'\"[]{},&*!|>%@`?~\\=<+.()/_0123456789aZé\u0301\u00a0\u3000كह\u0940😀’", " ", "  ", "   ",
    "\n      ", ":\n", "-\n", "- - ", " #", "& ", "False", "1e3", "0x1f", ".5", "1.0", "1_0", "012", "12:30", ">\n", "|-\n",
    ">+\n", "|2\n", "> #x\n", "{a: b}", "''", "'a", '"a', "\r\n", "...\n", "--- ", "a:", "-1: y", "é: x",
]  # fmt: skip


def damaged(chance: random.Random, texts: tuple[str, ...]) -> str:
    """Return a record, or some lines of one, changed in a few places."""
    text = chance.choice(texts)
    if chance.random() < 0.6:
        text = some_lines(chance, text)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
        text = chance.choice(DAMAGES)(chance, text, texts)
    return text


def some_lines(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines = lines[at : at + chance.randint(1, 12)]
    depth = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return "\n".join(line[depth:] for line in lines) + "\n"


def put_in(chance: random.Random, text: str, _: object) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(MARKS) + text[at:]


def take_out(chance: random.Random, text: str, _: object) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 1, 2, 5, 20)) :]


def repeat(chance: random.Random, text: str, _: object) -> str:
    """Lengthen gaps, words, texts and lists past what readers have limits for."""
    at = chance.randrange(len(text) + 1)
    piece = text[at : at + chance.choice((1, 1, 1, 2, 5, 20))]
    return text[:at] + piece * chance.choice((2, 3, 20, 70, 1100)) + text[at + len(piece) :]


def put_where_a_value_begins(chance: random.Random, text: str, _: object) -> str:
    places = [at for at in range(len(text)) if text[at : at + 2] in (": ", "- ")]
    if not places:
        return text
    at = chance.choice(places) + 2
    rest = text[at:] if chance.random() < 0.5 else "\n" + text[at:].partition("\n")[2]
    return text[:at] + chance.choice(MARKS) + rest


def of_lines(change: Callable[[random.Random, list[str], int], None]) -> Callable[..., str]:
    def damage(chance: random.Random, text: str, _: object) -> str:
        lines = text.split("\n")
        change(chance, lines, chance.randrange(len(lines)))
        return "\n".join(lines)

    return damage


def swap(chance: random.Random, lines: list[str], at: int) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def double(chance: random.Random, lines: list[str], at: int) -> None:
    lines.insert(at, chance.choice(lines))


def move(chance: random.Random, lines: list[str], at: int) -> None:
    lines[at] = " " * chance.choice((0, 1, 2, 2, 3, 4, 4, 6, 8, 12, 14, 16)) + lines[at].lstrip(" ")


def wrap(chance: random.Random, lines: list[str], at: int) -> None:
    spaces = [column for column, letter in enumerate(lines[at]) if letter == " " and column > 2]
    if spaces:
        column = chance.choice(spaces)
        begin = " " * chance.choice((0, 1, 2, 3, 4, 6, 8)) + chance.choice(
            ("", "", "", "- ", "# ", "x: ", "1", "\n")
        )
        lines[at : at + 1] = [lines[at][:column], begin + lines[at][column + 1 :]]


def splice(chance: random.Random, text: str, texts: tuple[str, ...]) -> str:
    lines, others = text.split("\n"), chance.choice(texts).split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(others))
    lines[at:at] = others[other : other + chance.randint(1, 4)]
    return "\n".join(lines)


DAMAGES = (
    *(put_in,) * 3, take_out, repeat, put_where_a_value_begins, splice,
    of_lines(swap), of_lines(double), of_lines(move), of_lines(wrap),
)  # fmt: skip


def test_on_damaged_records():
    chance = random.Random(SEED)
    texts = (*written(PROJECT / "records"), *written(CASES), *ORDINARY.values(), GOOD)
    tries = cases(8000)
    read = sum(agree(damaged(chance, texts)) for _ in range(tries))
    print(f"{read} of {tries} damaged records were read quickly")
    assert read > tries / 8


def programmes() -> Iterator[Path]:
    return (folder for folder in sorted(CASES.iterdir()) if folder.is_dir() and folder != BASE)


def told(root: Path) -> object:
    """Return all that a check tells of a programme."""
    checked = check(root, today=DAY)
    documents = checked.corpus.documents.items()
    read = {file: (document.lines, document.data, {*document.values.items()}) for file, document in documents}
    return checked.findings, checked.corpus.programme, checked.corpus.places, checked.corpus.sound, read


def test_what_is_found_in_a_programme_is_the_same_without_it(tmp_path: Path, monkeypatch):
    """Over all cases with something to find, each laid over the sound programme."""
    looks: list[str] = []
    for folder in programmes():
        root = tmp_path / folder.name
        lay(BASE, root)
        lay(folder / "bad", root)
        monkeypatch.setattr(yaml_document, "look_at", lambda text: looks.append(text) or look_at(text))
        quick = told(root)
        monkeypatch.setattr(yaml_document, "look_at", lambda text: None)
        assert told(root) == quick, folder.name
    assert len(looks) > 500


def test_no_group_is_repeated_once_and_for_all():
    """Python 3.11.2 forgets where the last round began: ``re.match("(?:ab?c)*+", "aca")`` takes all three letters."""
    assert not re.search(r"\)[*+?]\+", quick_look._ENTRY.pattern)


def test_nothing_that_the_library_does_gets_any_further(monkeypatch):
    """A panic of Rust, for one, is no Exception."""

    class Panic(BaseException): ...

    for trouble in (Panic(), ValueError(), TypeError(), RecursionError(), MemoryError()):

        def fail(*_: object, trouble: BaseException = trouble, **__: object) -> None:
            raise trouble

        monkeypatch.setattr(quick_look, "_yaml_rs", lambda fail=fail: fail)
        assert look_at("a: b\n") is None
        assert parse_document("x.yml", b"a: b\n")[0].data == {"a": "b"}


def test_somebody_who_interrupts_is_heard(monkeypatch):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(quick_look, "_yaml_rs", lambda: interrupt)
    with pytest.raises(KeyboardInterrupt):
        look_at("a: b\n")


def test_the_library_is_loaded_when_the_first_record_is_read():
    program = (
        "import sys; from generator.reading.yaml_document import parse_document as p; "
        "before = 'yaml_rs' in sys.modules; p('x.yml', b'a: b\\n'); print([before, 'yaml_rs' in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=PROJECT
    ).stdout
    assert told.split() == [b"[False,", b"True]"]


def test_what_another_version_read_is_not_known(monkeypatch):
    before = read_edition()
    versions = installation.distribution

    def other(name):
        return SimpleNamespace(version="0.0.0") if name == "yaml-rs" else versions(name)

    monkeypatch.setattr(installation, "distribution", other)
    assert read_edition() != before
