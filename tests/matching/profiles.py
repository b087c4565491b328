"""Profiles for tests: everything empty but what a test is about, and random ones."""

from typing import Any

from hypothesis import strategies as st

from generator.matching.profiles import Profile

EMPTY: dict[str, Any] = {
    **dict.fromkeys(("seeks", "offers", "interests", "languages", "hours"), frozenset()),
    **dict.fromkeys(("working", "wants", "refuses"), frozenset()),
    "unread": (),
}


def profile(id_: str, **terms: Any) -> Profile:
    """Return a profile that states these terms alone."""
    return Profile(id=id_, **{**EMPTY, **{name: frozenset(words) for name, words in terms.items()}})


def profiles(prefix: str, most: int) -> st.SearchStrategy[list[Profile]]:
    """Return some people who state this and that."""
    words = st.frozensets(st.sampled_from("abcd"), max_size=3)
    ids = st.frozensets(st.sampled_from([f"{side}{n}" for side in "mw" for n in range(most)]), max_size=2)
    terms = st.fixed_dictionaries(
        {
            "seeks": words,
            "offers": words,
            "interests": words,
            "languages": st.frozensets(st.sampled_from("xy"), max_size=2),
            "hours": st.frozensets(st.integers(0, 20), max_size=15),
            "working": words,
            "wants": ids,
        }
    )
    return st.lists(terms, max_size=most).map(
        lambda each: [profile(f"{prefix}{number}", **stated) for number, stated in enumerate(each)]
    )
