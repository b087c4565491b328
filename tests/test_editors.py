"""What an editor shows for each kind of record: it completes, explains and checks, by the real language server."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli
from generator.reading.schemas import read_schemas
from generator.words.places import Kind, place_of
from tests.conftest import ROOT
from tests.language_server import LanguageServer, language_server

SCHEMAS = read_schemas()
DEMO = {
    Kind.PROGRAM: "records/program.yml",
    Kind.RESOURCES: "records/resources.yml",
    Kind.PERSON: "records/people/bao-tran.yml",
    Kind.AGREEMENT: "records/pairs/anneke-bao/agreement.yml",
    Kind.GOALS: "records/pairs/anneke-bao/goals.yml",
    Kind.LOG_ENTRY: "records/pairs/anneke-bao/log/2025-09-24.yml",
    Kind.PULSE: "records/pulse/spring-2026-2026-06-30.yml",
}
CHOICES = {
    Kind.PROGRAM: ("publication:\n  audience: ", "members"),
    Kind.RESOURCES: ("resources:\n  - kind: ", "guide"),
    Kind.PERSON: ("working_preferences:\n  feedback: ", "spoken"),
    Kind.AGREEMENT: ("status: ", "ended_early"),
    Kind.GOALS: ("goals:\n  - kind: ", "wellbeing"),
    Kind.LOG_ENTRY: ("kind: ", "review"),
    Kind.PULSE: ("results:\n  - question: ", "usefulness"),
}
"""A beginning that ends where one of some words is to be written, and one of them."""


@pytest.fixture(scope="module")
def demo() -> Iterator[LanguageServer]:
    with language_server(ROOT, settings(ROOT)) as server:
        yield server


@pytest.fixture(scope="module")
def new_programme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """A programme that `init` and `new` have made, with a record of every kind."""
    root = tmp_path_factory.mktemp("editors") / "programme"
    assert cli.run(["init", str(root), "--timezone", "UTC"]) == 0
    cohort = "cohorts:\n  - {id: autumn, name: Autumn, starts: 2026-09-01, ends: 2027-02-28}\n"
    program = root / "records/program.yml"
    program.write_text(re.sub(r"^cohorts: .*\n", cohort, program.read_text(), flags=re.MULTILINE))
    for command in (
        ["person", "--name", "Grace", "--role", "mentor"],
        ["person", "--name", "Ada", "--role", "mentee"],
        ["pair", "--mentors", "grace", "--mentees", "ada"],
        ["goal", "ada-grace", "--title", "Talk", "--expected", "One talk"],
        ["log", "ada-grace", "--as", "ada", "--did", "Talked."],
    ):
        assert cli.run(["new", *command, "--root", str(root), "--today", "2026-10-15"]) == 0
    pulse = root / "records/pulse/autumn-2026-10-10.yml"
    pulse.parent.mkdir()
    pulse.write_text((ROOT / DEMO[Kind.PULSE]).read_text())
    with language_server(root, settings(root)) as server:
        yield server


def settings(root: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((root / ".vscode/settings.json").read_text())
    return found


def file_of(server: LanguageServer, kind: Kind) -> str:
    if server.root == ROOT:
        return DEMO[kind]
    files = (
        path.relative_to(server.root).as_posix() for path in sorted(server.root.glob("records/**/*.yml"))
    )
    return next(file for file in files if (place := place_of(file)) and place.kind is kind)


@pytest.fixture(params=["demo", "new_programme"])
def server(request: pytest.FixtureRequest) -> LanguageServer:
    found: LanguageServer = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("kind", Kind)
def test_a_record_shows_no_mistake_and_a_mistake_shows(server: LanguageServer, kind: Kind) -> None:
    file = file_of(server, kind)
    text = (server.root / file).read_text()
    assert server.open(file, text) == []
    [found] = server.open(file, f"{text}nonsense: 1\n")
    assert found["message"] == "Property nonsense is not allowed."
    assert found["range"]["start"]["line"] == text.count("\n")


@pytest.mark.parametrize("kind", Kind)
def test_without_the_first_line_the_settings_tell_which_schema_it_is(
    server: LanguageServer, kind: Kind
) -> None:
    file = file_of(server, kind)
    _, _, text = (server.root / file).read_text().partition("\n")
    [found] = server.open(file, f"{text}nonsense: 1\n")
    assert found["data"]["schemaUri"] == [(server.root / "schemas" / kind.schema_file).as_uri()]


@pytest.mark.parametrize("kind", Kind)
def test_fields_and_words_are_offered(demo: LanguageServer, kind: Kind) -> None:
    file = DEMO[kind]
    modeline = (ROOT / file).read_text().partition("\n")[0]
    demo.open(file, f"{modeline}\n\n")
    assert set(demo.completions(file, 1, 0)) >= set(SCHEMAS.of(kind)["properties"])
    begun, word = CHOICES[kind]
    text = f"{modeline}\n{begun}"
    demo.open(file, text)
    line, character = text.count("\n"), len(text.rpartition("\n")[2])
    assert word in demo.completions(file, line, character)


@pytest.mark.parametrize("kind", Kind)
def test_every_field_is_explained_in_its_own_words(demo: LanguageServer, kind: Kind) -> None:
    file = DEMO[kind]
    lines = (ROOT / file).read_text().split("\n")
    demo.open(file, "\n".join(lines))
    fields = SCHEMAS.of(kind)["properties"]
    for number, line in enumerate(lines):
        if field := fields.get(line.partition(":")[0]):
            shown = demo.hover(file, number, 1).replace("\\", "")
            assert shown.startswith(f"#### {field['title']}\n\n{field['description']}\n"), line


@pytest.mark.parametrize(
    ("kind", "wrong", "message"),
    [
        (Kind.AGREEMENT, "status: activ\n", "Value is not accepted. Valid values:"),
        (Kind.LOG_ENTRY, "date: 2026-10-15\nkind: meeting\n", 'Missing property "outcome".'),
        (Kind.LOG_ENTRY, "date: 15.10.2026\nkind: progress\n", "String does not match the pattern"),
        (Kind.PERSON, "name: Ada\nname: Grace\n", "Map keys must be unique"),
        (Kind.GOALS, "goals:\n  - levels: {0: One talk, 3: More}\n", "Property 3 is not allowed."),
    ],
)
def test_mistakes_are_told_while_they_are_made(
    demo: LanguageServer, kind: Kind, wrong: str, message: str
) -> None:
    found = demo.open(DEMO[kind], wrong)
    assert any(each["message"].startswith(message) for each in found), found


def test_a_level_may_stand_without_quotes(demo: LanguageServer) -> None:
    text = (ROOT / DEMO[Kind.GOALS]).read_text()
    assert "      -2: " in text
    assert demo.open(DEMO[Kind.GOALS], text) == []
