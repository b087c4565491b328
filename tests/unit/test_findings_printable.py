"""Nothing of a record can move a terminal's cursor, turn its text around, or give orders to a log."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outlets.printable import LIMIT, cells, printable

ANYTHING = st.text(st.characters(codec=None) | st.sampled_from("#[]:\x1b\u202e\u2028\r\n\t"), max_size=400)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ada", "Ada"),
        ("山田 花子, José", "山田 花子, José"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("one\ntwo\r\tthree", "one\\ntwo\\r\\tthree"),
        ("ab\u202ecd", "ab\\u202ecd"),
        ("a\u200bb\u2028c\ufeffd", "a\\u200bb\\u2028c\\ufeffd"),
        ("\u3164\U000e0041", "\\u3164\\U000e0041"),
        ("\udcff", "\\udcff"),
        ("##[error]", "##\\x5berror]"),
        ("# #[x] [y]", "# #[x] [y]"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(ANYTHING, st.integers(1, 300))
def test_what_comes_out_can_be_shown_anywhere(text: str, limit: int) -> None:
    shown = printable(text, limit)
    assert shown.isprintable()
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in shown)
    assert "##[" not in shown
    assert len(shown) <= limit
    shown.encode()


def test_what_is_too_long_is_cut_without_looking_at_the_rest() -> None:
    assert printable("x" * 10_000_000) == "x" * (LIMIT - 1) + "…"
    assert printable("x" * LIMIT) == "x" * LIMIT
    assert printable("abc\x1b", 5) == "abc…"


def test_cells_know_how_many_columns_a_character_takes() -> None:
    assert [cell.width for cell in cells("a山e\u0301\x1b")] == [1, 2, 1, 0, 4]
