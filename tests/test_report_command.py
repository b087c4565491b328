"""``pairbook report``: figures in a terminal and for programs, no more than an audience may see."""

import csv
import io
import json
from itertools import pairwise

import pytest

from generator import cli
from generator.outlets.columns import fitted, left, right, width
from generator.outlets.report_text import WIDTH, sparkline
from generator.views.distributions import Band, Distribution
from tests.conftest import BASE, ROOT
from tests.repositories import commit, git, write

DAY = ("--today", "2026-10-15")
AGREEMENT = "records/pairs/ada-grace/agreement.yml"
LOG = {
    f"records/pairs/ada-grace/log/{day}.yml": f"date: {day}\nkind: meeting\noutcome: held\nminutes: 60\n"
    for day in ("2026-03-09", "2026-03-23")
}
LONG = {
    **LOG,
    "records/program.yml": BASE["records/program.yml"]
    .replace("name: Test programme", f'name: "{"叶" * 100}"')
    .replace("name: Spring", f"name: {'Spring of the long name ' * 8}"),
    AGREEMENT: BASE[AGREEMENT] + f"topics: [{'x' * 79}, 'a \"b\"']\n",
    "records/people/ada.yml": f'name: "{"淳" * 90}"\nmentee: {{capacity: 1}}\n',
}


def run(capsys, *arguments):
    code = cli.run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def report(capsys, root, *options):
    code, out, err = run(capsys, "report", "--root", root, *DAY, *options)
    assert (code, err) == (0, "")
    return out


def figures(capsys, root, *options):
    return json.loads(report(capsys, root, "--format", "json", *options))


def test_the_json_is_as_promised(make_programme, capsys):
    found = figures(capsys, make_programme(LOG), "--pair", "ada-grace")
    assert list(found) == ["today", "revision", "figures"]
    assert found["today"] == "2026-10-15"
    assert found["revision"] is None
    by_name = {figure["name"]: figure for figure in found["figures"]}
    assert by_name["dosage"] == {
        "name": "dosage",
        "scope": {"kind": "pair", "id": "ada-grace"},
        "value": 0.125,
        "unit": "ratio",
        "n": 16,
        "missing": 0,
        "records": [AGREEMENT, *sorted(LOG)],
    }
    assert by_name["goal-level"]["value"] is None
    assert by_name["goal-level"]["why"] == "No goal has been set yet."
    for figure in found["figures"]:
        assert ("why" in figure) == (figure["value"] is None)


def test_for_programs_every_scope_is_there_unless_it_is_narrowed(make_programme, capsys):
    root = make_programme({**LOG, AGREEMENT: BASE[AGREEMENT] + "topics: [rust]\n"})
    kinds = [figure["scope"]["kind"] for figure in figures(capsys, root)["figures"]]
    assert list(dict.fromkeys(kinds)) == ["programme", "cohort", "topic", "pair"]
    narrowed = figures(capsys, root, "--cohort", "spring", "--topic", "Rust")["figures"]
    assert {(each["scope"]["kind"], each["scope"]["id"]) for each in narrowed} == {
        ("cohort", "spring"),
        ("topic", "rust"),
    }
    rows = list(csv.DictReader(io.StringIO(report(capsys, root, "--format", "csv", "--pair", "ada-grace"))))
    assert {row["scope"] for row in rows} == {"pair"}
    assert {row["figure"]: row["value"] for row in rows}["dosage"] == "0.125"


def test_the_terminal_shows_the_programme_and_its_cohorts_side_by_side(capsys):
    lines = report(capsys, ROOT, "--audience", "members").splitlines()
    assert lines[0] == "Lantern Row Mentoring, as of 15 October 2026, as members may see it"
    assert any(line.split()[:3] == ["Meeting", "as", "agreed"] and "█" in line for line in lines)
    cohorts = lines[next(number for number, line in enumerate(lines) if line.startswith("Cohorts")) :]
    assert [line.split()[0] for line in cohorts[1:4]] == ["Autumn", "Spring", "Autumn"]
    assert "Spread:" in "\n".join(lines)


@pytest.mark.parametrize(
    "options", [(), ("--explain",), ("--pair", "ada-grace"), ("--cohort", "spring"), ("--topic", "x" * 79)]
)
def test_it_is_80_columns_wide_and_plain_when_piped(make_programme, capsys, options):
    out = report(capsys, make_programme(LONG), *options)
    assert max(width(line) for line in out.splitlines()) <= WIDTH
    assert "\x1b" not in out


