"""The reference: every field of every schema and every code, with examples that hold."""

import pytest

from generator.reading.yaml_document import parse_document
from generator.views.fields import example_of, field_anchor, view_pages
from generator.words.audience import Audience
from generator.words.codes import ALL
from generator.words.places import Kind
from tests.unit.seen import EMPTY, SCHEMAS, ids, sight_of, texts, words


@pytest.fixture(scope="module")
def pages():
    return texts(view_pages(sight_of(Audience.PUBLIC), SCHEMAS))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_stands_on_its_page_once(pages, kind):
    found = ids(pages[f"fields/{kind.value}/index.md"])
    assert len(found) == len(set(found))
    for field in SCHEMAS.fields(kind):
        assert field_anchor(field.path) in found


@pytest.mark.parametrize("kind", list(Kind))
def test_every_example_reads_back_as_what_the_schema_gives(kind):
    for field in SCHEMAS.fields(kind):
        document, findings = parse_document("example.yml", example_of(SCHEMAS, kind, field).encode() + b"\n")
        assert findings == ()
        value = document.data
        for step in field.path.replace("[]", ".0").split("."):
            value = value[int(step)] if isinstance(value, list) else value[step]
        assert value == field.examples[0]


def test_a_field_says_what_it_is_who_sees_it_and_whether_it_is_a_term(pages):
    page = words(pages["fields/agreement/index.md"])
    part = page[page.rindex("meetings.every Every ") :]
    part = part[: part.index("Who sees it Everybody")]
    for expected in ("Always there", "A term", "such as 2 weeks", "What it is text"):
        assert expected in part


def test_allowed_words_defaults_and_limits_are_told(pages):
    page = words(pages["fields/goals/index.md"])
    part = page[page.rindex("goals[].weight Weight") :]
    assert "from 1 to 3" in part[:400]
    assert "If left out 1" in part[:400]
    assert "One of skill career network project wellbeing" in page


def test_what_only_coordinators_see_is_marked(pages):
    page = words(pages["fields/person/index.md"])
    part = page[page.rindex("reports_to Reports to") :]
    assert "Coordinators only" in part[:400]


def test_every_code_has_its_place_with_both_examples(pages):
    page = pages["fields/findings/index.md"]
    assert set(ALL) <= set(ids(page))
    assert page.count("Instead of") == len(ALL)


def test_every_family_of_codes_has_a_title_of_its_own(pages):
    families = next(
        page.view for page in view_pages(sight_of(Audience.PUBLIC), SCHEMAS) if "findings" in page.path
    ).families
    assert not [family.title for family in families if family.title.isupper()]
    assert sum(len(family.codes) for family in families) == len(ALL)


def test_text_of_the_schemas_is_never_markup(pages):
    assert "records/pairs/&lt;pair&gt;/agreement.yml" in pages["fields/agreement/index.md"]


@pytest.mark.parametrize("audience", list(Audience))
def test_the_reference_is_there_before_anybody_takes_part(audience):
    assert len(texts(view_pages(sight_of(audience, EMPTY), SCHEMAS))) == len(Kind) + 2
