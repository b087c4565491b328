"""What is printed about hostile records: no command of a terminal or a workflow, whatever the format."""

import json
import re
import unicodedata

import pytest

from generator.cli import run
from generator.outlets.progress import say
from tests.payloads import SHORT
from tests.unit.test_findings_github import obeyed

ESCAPED = (
    "\\e[2J\\e]0;owned\\a", "\\u202Egnp.exe", "\\u2066x\\u2069", "\\r::error::pwned", "\\n::error::pwned",
    "\\u2028::error::pwned", "\\x9b31m", "\\0", "\\b\\b\\b", "\\u200B", "\\uFEFF",
)  # fmt: skip
"""As YAML writes them between double quotes."""
RAW = (
    "\u202eabc",
    "\u2028::error::pwned",
    "\x1b[31m",
    "\x9b31m",
    "::add-mask::e",
    "##[error]pwned",
    "\u200b",
)


def records() -> dict[str, str]:
    """Return records with errors that quote what a stranger wrote: as values, as names of fields, as names of files."""
    values = [f'"{text}"' for text in ESCAPED] + [
        json.dumps(text, ensure_ascii=False) for text in (*SHORT, *RAW)
    ]
    files = {
        f"records/people/p{number}.yml": f"name: [{value}]\n{value}: {value}\ngithub: {value}\n"
        for number, value in enumerate(values)
    }
    names = (
        "::error::pwned.yml",
        "a\n::error::pwned.yml",
        "a\x1b[31m.yml",
        "a\u202eb.yml",
        "##[error]x.yml",
        "$(x).yml",
    )
    return files | {f"records/people/{name}": "name: X\n" for name in names}


def harmless(text: str) -> list[str]:
    """Return the characters that could do something to a terminal, and are more than a line end or a colour of ours."""
    return [
        character
        for character in re.sub(r"\x1b\[[0-9;]*m", "", text)
        if character != "\n"
        and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        # A joiner that breaks up mentions in Markdown.
        and character != "\u2060"
    ]


@pytest.mark.parametrize("format_", ["text", "github", "json", "sarif"])
def test_findings_about_hostile_records_command_nothing(
    make_programme, capsys, monkeypatch, tmp_path, format_
):
    root = make_programme(records())
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(["check", "--root", str(root), "--today", "2026-10-15", "--format", format_]) == 1
    said = capsys.readouterr()
    assert harmless(said.out + said.err) == []
    assert "\x1b" not in said.out + said.err
    names = {command.name for command in obeyed(said.out + said.err)}
    assert names <= ({"error", "warning"} if format_ == "github" else set())
    for command in obeyed(said.out):
        assert command.properties["file"].startswith("records/")
    if format_ in ("json", "sarif"):
        json.loads(said.out)
    if summary.exists():
        text = summary.read_text()
        assert harmless(text) == []
        assert not re.search(r"<[a-z!/]", text)
        assert "](" not in text


@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
def test_changes_in_hostile_records_command_nothing(tmp_path, capsys, format_):
    from tests.checkout import Checkout
    from tests.conftest import BASE

    checkout = Checkout(tmp_path)
    checkout.commit("ada", BASE)
    people = {
        f"records/people/q{number}.yml": f"name: {json.dumps(text)}\n" for number, text in enumerate(SHORT)
    }
    checkout.commit("ada", people)
    assert run(["changes", "HEAD^", "--root", str(checkout.root), "--format", format_]) in (0, 1)
    said = capsys.readouterr()
    assert harmless(said.out + said.err) == []
    assert obeyed(said.out + said.err) == []
    if format_ == "markdown":
        assert not re.search(r"<(?:script|img|svg|iframe|base|meta|form)", said.out)
        assert "](javascript" not in said.out


@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
def test_briefs_and_reminders_of_hostile_records_command_nothing(make_programme, capsys, format_):
    texts = [json.dumps(text) for text in SHORT]
    steps = ", ".join(
        f"{{id: s{number}, what: {text}, who: ada, due: 2026-10-15}}" for number, text in enumerate(texts)
    )
    entry = f"date: 2026-10-14\nkind: meeting\noutcome: held\ndid: [{', '.join(texts)}]\nnext: [{steps}]\n"
    root = make_programme(
        {
            "records/pairs/ada-grace/log/2026-10-14.yml": entry,
            "records/people/ada.yml": f"name: {texts[0]}\nmentee: {{capacity: 1}}\n",
        }
    )
    options = ("--root", str(root), "--today", "2026-10-15", "--format", format_)
    for command in (["brief", "ada-grace"], ["remind", "--limit", "100"]):
        assert run([*command, *options]) == 0
        said = capsys.readouterr()
        assert harmless(said.out + said.err) == []
        assert obeyed(said.out + said.err) == []
        assert "pwned" in said.out
        if format_ == "markdown":
            assert not re.search(r"<(?:script|img|svg|iframe|base|meta|form)", said.out)
            assert "](" not in said.out


@pytest.mark.parametrize("text", [*RAW, "a\n::error::pwned"])
def test_what_stands_in_the_way_commands_nothing_whatever_is_quoted_in_it(make_programme, capsys, text):
    root = make_programme({})
    for command in (("brief", text), ("changes", text), ("forget", text), ("report", "--cohort", text)):
        assert run([*command, "--root", str(root)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert harmless(told.err) == []
        assert told.err.count("\n") == 1
        assert obeyed(told.err) == []


@pytest.mark.parametrize("text", RAW)
def test_what_is_under_way_commands_nothing(capsys, text):
    say(f"7 people would get a mentor in {text}.")
    told = capsys.readouterr().err
    assert harmless(told) == []
    assert obeyed(told) == []
