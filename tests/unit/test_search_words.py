"""The search in parts: every entry is found by the beginning of each of its words, and no part is large."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.search_index import stamp_material_index, stamp_zensical_index
from generator.rendering.search_words import MOST, part_file, parts_of, words_of
from generator.rendering.shell import SHELL, StampedPage
from generator.views.page import SearchEntry

LETTERS = "aábz0 -é田結Олمأ"


def beginnings(parts, word):
    """The parts that a browser looks into for a word that somebody is typing."""
    return [name for name in parts if name.startswith(word) or word.startswith(name)]


def test_words_know_no_case_accents_or_entities():
    assert words_of("Zoë O’Neill &amp; NGUYỄN-van") == ("zoe", "o", "neill", "nguyen", "van")


@given(st.lists(st.text(LETTERS, max_size=12), max_size=20))
def test_whatever_somebody_types_of_a_word_leads_to_it(titles):
    entries = [(f"pairs/{number}/", title, "") for number, title in enumerate(titles)]
    parts = parts_of(entries)
    for entry in entries:
        for word in words_of(entry[1]):
            shortest = 2 if word[0].isascii() else 1
            for length in range(shortest, len(word) + 1):
                assert any(entry in parts[name] for name in beginnings(parts, word[:length]))


def test_a_part_that_would_be_large_is_split():
    entries = [(f"people/{number}/", f"ma{number:04}", "") for number in range(3 * MOST)]
    parts = parts_of(entries)
    assert max(map(len, parts.values())) <= MOST
    assert all(any(entry in parts[name] for name in beginnings(parts, entry[1])) for entry in entries)


def test_of_a_word_that_stands_everywhere_only_the_first_are_kept():
    entries = [(f"people/x{number}/", f"mentor {number:05}", "") for number in range(2 * MOST)]
    parts = parts_of(entries)
    assert len(parts["mentor"]) == MOST
    assert entries[-1] in parts[next(name for name in beginnings(parts, f"{2 * MOST - 1:05}"))]


PAGES = [
    StampedPage(
        prefix="pairs/",
        id="ada",
        title="Ada and <Grace>",
        content="",
        search=(SearchEntry("Ada and <Grace>", "Rust"), SearchEntry("Ship", "Ada and <Grace>", "goal-1")),
    ),
]
OWN = {"location": "report/", "title": "Report", "text": ""}
OF_SHELL = {"location": f"pairs/{SHELL}/", "title": "x", "text": ""}


def test_material_gets_its_own_index_and_parts_beside_it():
    files = dict(stamp_material_index(json.dumps({"config": {}, "docs": [OWN, OF_SHELL]}), PAGES))
    assert json.loads(files["search/search_index.json"]) == {"config": {}, "docs": [OWN]}
    assert json.loads(files["search/words/parts.json"])["gr"] == 2
    assert json.loads(files[f"search/words/{part_file('sh')}"]) == [
        ["pairs/ada/#goal-1", "Ship", "Ada and &lt;Grace&gt;"]
    ]


def test_zensical_gets_all_in_one():
    files = dict(stamp_zensical_index(json.dumps({"config": {}, "items": [OWN, OF_SHELL]}), PAGES))
    found = json.loads(files["search.json"])["items"]
    assert [entry["location"] for entry in found] == ["report/", "pairs/ada/", "pairs/ada/#goal-1"]
    assert found[1]["title"] == "Ada and &lt;Grace&gt;"
