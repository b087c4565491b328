"""Whom GitHub asks for reviews follows the records, and what somebody wrote by hand is never lost."""

import fnmatch
import subprocess

import pytest

from generator import cli
from tests.conftest import BASE

PROGRAM = "records/program.yml"
OWNERS = ".github/CODEOWNERS"
LED = BASE[PROGRAM] + "coordinators: [grace, cora]\nmaintainers: [max]\n"
PEOPLE = {
    "records/people/grace.yml": "name: Grace Hopper\ngithub: grace-h\n",
    "records/people/cora.yml": "name: Cora\ngithub: Cora-C\n",
    "records/people/max.yml": "name: Max\ngithub: max-m\n",
}


@pytest.fixture
def programme(make_programme):
    return make_programme({PROGRAM: LED, **PEOPLE})


def codeowners(root, *options):
    return cli.run(["codeowners", "--root", str(root), *options])


def owners_of(text, path):
    """Return whom GitHub asks about a path: the last line that fits decides, and it may name nobody."""
    rules = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    fitting = [
        owners
        for pattern, *owners in rules
        if fnmatch.fnmatch(f"/{path}", pattern)
        or f"/{path}" == pattern
        or f"/{path}".startswith(f"{pattern.rstrip('/')}/")
    ]
    return fitting[-1] if fitting else []


def test_coordinators_own_the_programme_and_maintainers_all_that_is_no_record(programme):
    assert codeowners(programme) == 0
    text = (programme / OWNERS).read_text()
    for path in ("records/program.yml", "records/resources.yml"):
        assert owners_of(text, path) == ["@grace-h", "@Cora-C"]
    for path in ("generator/cli.py", "schemas/goals.schema.json", "site_templates/x", "mkdocs.yml", OWNERS):
        assert owners_of(text, path) == ["@max-m"]
    for path in (".github/workflows/approvals.yml", "requirements.txt"):
        assert owners_of(text, path) == ["@max-m"]


def test_pairs_and_people_have_no_owner_and_a_remark_says_why(programme):
    assert codeowners(programme) == 0
    text = (programme / OWNERS).read_text()
    for path in ("records/pairs/ada-grace/agreement.yml", "records/people/ada.yml"):
        assert owners_of(text, path) == []
    assert "any single owner" in text


def test_the_same_records_give_the_same_bytes(programme, capsys):
    assert codeowners(programme) == 0
    first = (programme / OWNERS).read_bytes()
    assert codeowners(programme) == 0
    assert (programme / OWNERS).read_bytes() == first
    assert "up to date" in capsys.readouterr().err


def test_whoever_is_named_twice_is_asked_once(make_programme):
    people = {**PEOPLE, "records/people/cora.yml": "name: Cora\ngithub: GRACE-H\n"}
    root = make_programme({PROGRAM: LED, **people})
    assert codeowners(root) == 0
    assert (root / OWNERS).read_text().casefold().count(" @grace-h\n") == 2


def test_check_tells_whether_the_file_is_what_would_be_written(programme, capsys):
    assert codeowners(programme, "--check") == 1
    assert "is not there yet" in capsys.readouterr().out
    assert not (programme / OWNERS).exists()
    codeowners(programme)
    assert codeowners(programme, "--check") == 0
    (programme / "records/people/cora.yml").write_text("name: Cora\ngithub: cora-2\n")
    before = (programme / OWNERS).read_bytes()
    assert codeowners(programme, "--check") == 1
    assert "does not say what the records say" in capsys.readouterr().out
    assert (programme / OWNERS).read_bytes() == before
    assert codeowners(programme) == 0
    assert "@cora-2" in (programme / OWNERS).read_text()


def test_line_ends_of_windows_make_no_difference(programme):
    codeowners(programme)
    (programme / OWNERS).write_bytes((programme / OWNERS).read_bytes().replace(b"\n", b"\r\n"))
    assert codeowners(programme, "--check") == 0


def test_errors_elsewhere_do_not_matter(programme):
    (programme / "records/pairs/ada-grace/agreement.yml").write_text("mentors: [nobody]\n")
    (programme / "records/people/ada.yml").write_text("nmae: Ada\n")
    assert codeowners(programme) == 0


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({PROGRAM: BASE[PROGRAM]}, ["names no maintainers", "maintainers: [ada]"]),
        ({PROGRAM: BASE[PROGRAM] + "maintainers: [max]\n"}, ["names no coordinators"]),
        ({"records/people/max.yml": "name: Max\n"}, ["records/people/max.yml", "github:"]),
        ({PROGRAM: LED.replace("[max]", "[nobody]")}, ["records/people/nobody.yml", "github:"]),
        ({"records/people/max.yml": "nmae: Max\n"}, ["records/people/max.yml has errors", "pairbook check"]),
        ({"records/people/max.yml": "name: Max\ngithub: '@x y'\n"}, ["records/people/max.yml has errors"]),
        ({PROGRAM: LED + "nmae: x\n"}, ["records/program.yml has errors"]),
    ],
)
def test_what_is_missing_is_said_with_where_to_write_it(make_programme, files, said, capsys):
    root = make_programme({PROGRAM: LED, **PEOPLE, **files})
    assert codeowners(root) == 2
    err = capsys.readouterr().err
    assert all(each in err for each in said), err
    assert not (root / OWNERS).exists()


def test_somebody_without_an_account_is_left_out_and_named(make_programme, capsys):
    root = make_programme({PROGRAM: LED, **PEOPLE, "records/people/cora.yml": "name: Cora\n"})
    assert codeowners(root) == 0
    assert "records/people/cora.yml has no GitHub handle" in capsys.readouterr().err
    assert owners_of((root / OWNERS).read_text(), PROGRAM) == ["@grace-h"]


@pytest.mark.parametrize("text", ["* @me\n", "# ours\n"])
def test_a_file_written_by_hand_is_not_overwritten(programme, text, capsys):
    (programme / ".github").mkdir()
    (programme / OWNERS).write_text(text)
    assert codeowners(programme) == 2
    assert f'"{text.strip()}"' in capsys.readouterr().err
    assert (programme / OWNERS).read_text() == text


def test_a_line_added_by_hand_is_not_overwritten(programme, capsys):
    codeowners(programme)
    with (programme / OWNERS).open("a") as file:
        file.write("/docs/ @wri\x1bter\n")
    assert codeowners(programme) == 2
    assert '"/docs/ @wri\\x1bter"' in capsys.readouterr().err
    assert "/docs/" in (programme / OWNERS).read_text()


@pytest.mark.parametrize("name", ["CODEOWNERS", "docs/CODEOWNERS"])
def test_a_file_that_github_would_not_read_any_more_is_named(programme, name, capsys):
    (programme / "docs").mkdir()
    (programme / name).write_text("* @me\n")
    assert codeowners(programme) == 2
    assert name in capsys.readouterr().err
    assert not (programme / OWNERS).exists()


def test_a_link_is_not_followed(programme, tmp_path):
    (tmp_path / "mine").write_text("mine")
    (programme / ".github").mkdir()
    (programme / OWNERS).symlink_to(tmp_path / "mine")
    assert codeowners(programme) == 2
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_programme_inside_of_a_larger_repository(programme, capsys):
    subprocess.run(["git", "init", "--quiet", str(programme.parent)], check=True)
    assert codeowners(programme) == 2
    assert "programme/" in capsys.readouterr().err
