"""Pages as text: safe front matter, one block that Markdown leaves alone, and no two pages at one address."""

import pytest
import yaml
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, UndefinedError
from markdown import Markdown

from generator.rendering.environment import build_environment, compile_templates, template_folders
from generator.rendering.pages import (
    PagesCollideError,
    plain_title,
    render_page,
    render_pages,
    together,
)
from generator.views.page import Page

TEMPLATE = '<div class="pb">\n<p title="{{ view }}">{{ view }}</p>\n<p>{{ view | e }}</p>\n</div>\n'

NASTY = [
    "*stars* and _lines_",
    "[a link](javascript:alert(1)) and ![x](y)",
    "# heading\n\nblank lines\n\n\n    indented",
    "{{ config }} {% raw %} ${x}",
    '--8<-- "mkdocs.yml"',
    "{: onclick=alert(1) }",
    "```\ncode\n```",
    "text\n~~~ python\ncode\n~~~\nmore",
    "<script>alert(1)</script> </div></div> <!-- -->",
    "[TOC]\n\n| a | b |\n| - | - |\n| 1 | 2 |",
    "\u0002wzxhzdk:0\u0003",
    "&lt;b&gt; &amp; &#60;",
    "a < b > c",
    "<http://example.org>",
]


def environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, loader=DictLoader({"t": TEMPLATE}))


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1].strip()


@pytest.mark.parametrize("text", NASTY)
def test_markdown_leaves_the_block_alone(text):
    rendered = body(render_page(Page("x.md", "t", "X", text), environment()))
    html = Markdown(extensions=["toc", "tables", "fenced_code"]).convert(rendered)
    # The reader drops two control characters of its own; nothing else may change.
    assert html == rendered.replace("\u0002", "").replace("\u0003", "")


def test_fences_in_text_are_shown_as_they_are():
    rendered = body(render_page(Page("x.md", "t", "X", "```\ncode\n```"), environment()))
    assert "```" not in rendered
    assert "&#96;&#96;&#96;\ncode" in rendered


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Ada & Grace", "Ada Grace"),
        ("</title><script>alert(1)</script>", "title script alert 1 script"),
        ("Ana O’Hara, d'Arc-Lee Jr.", "Ana O’Hara, d'Arc-Lee Jr."),
        ("أمل حداد and 田中 結衣", "أمل حداد and 田中 結衣"),
        ("हिन्दी", "हिन्दी"),
        ('"x": [y]\n---\ntemplate: main.html', "x y --- template main.html"),
        ("{{ 7 * 7 }}", "7 7"),
        ("⚡", "Page"),
        ("", "Page"),
    ],
)
def test_titles_are_reduced_to_what_means_nothing_to_anybody(title, plain):
    assert plain_title(title) == plain


def test_front_matter_is_yaml_with_nothing_from_records_but_the_title():
    text = render_page(Page("x.md", "t", "न 𝒜: x", "secret"), environment())
    front = yaml.safe_load(text.split("---\n")[1])
    assert front == {"title": "न 𝒜 x", "hide": ["navigation", "toc", "footer"]}


@pytest.mark.parametrize("pair", [("a.md", "a.md"), ("a.md", "a/index.md"), ("A/b.md", "a/B.md")])
def test_two_pages_at_one_address_are_refused_by_name(pair):
    pages = [Page(path, "t", f"Page {number}", "") for number, path in enumerate(pair)]
    with pytest.raises(PagesCollideError, match=r"Page 0.*Page 1"):
        render_pages(pages, environment())


@pytest.mark.parametrize("pair", [("a.md", "a.md"), ("a.md", "a/index.md"), ("A/b.md", "a/B.md")])
def test_two_pages_of_different_parts_at_one_address_are_refused_as_well(pair):
    with pytest.raises(PagesCollideError):
        together({path: "text"} for path in pair)


def test_the_pages_of_all_parts_stand_in_order():
    parts = [{"b.md": "B", "c/index.md": "C"}, {}, {"a.md": "A"}]
    assert list(together(parts).items()) == [("a.md", "A"), ("b.md", "B"), ("c/index.md", "C")]


@pytest.mark.parametrize("path", ["assets/x.md", "search.md", "404.html", "Search/index.md"])
def test_addresses_of_the_site_builder_are_refused(path):
    with pytest.raises(PagesCollideError):
        render_pages([Page(path, "t", "X", "")], environment())


def test_a_name_that_a_view_lacks_is_an_error_and_never_a_blank():
    env = Environment(undefined=StrictUndefined, loader=DictLoader({"t": "{{ view.nothing }}"}))
    with pytest.raises(UndefinedError):
        render_page(Page("x.md", "t", "X", "text"), env)


def test_the_environment_escapes_whatever_a_template_is_called(tmp_path):
    (tmp_path / "own.md.j2").write_text("{{ view }}")
    assert "&lt;b&gt;" in render_page(Page("x.md", "own.md.j2", "X", "<b>"), build_environment(tmp_path))


def test_a_programmes_own_templates_come_first_one_by_one(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "home.html.j2").write_text("ours")
    env = build_environment(tmp_path)
    assert env.get_template("pages/home.html.j2").render() == "ours"
    assert env.get_template("pages/pair.html.j2").filename.startswith(str(template_folders()[-1]))


def test_after_all_templates_are_compiled_none_is_again(tmp_path, monkeypatch):
    (tmp_path / "broken.html.j2").write_text("{% nothing")
    env = build_environment(tmp_path)
    compile_templates(env)
    monkeypatch.setattr(env, "compile", lambda *_: pytest.fail("It is compiled already."))
    for name in env.list_templates(extensions=["j2"]):
        if name != "broken.html.j2":
            env.get_template(name)
    monkeypatch.undo()
    with pytest.raises(TemplateSyntaxError):
        env.get_template("broken.html.j2")


def test_only_what_there_is_stands_side_by_side():
    env = build_environment()
    assert env.from_string("{{ ('a<', '', 'b') | dotted }}").render() == "a&lt; · b"
