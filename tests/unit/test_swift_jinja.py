"""Templates give the same text as by Jinja alone, whatever stands in them and whatever they are given."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator.rendering.swift_jinja import SwiftEnvironment

TEMPLATES = {
    "marks": """\
{% macro mark(text, tone="plain") %}<b class="{{ tone }}">{{ text }}{% if caller is defined %}{{ caller() }}{% endif %}</b>{% endmacro %}
{% macro marks(items) %}{% for item in items %}{{ mark(item, tone=item) }}{% endfor %}{% endmacro %}
""",
    "base": "<p>{% block body %}{% endblock %}</p>{{ view }}",
    "page": """\
{% extends "base" %}
{% from "marks" import mark, marks %}
{% block body %}
{% set twice = mark(view) ~ view %}
{{ view }} {{ view | safe }} {{ view | upper }} {{ "as it is" if view else none }} {{ twice }} {{ "<" ~ view }}
{% call mark("title", tone=view) %}{{ mark(view) }}{% endcall %}
{% for each in [view, 1, 0.5, none, true] %}{% set inner = each %}{{ marks([each, inner]) }}{{ loop.index }}{% endfor %}
{% autoescape false %}{{ view }}{% endautoescape %}
{{ view.__class__.__name__ }} {{ [view] }} {{ missing is defined }}
{% endblock %}
""",
    "wrong": "{{ view.nothing }}",
    "astray": '{% from "marks" import mark %}{{ mark(1, 2, 3) }}',
}
OPTIONS = {"loader": DictLoader(TEMPLATES), "undefined": StrictUndefined}
SWIFT, PLAIN = SwiftEnvironment(**OPTIONS), Environment(autoescape=True, **OPTIONS)


class Word(StrEnum):
    SHARP = "<sharp>"


class Sharp(str):
    pass


VALUES = st.one_of(
    st.text(alphabet="ab&<>'\"ä\n"),
    st.text(),
    st.integers(),
    st.none(),
    st.text(alphabet="a<").map(Markup),
    st.text(alphabet="a<").map(Sharp),
    st.sampled_from(Word),
)


@given(VALUES)
def test_a_page_says_the_same(value):
    assert SWIFT.get_template("page").render(view=value) == PLAIN.get_template("page").render(view=value)


@pytest.mark.parametrize("name", ["wrong", "astray"])
def test_what_does_not_work_fails_alike(name):
    with pytest.raises((UndefinedError, TypeError)) as plain:
        PLAIN.get_template(name).render(view="text")
    with pytest.raises(plain.type) as swift:
        SWIFT.get_template(name).render(view="text")
    assert str(swift.value) == str(plain.value)
