"""``pairbook export``: the same tables in every format, joined by an analyst, and nobody's files lost."""

import csv
import datetime as dt
import hashlib
import json
import os
import sys

import pytest

from generator import cli
from generator.outlets import staged_folder
from tests.conftest import BASE, ROOT
from tests.spreadsheets import plain_text

HOSTILE = {
    "records/people/ada.yml": "name: '=HYPERLINK(\"https://example.org\")'\nmentee: {capacity: 1, seeks: ['+rust', 'a;b']}\n",
    "records/pairs/ada-grace/goals.yml": "goals:\n"
    "  - {id: talk, title: '-2+3', kind: skill, set_on: 2026-03-10, due: 2026-09-01, levels: {'0': Given}}\n"
    "  - {id: text, title: \"'@SUM(1)\", kind: skill, set_on: 2026-03-10, due: 2026-09-01, levels: {'0': Written}}\n",
    "records/pairs/ada-grace/log/2026-09-02.yml": "date: 2026-09-02\nkind: review\noutcome: held\nminutes: 45\n"
    'channel: "a,b \\"c\\" d"\npresent: [ada, grace]\nratings: [{goal: talk, level: -2, by: ada}]\n',
}

READ = {
    "string": plain_text,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": str,
    "array": json.loads,
}


def run(capsys, *arguments):
    code = cli.run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def export(root, folder, *options):
    return cli.run(["export", str(folder), "--root", str(root), "--today", "2026-10-15", "--quiet", *options])


def package(folder):
    return json.loads((folder / "datapackage.json").read_bytes())


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def read_csv_table(folder, resource):
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        return [
            {name: READ[types[name]](cell) if cell else None for name, cell in row.items()}
            for row in csv.DictReader(file)
        ]


def read_json_table(folder, resource):
    return json.loads((folder / resource["path"]).read_bytes())


def read_parquet_table(folder, resource):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(folder / resource["path"]).to_pylist()
    return [
        {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in row.items()}
        for row in rows
    ]


READERS = {"csv": read_csv_table, "json": read_json_table, "parquet": read_parquet_table}


def read_tables(folder, format_):
    return {each["name"]: READERS[format_](folder, each) for each in package(folder)["resources"]}


@pytest.mark.parametrize("audience", ["public", "members", "coordinators"])
def test_csv_json_and_parquet_say_the_same(make_programme, tmp_path, audience):
    root = make_programme(HOSTILE)
    tables = {}
    for format_ in READERS:
        assert export(root, tmp_path / format_, "--format", format_, "--audience", audience) == 0
        tables[format_] = read_tables(tmp_path / format_, format_)
    assert tables["csv"] == tables["json"] == tables["parquet"]
    assert len(tables["csv"]["goals"]) == 2
    assert tables["json"]["goals"][0]["title"] == "-2+3"


def test_no_cell_of_a_csv_file_is_a_formula(make_programme, tmp_path):
    assert export(make_programme(HOSTILE), tmp_path / "out", "--audience", "coordinators") == 0
    texts = []
    for resource in package(tmp_path / "out")["resources"]:
        types = [field["type"] for field in resource["schema"]["fields"]]
        with (tmp_path / "out" / resource["path"]).open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                texts += [cell for cell, type_ in zip(row, types, strict=True) if type_ == "string"]
    assert "'-2+3" in texts
    assert "''@SUM(1)" in texts
    assert not [text for text in texts if text.lstrip().startswith(tuple("=+-@"))]


def test_numbers_below_zero_stay_numbers(make_programme, tmp_path):
    assert export(make_programme(HOSTILE), tmp_path / "out") == 0
    assert ",talk,ada,-2\r\n" in (tmp_path / "out" / "ratings.csv").read_bytes().decode()