@pytest.mark.parametrize("columns", [79, 48, 30])
@pytest.mark.parametrize("options", [(), ("--explain",), ("--pair", "ada-grace")])
def test_in_a_narrow_terminal_no_line_is_broken(make_programme, capsys, monkeypatch, options, columns):
    root = make_programme(LONG)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    out = run(capsys, "report", "--root", root, *DAY, "--audience", "coordinators", *options)[1]
    assert max(width(line) for line in out.splitlines()) <= columns
    lines = out.splitlines()
    (value,) = (after for line, after in pairwise(lines) if line.strip() == "Meetings that took place")
    assert value.startswith("    ")
    assert " n " in f" {value.strip()}"


def test_a_long_title_has_a_line_of_its_own_and_no_marks(capsys):
    lines = report(capsys, ROOT, "--audience", "members", "--pair", "ines-noor").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Pair ines-noor"))
    assert lines[at] == "Pair ines-noor: Inês Carvalho & Noor Rahimi"
    assert lines[at + 1].split() == ["Value", "Spread", "n", "missing"]


def test_surveys_are_rounded_as_on_the_pages(capsys):
    # 51 over 12 answers are 4.25.
    line = next(
        line
        for line in report(capsys, ROOT, "--audience", "members").splitlines()
        if "How useful it is" in line
    )
    assert "4.3 of 5" in line


def test_colour_only_where_a_terminal_likes_it(make_programme, capsys, monkeypatch):
    root = make_programme(LOG)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    coloured = run(capsys, "report", "--root", root, *DAY)[1]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run(capsys, "report", "--root", root, *DAY)[1]
    assert "\x1b" not in plain
    assert "\x1b[1mThe programme" in coloured


def test_the_empty_programme_has_a_report(make_programme, capsys):
    root = make_programme({"records/program.yml": BASE["records/program.yml"]})
    for name in ("people", "pairs"):
        for path in sorted((root / "records" / name).rglob("*.yml")):
            path.unlink()
    out = report(capsys, root)
    assert "There is no pair to count." in out
    assert all(figure["scope"]["kind"] != "pair" for figure in figures(capsys, root)["figures"])


def test_members_are_told_what_is_not_shown_to_them(make_programme, capsys):
    root = make_programme(LOG)
    out = " ".join(report(capsys, root, "--audience", "members").split())
    assert "Not shown, so that nobody can be picked out: Meeting as agreed, Time together" in out
    everything = report(capsys, root, "--audience", "coordinators")
    assert "Not shown" not in everything
    assert "Time together" in everything


@pytest.mark.parametrize(
    ("option", "given", "said"),
    [
        ("--pair", "ada-grac", 'Did you mean "ada-grace"?'),
        ("--cohort", "sprin", 'Did you mean "spring"?'),
        ("--cohort", "zzz", "There is: spring."),
        ("--topic", "zzz", 'There is no topic "zzz"'),
        ("--pair", "", 'There is no pair ""'),
    ],
)
def test_a_scope_that_is_not_there_is_told(make_programme, capsys, option, given, said):
    code, out, err = run(capsys, "report", "--root", make_programme(LOG), *DAY, option, given)
    assert (code, out) == (2, "")
    assert said in err


def test_the_public_does_not_learn_of_pairs_that_are_unlisted(make_programme, capsys):
    unlisted = BASE[AGREEMENT].replace("publication: named", "publication: unlisted")
    root = make_programme({**LOG, AGREEMENT: unlisted})
    asked = ("report", "--root", root, *DAY, "--audience", "public", "--pair")
    code, _, known = run(capsys, *asked, "ada-grace")
    assert code == 2
    assert known.replace("ada-grace", "no-body") == run(capsys, *asked, "no-body")[2]
    assert "ada" not in report(capsys, root, "--format", "json", "--audience", "public")


def test_errors_are_told_apart_from_what_programs_read(make_programme, capsys):
    root = make_programme({"records/people/ada.yml": "name: Ada\nmentee: {capacity: many}\n"})
    code, out, err = run(capsys, "report", "--root", root)
    assert code == 1
    assert "records/people/ada.yml:2:20 error" in out
    for format_ in ("json", "csv"):
        code, out, err = run(capsys, "report", "--root", root, "--format", format_)
        assert (code, out) == (1, "")
        assert "records/people/ada.yml:2:20 error" in err


