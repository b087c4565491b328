import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.structure import structure
from generator.comparing.terms import changed_terms, same_terms, terms_of
from generator.reading.package_files import package_path
from generator.reading.yaml_document import parse_document
from generator.words.model import Agreement
from tests.cosmetics import rewritten
from tests.signed_pair import TERMS, signed_by

MUTATIONS = {
    "mentors": ("[grace, linus]", "[grace]", "linus leaves as mentor"),
    "mentees": ("[ada]", "[ada, bo]", "bo joins as mentee"),
    "starts": ("2026-09-01", "2026-09-02", "the start moves from 1 Sep 2026 to 2 Sep 2026"),
    "ends": ("2027-02-28", "2027-03-01", "the end moves from 28 Feb 2027 to 1 Mar 2027"),
    "meetings.every": (
        "2 weeks",
        "1 month",
        "the rhythm of meetings changes from every 2 weeks to every month",
    ),
    "meetings.minutes": ("60", "50", "a meeting's length changes from 60 to 50 minutes"),
    "meetings.channel": ("channel: video", "channel: phone", "how they meet changes from “video” to “phone”"),
    "communication.channel": (
        "team chat",
        "letters",
        "how they talk between meetings changes from “team chat” to “letters”",
    ),
    "communication.reply_within": (
        ", reply_within: 2 days",
        "",
        "the time for a reply “2 days” is taken out",
    ),
    "expectations.mentors": (
        ", I keep my word.",
        "",
        "in what mentors expect “I keep my word.” is taken out",
    ),
    "expectations.mentees": (
        "I bring the topic.",
        "You bring it.",
        "in what mentees expect “You bring it.” is added and “I bring the topic.” is taken out",
    ),
    "ground_rules": (
        "[Whoever cannot come says so., We begin on time.]",
        "[We begin on time., Whoever cannot come says so.]",
        "the order of the ground rules changes",
    ),
    "confidentiality": (
        "confidentiality: What we say stays between us.\n",
        "",
        "what stays confidential “What we say stays between us.” is taken out",
    ),
    "leaving": ("at any time", "in spring", ""),
    "reviews": (", 2026-12-01", "", "the review on 1 Dec 2026 is taken out"),
    "publication": ("named", "unlisted", "the page changes from named to unlisted"),
}
"""For every term: what to replace in the agreement by what, and what people read then."""


def agreement(text: str) -> Agreement:
    document, findings = parse_document("agreement.yml", text.encode())
    assert document is not None, findings
    return structure(document.data, Agreement)


def mutated(old: str, new: str) -> str:
    assert TERMS.count(old) == 1
    return TERMS.replace(old, new)


def terms_in_schema(part: dict[str, object], schema: dict[str, object], path: str = "") -> set[str]:
    found = set()
    for name, field in part["properties"].items():
        where = f"{path}{name}"
        inner = schema["$defs"][field["$ref"].rpartition("/")[2]] if "$ref" in field else field
        if field.get("x-term"):
            found |= {f"{where}.{each}" for each in inner.get("properties", {})} or {where}
    return found


def test_the_terms_are_those_of_the_schema() -> None:
    schema = json.loads(package_path("schemas/agreement.schema.json").read_bytes())
    assert set(terms_of(agreement(TERMS))) == terms_in_schema(schema, schema)
    assert set(MUTATIONS) == set(terms_of(agreement(TERMS)))


@pytest.mark.parametrize("term", MUTATIONS)
def test_a_term_that_means_something_else_is_found_and_said(term: str) -> None:
    old, new, said = MUTATIONS[term]
    before, after = agreement(TERMS), agreement(mutated(old, new))
    assert not same_terms(before, after)
    (change,) = changed_terms(before, after, str)
    assert change.term == term
    assert said in change.words


@pytest.mark.parametrize("term", MUTATIONS)
def test_the_way_back_is_a_change_too(term: str) -> None:
    old, new, _ = MUTATIONS[term]
    (change,) = changed_terms(agreement(mutated(old, new)), agreement(TERMS), str)
    assert change.term == term
    assert change.words


@given(st.integers(min_value=0, max_value=2**32))
def test_looks_do_not_matter(seed: int) -> None:
    before, after = (
        agreement(signed_by("grace", "ada")),
        agreement(rewritten(signed_by("grace", "ada"), seed)),
    )
    assert same_terms(before, after)
    assert changed_terms(before, after, str) == ()


@given(st.integers(min_value=0, max_value=2**32), st.sampled_from(sorted(MUTATIONS)))
def test_looks_hide_no_change(seed: int, term: str) -> None:
    old, new, _ = MUTATIONS[term]
    after = agreement(rewritten(mutated(old, new), seed))
    assert [change.term for change in changed_terms(agreement(TERMS), after, str)] == [term]


def test_rewritten_agreements_do_look_different() -> None:
    assert len({rewritten(TERMS, seed) for seed in range(100)}) == 100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("every: 2 weeks", "every: 14 days"),
        ("[grace, linus]", "[linus, grace, linus]"),
        ("[2026-11-01, 2026-12-01]", "[2026-12-01, 2026-11-01]"),
        ("What we say stays between us.", "|\n  What we say\n  stays   between us.\n"),
        ("status: active", "status: paused"),
        ("cohort: autumn", "cohort: spring"),
        ("publication: named", "publication: named\ntopics: [poetry]"),
        ("publication: named", "publication: named\nsnooze: {until: 2026-10-01}"),
        ("publication: named", "publication: named\npauses: [{from: 2026-10-01}]"),
    ],
)
def test_what_is_no_term_or_means_the_same_leaves_signatures_alone(old: str, new: str) -> None:
    assert same_terms(agreement(TERMS), agreement(mutated(old, new)))


@pytest.mark.parametrize(
    ("one", "other"), [("1 month", "30 days"), ("1 month", "4 weeks"), ("2 weeks", "2 months")]
)
def test_rhythms_that_are_only_nearly_the_same_differ(one: str, other: str) -> None:
    assert not same_terms(agreement(mutated("2 weeks", one)), agreement(mutated("2 weeks", other)))


def test_a_seed_gives_the_same_text_every_time() -> None:
    random.seed(random.random())
    assert rewritten(TERMS, 7) == rewritten(TERMS, 7)