def test_the_description_is_true_to_the_byte(make_programme, tmp_path):
    assert export(make_programme(HOSTILE), tmp_path / "out") == 0
    described = package(tmp_path / "out")
    assert described["version"] == "1.1"
    assert described["pairbook"] == {"today": "2026-10-15", "audience": "members", "revision": None}
    paths = set()
    for resource in described["resources"]:
        content = (tmp_path / "out" / resource["path"]).read_bytes()
        paths.add(resource["path"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        heading = content.decode().splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == heading
        assert set(resource["schema"]["primaryKey"]) <= set(heading)
    assert paths | {"datapackage.json"} == set(contents(tmp_path / "out"))


@pytest.mark.parametrize("format_", list(READERS))
def test_the_same_records_give_the_same_bytes(make_programme, tmp_path, format_):
    if format_ == "parquet":
        pytest.importorskip("pyarrow")
    root = make_programme(HOSTILE)
    for folder in ("one", "two"):
        assert export(root, tmp_path / folder, "--format", format_) == 0
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_an_analyst_joins_two_programmes(make_programme, tmp_path, format_):
    duckdb = pytest.importorskip("duckdb")
    if format_ == "parquet":
        pytest.importorskip("pyarrow")
    assert export(ROOT, tmp_path / "demo", "--format", format_, "--audience", "members") == 0
    small = make_programme(HOSTILE)
    assert export(small, tmp_path / "small", "--format", format_, "--audience", "coordinators") == 0
    source = f"read_{format_}('{tmp_path}/*/{{}}.{format_}', union_by_name = true)".format
    found = duckdb.sql(
        f"""
        select pairs.programme, count(distinct pairs.pair) as pairs,
               count(*) filter (where entries.outcome = 'held') as held, min(ratings.level) as lowest
        from {source("pairs")} as pairs
        left join {source("entries")} as entries using (programme, pair)
        left join {source("ratings")} as ratings using (programme, pair, entry)
        group by all order by all
        """
    ).fetchall()
    (_, many, held, _), small_programme = found
    assert many == len(list((ROOT / "records" / "pairs").iterdir()))
    assert held > 50
    assert small_programme == ("test-programme", 1, 1, -2)
    medians = duckdb.sql(
        f"""
        select programme, median(value) from {source("figures")} as figures
        where scope = 'pair' and figure = 'reliability' group by programme order by programme
        """
    ).fetchall()
    assert medians[1] == ("test-programme", 1.0)
    assert 0 < medians[0][1] <= 1


def test_a_former_export_is_replaced_as_a_whole(make_programme, tmp_path):
    root = make_programme()
    assert export(root, tmp_path / "out", "--format", "json") == 0
    assert export(root, tmp_path / "out", "--format", "csv", "--audience", "public") == 0
    names = set(contents(tmp_path / "out"))
    assert "pairs.csv" in names
    assert "entries.csv" not in names
    assert not [name for name in names if name.endswith(".json") and name != "datapackage.json"]
    assert sorted(os.listdir(tmp_path)) == ["out", "programme"]


def _a_note(folder):
    (folder / "my analysis.sql").write_text("select 1")


def _a_change(folder):
    (folder / "pairs.csv").write_text("mine")


def _a_link(folder):
    (folder / "pairs.csv").unlink()
    (folder / "pairs.csv").symlink_to(folder / "goals.csv")


def _another_package(folder):
    (folder / "datapackage.json").write_text('{"name": "mine", "resources": []}')


def _a_broken_package(folder):
    (folder / "datapackage.json").write_text('{"pairbook": {}, "resources": [1]}')


def _a_folder(folder):
    (folder / "more").mkdir()


@pytest.mark.parametrize(
    "change", [_a_note, _a_change, _a_link, _another_package, _a_broken_package, _a_folder]
)
def test_what_no_export_wrote_is_never_touched(make_programme, tmp_path, capsys, change):
    root, folder = make_programme(), tmp_path / "out"
    assert export(root, folder) == 0
    change(folder)
    before = {path.name: (path.is_dir() or path.read_bytes()) for path in folder.iterdir()}
    assert export(root, folder) == 2
    assert "Nothing was written" in capsys.readouterr().err
    assert {path.name: (path.is_dir() or path.read_bytes()) for path in folder.iterdir()} == before


def test_a_file_or_a_link_in_the_folders_place_is_refused(make_programme, tmp_path, capsys):
    root = make_programme()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert export(root, tmp_path / "file") == 2
    assert export(root, tmp_path / "link") == 2
    assert (tmp_path / "file").read_text() == "mine"
    assert list((tmp_path / "real").iterdir()) == []


def test_an_export_that_fails_halfway_leaves_the_former_one(make_programme, tmp_path, monkeypatch):
    root, folder = make_programme(), tmp_path / "out"
    assert export(root, folder) == 0
    before = contents(folder)

    def full(_folder):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(staged_folder, "flush_folder", full)
    assert export(root, folder, "--format", "json") == 2
    assert contents(folder) == before
    assert sorted(os.listdir(tmp_path)) == ["out", "programme"]


def test_tables_do_not_go_among_the_records(make_programme, capsys, monkeypatch):
    root = make_programme()
    for folder in (root / "records", root / "records" / "out", root / "records" / "pairs" / "x"):
        code, _, err = run(capsys, "export", folder, "--root", root)
        assert code == 2
        assert "among the records" in err
    assert not (root / "records" / "out").exists()


def test_records_with_errors_are_told_and_nothing_is_written(make_programme, tmp_path, capsys):
    root = make_programme({"records/people/ada.yml": "name: Ada\nmentee: {capacity: many}\n"})
    code, out, _ = run(capsys, "export", tmp_path / "out", "--root", root)
    assert code == 1
    assert "records/people/ada.yml:2:20 error" in out
    assert not (tmp_path / "out").exists()


def test_wrong_use_is_told(make_programme, tmp_path, capsys):
    root = make_programme()
    assert run(capsys, "export", "--root", root)[0] == 2
    code, _, err = run(capsys, "export", tmp_path / "out", "--root", root, "--format", "xlsx")
    assert code == 2
    assert "parquet" in err
    assert run(capsys, "export", tmp_path / "out", "--root", root, "--audience", "friends")[0] == 2
    assert not (tmp_path / "out").exists()


def test_parquet_without_its_part_says_how_to_get_it(make_programme, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    code, _, err = run(capsys, "export", tmp_path / "out", "--root", make_programme(), "--format", "parquet")
    assert code == 2
    assert 'pip install "pairbook[parquet]"' in err
    assert not (tmp_path / "out").exists()


def test_the_programme_says_whom_the_tables_are_for(make_programme, tmp_path, capsys):
    public = BASE["records/program.yml"].replace("audience: members", "audience: public")
    root = make_programme({"records/program.yml": public})
    _, _, err = run(capsys, "export", tmp_path / "out", "--root", root)
    assert "for public" in err
    assert "entries.csv" not in contents(tmp_path / "out")
