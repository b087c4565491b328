"""Every folder of ``pull_requests`` is a pull request: what it means and whose approval it needs, word for word.

``before`` and ``after`` are laid over the sound programme of ``cases/_base``, one commit each; ``after-2`` is a later
push. Where there is a reviews.json, "after" in place of a commit's id stands for that commit.
``pytest --bless`` writes expected.md and approvals.md anew.
"""

import json
from pathlib import Path

import pytest

from generator import cli
from tests.case_folders import lay
from tests.repositories import begin, commit

FOLDER = Path(__file__).parent / "pull_requests"
CASES = sorted(path.name for path in FOLDER.iterdir())


def compare(expected: Path, printed: str, bless: bool) -> None:
    if bless:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8"), "to accept this: pytest --bless"


def lay_out(case: Path, root: Path) -> dict[str, str]:
    """Make the repository of a case and return the commits of its branch by the folder's name."""
    begin(root, case / "before")
    commits = {}
    for after in sorted(case.glob("after*")):
        lay(after, root)
        commits[after.name] = commit(root)
    return commits


@pytest.mark.parametrize("name", CASES)
def test_a_pull_request_is_told_in_plain_words(name, tmp_path, capsys, bless):
    case, root = FOLDER / name, tmp_path / "programme"
    commits = lay_out(case, root)
    assert cli.run(["changes", "main", "--root", str(root), "--format", "markdown"]) == 0
    compare(case / "expected.md", capsys.readouterr().out, bless)
    if not (case / "reviews.json").exists():
        return
    given = json.loads((case / "reviews.json").read_text())
    for review in given["reviews"]:
        review["commit_id"] = commits.get(review["commit_id"], review["commit_id"])
    (tmp_path / "reviews.json").write_text(json.dumps(given))
    command = ["approvals", "main", "--root", str(root), "--reviews", str(tmp_path / "reviews.json")]
    code = cli.run([*command, "--format", "markdown"])
    printed = capsys.readouterr().out
    compare(case / "approvals.md", printed, bless)
    assert code == (1 if "Still missing" in printed else 0)
