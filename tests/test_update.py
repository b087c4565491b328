"""A programme follows a newer Pairbook: what nobody changed is renewed, and nothing else."""

import subprocess

import pytest

from generator import cli
from generator.reading import given_files
from generator.reading.given_files import GIVEN_FILES

CHECK = ".github/workflows/check.yml"
SCHEMA = "schemas/goals.schema.json"


@pytest.fixture
def root(tmp_path):
    assert cli.run(["init", str(tmp_path / "row"), "--name", "Row", "--timezone", "Europe/Lisbon"]) == 0
    return tmp_path / "row"


def as_an_earlier_version_gave_it(root, path, text="# As it was.\n"):
    """Put another text in a file's place, as if Pairbook itself had written it once."""
    given = given_files.read_given_files(root)
    (root / path).write_text(text)
    given[path] = given_files.fingerprint(text.encode())
    (root / GIVEN_FILES).write_text(given_files.render_given_files(given))


def files_of(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def update(root, *options):
    return cli.run(["init", str(root), "--update", *options])


def test_a_new_programme_is_up_to_date(root, capsys):
    before = files_of(root)
    capsys.readouterr()
    assert update(root) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "Everything is up to date.\n"
    assert files_of(root) == before


def test_the_list_is_one_that_sha256sum_checks(root):
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", GIVEN_FILES], cwd=root, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert f"{CHECK}: OK" in done.stdout
    assert "records/" not in done.stdout
    assert "requirements.txt" not in done.stdout


def test_what_nobody_changed_is_renewed(root, capsys):
    new = (root / CHECK).read_bytes()
    as_an_earlier_version_gave_it(root, CHECK)
    assert update(root, "--dry-run") == 0
    assert f"Would renew: {CHECK}." in capsys.readouterr().err
    assert (root / CHECK).read_text() == "# As it was.\n"
    assert update(root) == 0
    assert f"Renewed: {CHECK}." in capsys.readouterr().err
    assert (root / CHECK).read_bytes() == new
    assert update(root) == 0
    assert "up to date" in capsys.readouterr().err


def test_windows_line_ends_are_no_change(root):
    new = (root / CHECK).read_bytes()
    as_an_earlier_version_gave_it(root, CHECK)
    (root / CHECK).write_bytes(b"# As it was.\r\n")
    assert update(root) == 0
    assert (root / CHECK).read_bytes() == new


def test_what_somebody_changed_is_left_and_the_difference_shown_once(root, capsys):
    as_an_earlier_version_gave_it(root, CHECK)
    (root / CHECK).write_text("# Ours.\x1b[2J\n")
    assert update(root, "--dry-run") == 0
    assert update(root) == 0
    captured = capsys.readouterr()
    assert captured.out.count(f"--- {CHECK} (yours)") == 2
    assert "-# Ours.\\x1b[2J" in captured.out
    assert "+name: Check" in captured.out
    assert (root / CHECK).read_text() == "# Ours.\x1b[2J\n"
    # It has been told, and Pairbook's own file has not changed again.
    assert update(root) == 0
    assert capsys.readouterr().out == ""
    assert (root / CHECK).read_text() == "# Ours.\x1b[2J\n"


def test_what_is_new_is_added_and_what_was_deleted_stays_away(root, capsys):
    (root / CHECK).unlink()
    given = given_files.read_given_files(root)
    del given[SCHEMA]
    (root / GIVEN_FILES).write_text(given_files.render_given_files(given))
    (root / SCHEMA).unlink()
    assert update(root) == 0
    said = capsys.readouterr().err
    assert f"Added: {SCHEMA}." in said
    assert f"Deleted by you, and left away: {CHECK}." in said
    assert (root / SCHEMA).is_file()
    assert not (root / CHECK).exists()


def test_records_and_the_wanted_pairbook_are_never_touched(root):
    for path in ("records/program.yml", "records/resources.yml", "requirements.txt"):
        (root / path).write_text((root / path).read_text() + "# mine\n")
    (root / "records" / "resources.yml").unlink()
    before = files_of(root)
    assert update(root) == 0
    assert files_of(root) == before


def test_a_programme_without_a_list_is_shown_what_differs(root, capsys):
    (root / GIVEN_FILES).unlink()
    (root / CHECK).write_text("# Older, or ours: nobody knows.\n")
    assert update(root) == 0
    assert f"--- {CHECK} (yours)" in capsys.readouterr().out
    assert (root / CHECK).read_text() == "# Older, or ours: nobody knows.\n"
    assert update(root) == 0
    assert capsys.readouterr().err == "Everything is up to date.\n"


def test_links_are_left_alone(root, tmp_path, capsys):
    (tmp_path / "outside").mkdir()
    (root / "schemas").rename(tmp_path / "schemas")
    (root / "schemas").symlink_to(tmp_path / "outside")
    (root / CHECK).unlink()
    (root / CHECK).symlink_to(tmp_path / "outside" / "check.yml")
    assert update(root) == 0
    assert SCHEMA in capsys.readouterr().err
    assert list((tmp_path / "outside").iterdir()) == []
    assert (root / CHECK).is_symlink()


def test_files_that_other_commands_write_anew_are_renewed_again_later(root):
    new = (root / SCHEMA).read_bytes()
    (root / SCHEMA).write_text("{}\n")
    assert cli.run(["schema", "--write", "--root", str(root)]) == 0
    as_an_earlier_version_gave_it(root, SCHEMA, "{}\n")
    assert update(root) == 0
    assert (root / SCHEMA).read_bytes() == new
    form = ".github/ISSUE_TEMPLATE/pairbook-log.yml"
    as_an_earlier_version_gave_it(root, form)
    assert cli.run(["forms", "--root", str(root)]) == 0
    assert given_files.read_given_files(root)[form] == given_files.fingerprint((root / form).read_bytes())


def test_there_has_to_be_a_programme(tmp_path, capsys):
    assert update(tmp_path) == 2
    assert "There is no programme" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert cli.run(["init", str(tmp_path / "x"), "--dry-run"]) == 2
    assert not (tmp_path / "x").exists()