def test_wrong_use_is_told(make_programme, capsys, tmp_path):
    root = make_programme()
    assert run(capsys, "report", "--root", root, "--format", "yaml")[0] == 2
    assert run(capsys, "report", "--root", root, "--today", "soon")[0] == 2
    assert run(capsys, "report", "--root", tmp_path / "programme" / "records")[0] == 0
    assert run(capsys, "report", "--root", tmp_path)[0] == 2


def test_the_revision_is_the_commit_that_holds_just_these_records(make_programme, capsys):
    root = make_programme({**LOG, "records/pairs/.gitkeep": ""})
    git(root, "init", "--quiet")
    assert figures(capsys, root)["revision"] is None
    head = commit(root)
    write(root, "notes.txt", "Not a record.")
    assert figures(capsys, root)["revision"] == head
    assert figures(capsys, root, "--audience", "public")["revision"] is None
    entry = root / next(iter(LOG))
    entry.write_text(entry.read_text() + "\n")
    assert figures(capsys, root)["revision"] is None
    git(root, "checkout", "--", ".")
    assert figures(capsys, root)["revision"] == head
    write(root, "records/people/new.yml", "name: New\n")
    assert figures(capsys, root)["revision"] is None
    (root / "records/people/new.yml").unlink()
    entry.unlink()
    assert figures(capsys, root)["revision"] is None


def test_the_report_at_a_commit_is_that_of_then(make_programme, capsys, monkeypatch):
    monkeypatch.delenv("PAIRBOOK_TODAY", raising=False)
    root = make_programme(LOG)
    git(root, "init", "--quiet")
    head = commit(root)
    then = figures(capsys, root)
    write(
        root,
        "records/pairs/ada-grace/log/2026-04-06.yml",
        LOG[next(iter(LOG))].replace("2026-03-09", "2026-04-06"),
    )
    commit(root)
    assert figures(capsys, root)["figures"] != then["figures"]
    code, out, _ = run(capsys, "report", "--root", root, "--format", "json", "--at", "HEAD~1")
    assert code == 0
    assert json.loads(out) == then
    assert then["revision"] == head
    folder = root.parent / "out"
    assert run(capsys, "export", folder, "--root", root, "--format", "json", "--at", "HEAD~1")[0] == 0
    entries = json.loads((folder / "entries.json").read_bytes())
    assert [(row["date"], row["recorded_on"]) for row in entries] == [
        ("2026-03-09", "2026-10-15"),
        ("2026-03-23", "2026-10-15"),
    ]
    assert run(capsys, "report", "--root", root, "--at", "nowhere")[0] == 2


def test_an_open_programme_tells_the_public_its_revision(make_programme, capsys):
    program = BASE["records/program.yml"].replace("{audience: members}", "{audience: members, open: true}")
    root = make_programme({"records/program.yml": program})
    git(root, "init", "--quiet")
    head = commit(root)
    assert figures(capsys, root, "--audience", "public")["revision"] == head


def spread(*counts, missing=0):
    bands = [Band(label="", mark="", count=count) for count in counts]
    unknown = [Band(label="", mark="", count=missing, is_missing=True)] if missing else []
    return Distribution(what="", noun="", bands=(*bands, *unknown), axis="")


@pytest.mark.parametrize(
    ("counts", "bars"),
    [
        ((8, 4, 1, 0), "█▄▁·"),
        ((1, 1), "██"),
        ((0, 0), "··"),
        ((1000, 1), "█▁"),
        ((2, 1, 0, 3), "▅▃·█"),
    ],
)
def test_a_sparkline_has_a_bar_for_each_band(counts, bars):
    assert sparkline(spread(*counts)) == bars
    assert sparkline(spread(*counts, missing=9)) == bars


def test_text_is_fitted_by_what_a_terminal_shows():
    assert fitted("abc", 3) == "abc"
    assert fitted("abcd", 3) == "ab…"
    assert fitted("叶叶叶", 5) == "叶叶…"
    assert fitted("a\x1b[31m", 20) == "a\\x1b[31m"
    assert left("叶", 4) == "叶  "
    assert right("e\u0301", 3) == "  e\u0301"
