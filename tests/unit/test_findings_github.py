"""GitHub shows the findings, and nothing that a record says becomes a command, markup or a mention."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.outlets.findings_github import (
    ANNOTATIONS,
    SUMMARY_ROWS,
    escape_message,
    escape_property,
    render_log,
    render_summary,
)
from generator.outlets.findings_json import render_json
from generator.outlets.findings_sarif import render_sarif
from generator.words.diagnostic import Diagnostic, Severity, Span

COMMANDS = (
    "error", "warning", "notice", "debug", "group", "endgroup", "set-output", "save-state", "add-mask",
    "stop-commands", "add-matcher", "remove-matcher", "echo", "set-env", "add-path",
)  # fmt: skip


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    message: str


def obeyed(log: str) -> list[Command]:
    """What the runner takes for commands: ``::`` after white space at the start, ``##[`` anywhere in a line."""
    found = (_new_form(line) or _old_form(line) for line in re.split("\r\n|\r|\n", log))
    return [command for command in found if command]


def _new_form(line: str) -> Command | None:
    line = line.strip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, message = line[2:].partition("::")
    name, _, properties = head.partition(" ")
    if name.lower() not in COMMANDS:
        return None
    pairs = [each.partition("=") for each in properties.split(",") if "=" in each]
    return Command(name.lower(), {key: _unescaped(value) for key, _, value in pairs}, _unescaped(message))


def _old_form(line: str) -> Command | None:
    _, found, rest = line.partition("##[")
    head, closed, message = rest.partition("]")
    name = head.partition(" ")[0].lower()
    return Command(name, {}, message) if found and closed and name in COMMANDS else None


def _unescaped(text: str) -> str:
    for escape, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, meant)
    return text


def finding(
    *,
    file: str = "records/people/ada.yml",
    message: str = "This is wrong.",
    hint: str = "Write it anew.",
    excerpt: str = "name: 42",
    severity: Severity = Severity.ERROR,
    line: int = 1,
) -> Diagnostic:
    return Diagnostic(
        code="SHAPE-007",
        severity=severity,
        file=file,
        span=Span(line=line, column=7, width=2),
        path=("name",),
        message=message,
        hint=hint,
        excerpt=excerpt,
    )


def test_an_annotation_in_full() -> None:
    log = render_log([finding(message="100% wrong: a, b.")], 3)
    assert log.split("\n")[-1] == (
        "::error file=records/people/ada.yml,line=1,col=7,endColumn=9,"
        "title=SHAPE-007 Something else where text is wanted::100%25 wrong: a, b. Write it anew."
    )


def test_the_log_has_everything_as_text_too() -> None:
    log = render_log([finding(message=f"Number {number}.", line=number) for number in range(1, 41)], 1)
    assert all(f" SHAPE-007 Number {number}." in log for number in range(1, 41))
    assert "40 errors in 1 of 1 record" in log


def test_only_as_many_annotations_as_github_shows() -> None:
    errors = [finding(line=number) for number in range(1, 31)]
    warnings = [finding(line=number, severity=Severity.WARNING) for number in range(1, 31)]
    names = [command.name for command in obeyed(render_log([*errors, *warnings], 1))]
    assert names == ["error"] * ANNOTATIONS + ["warning"] * ANNOTATIONS


def test_escapes_are_those_of_github() -> None:
    assert escape_message("a%b\r\nc:d,e") == "a%25b%0D%0Ac:d,e"
    assert escape_property("a%b\r\nc:d,e") == "a%25b%0D%0Ac%3Ad%2Ce"


def test_a_runner_would_obey_what_is_not_escaped() -> None:
    # The model of the runner must see commands where there are some, or the next test proves nothing.
    assert [
        each.name for each in obeyed("\u2003::add-mask::x\nsay ##[set-output name=a]b\r::stop-commands::z")
    ] == [
        "add-mask",
        "set-output",
        "stop-commands",
    ]


PIECES = [
    "::",
    "##[",
    "#",
    "[",
    "]",
    "error",
    "add-mask",
    "stop-commands",
    "set-output name=a",
    " ",
    "\u2003",
]
PIECES += [
    "\r",
    "\n",
    "\r\n",
    "\x85",
    "\u2028",
    "\x1b",
    "%0A",
    "%3A",
    ",",
    "=",
    "x",
    "::error file=a::b",
    "##[error]c",
]
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map("".join)


@given(file=HOSTILE, message=HOSTILE, hint=HOSTILE, excerpt=HOSTILE, severity=st.sampled_from(Severity))
@example(file="::add-mask::x", message="::", hint="##[error]", excerpt="##[error]x", severity=Severity.ERROR)
@example(file="a", message="##", hint="[error]b", excerpt="#" * 300 + "[error]", severity=Severity.ERROR)
def test_the_runner_finds_no_command_of_a_record(
    file: str, message: str, hint: str, excerpt: str, severity: Severity
) -> None:
    found = finding(file=file, message=message, hint=hint, excerpt=excerpt, severity=severity)
    (command,) = obeyed(render_log([found], 1))
    assert command.name == severity
    assert set(command.properties) == {"file", "line", "col", "endColumn", "title"}
    assert (command.properties["line"], command.properties["col"]) == ("1", "7")
    assert obeyed(render_json([found], 1)) == obeyed(render_sarif([found])) == []


INERT = [
    "<b onclick=x>bold</b>",
    "<!-- gone",
    "[click](javascript:alert)",
    "![i](https://evil.example/i.png)",
    "`code` and ``",
    "a | b \\| c",
    "**strong** _em_ ~~gone~~",
    "https://evil.example www.evil.example a@evil.example",
    "&lt;b&gt; &#64;",
    "line\nbreak\r\n| x |",
    "$x^2$ :tada:",
]


@pytest.mark.parametrize("text", INERT)
def test_the_summary_shows_a_record_s_text_as_it_is(text: str) -> None:
    summary = render_summary([finding(message=text, hint=text, file=text)], 1)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(summary)
    tags = set(re.findall("</?([a-z0-9]+)", html))
    assert tags == {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong"}
    assert html.count("<td>") == 3
    assert html.count("<strong>") == 1


@pytest.mark.parametrize(
    "text", ["@ada", "#12", "pairbook/pairbook#12", "GH-12", "https://evil.example", "www.evil.example"]
)
def test_the_summary_mentions_nobody_and_links_nowhere(text: str) -> None:
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
        render_summary([finding(message=text)], 1)
    )
    # GitHub looks for these in the finished page.
    assert not re.search(r"@\w|#\d|GH-\d|https?://|www\.", re.sub("&[a-z]+;", "", html))


def test_the_summary_is_short_enough_for_github() -> None:
    worst = [finding(message="|" * 2000, hint="|" * 2000, line=number) for number in range(1, 700)]
    summary = render_summary(worst[: SUMMARY_ROWS + 100], 1)
    assert summary.count("\n| ") == SUMMARY_ROWS + 2
    assert summary.endswith("\n\n100 more findings in the log.\n")


def test_a_clean_summary_says_so() -> None:
    assert render_summary([], 40) == "### Records\n\n40 records, nothing to mend.\n"
