"""By what a person is told in text, and what a text is without them."""

import pytest

from generator.words.model import Person
from generator.words.traces import Traces, is_blotted

AMAL = Person(id="amal-haddad", name="أمل حداد", public_name="أمل حداد (Amal Haddad)")


@pytest.mark.parametrize("text", ["Amal laughed.", "It was Haddad's.", "(Amal)", "أمل laughed."])
def test_a_name_in_brackets_is_a_name_as_well(text: str) -> None:
    traces = Traces(AMAL, "someone-1")
    without = traces.out_of(text, is_own=True)
    assert "someone" in without
    assert not list(traces.left_in(without))


def test_elsewhere_only_the_whole_name_in_brackets_is_sure_to_be_theirs() -> None:
    traces = Traces(AMAL, "someone-1")
    assert traces.out_of("Ask Amal Haddad, or Amal.", is_own=False) == "Ask someone, or Amal."
    assert {found[0] for found in traces.left_in("Ask someone, or Amal.")} == {"Amal"}


def test_a_word_of_the_id_is_looked_at_where_the_name_is_of_another_script() -> None:
    traces = Traces(Person(id="amal-haddad", name="أمل حداد"), "someone-1")
    assert [found[0] for found in traces.left_in("Amal laughed.")]


def test_pronouns_in_brackets_are_no_name() -> None:
    traces = Traces(Person(id="sam", name="Sam Ek", public_name="Sam (she/her)"), "someone-1")
    assert traces.out_of("she/her, or Sam Ek (she/her)", is_own=True) == "she/her, or someone (she/her)"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ada brings tea", "someone brings tea"),
        ("Tea for Ada", "Tea for someone"),
        ("Ada and Ada Lovelace", "someone and someone"),
        ("grace-ada", "grace-someone-12"),
        ("the same", "the same"),
    ],
)
def test_a_text_without_somebody_is_known(before: str, after: str) -> None:
    assert is_blotted(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ada brings tea", "someone brings coffee"),
        ("Ada brings tea", "Ada brings coffee"),
        (" brings tea", "someone brings tea"),
        ("Ada", "Ada someone"),
        ("aba", "abasomeoneaba"),
    ],
)
def test_a_text_that_changed_otherwise_is_not(before: str, after: str) -> None:
    assert not is_blotted(before, after)
