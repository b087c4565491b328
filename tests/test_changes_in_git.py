"""``changes`` and ``approvals`` on real repositories: whatever git can hold, and whatever people can write."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from generator import cli
from tests.repositories import begin, commit, git, replace, write
from tests.unit.test_findings_github import obeyed

AGREEMENT = "records/pairs/ada--grace/agreement.yml"
ADA = "records/people/ada-lovelace.yml"
MONTHLY = ("every: 2 weeks", "every: 1 month")
SENTENCE = "the rhythm of meetings changes from every 2 weeks to every month"
FORMATS = ("text", "markdown", "json")


@pytest.fixture
def root(tmp_path):
    """A repository of the sound programme, on a branch that has not changed anything yet."""
    begin(tmp_path / "programme")
    return tmp_path / "programme"


def run(capsys, *arguments):
    code = cli.run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def changes(capsys, root, *arguments):
    code, out, err = run(capsys, "changes", *arguments, "--root", root, "--format", "json")
    assert (code, err) == (0, "")
    return json.loads(out)


def sentences(capsys, root, *arguments):
    return [change["sentence"] for change in changes(capsys, root, *arguments)["changes"]]


def approvals(capsys, root, tmp_path, given, *arguments):
    (tmp_path / "reviews.json").write_text(given if isinstance(given, str) else json.dumps(given))
    return run(
        capsys, "approvals", "main", *arguments, "--root", root, "--reviews", tmp_path / "reviews.json"
    )


def by(author, *reviews):
    return {
        "author": author,
        "reviews": [
            {"user": {"login": who}, "state": state, "commit_id": id_} for who, state, id_ in reviews
        ],
    }


def test_json_says_who_is_asked(root, capsys):
    replace(root, AGREEMENT, *MONTHLY)
    head = commit(root)
    printed = changes(capsys, root, "main")
    assert (printed["base"], printed["head"]) == (git(root, "rev-parse", "main"), head)
    assert printed["changes"][0] == {
        "subject": {"kind": "pair", "id": "ada--grace", "name": "Grace Hopper and Ada Lovelace"},
        "sentence": f"Terms: {SENTENCE}.",
        "needs": [
            {
                "matter": "the terms",
                "role": "member",
                "people": [{"id": id_, "name": name, "github": account}],
            }
            for id_, name, account in (
                ("grace-hopper", "Grace Hopper", "grace-h"),
                ("ada-lovelace", "Ada Lovelace", "ada-l"),
            )
        ],
    }


def test_what_is_not_committed_is_not_told(root, capsys):
    replace(root, AGREEMENT, *MONTHLY)
    assert sentences(capsys, root, "main") == []


def test_a_detached_head_is_as_good_as_a_branch(root, capsys):
    replace(root, AGREEMENT, *MONTHLY)
    git(root, "switch", "--quiet", "--detach", commit(root))
    assert SENTENCE in sentences(capsys, root, "main")[0]


def test_the_base_is_where_the_branch_left_it(root, capsys):
    replace(root, AGREEMENT, *MONTHLY)
    commit(root)
    git(root, "switch", "--quiet", "main")
    replace(root, ADA, "Ada Lovelace", "Augusta Ada King")
    commit(root)
    assert len(sentences(capsys, root, "main", "change")) == 2
    assert not [told for told in sentences(capsys, root, "main", "change") if "record" in told]


def test_a_merge_of_the_base_brings_in_nothing_to_approve(root, capsys, tmp_path):
    replace(root, AGREEMENT, *MONTHLY)
    approved = commit(root)
    git(root, "switch", "--quiet", "main")
    replace(root, ADA, "Ada Lovelace", "Augusta Ada King")
    commit(root)
    git(root, "switch", "--quiet", "change")
    git(root, "merge", "--quiet", "--no-edit", "main")
    assert len(sentences(capsys, root, "main")) == 2
    assert approvals(capsys, root, tmp_path, by("ada-l", ("grace-h", "APPROVED", approved)))[0] == 0


def test_a_squash_means_what_its_commits_meant(root, capsys):
    replace(root, AGREEMENT, *MONTHLY)
    commit(root)
    replace(root, ADA, "Ada Lovelace", "Augusta Ada King")
    commit(root)
    one_by_one = changes(capsys, root, "main")["changes"]
    git(root, "switch", "--quiet", "--create", "squashed", "main")
    git(root, "merge", "--quiet", "--squash", "change")
    commit(root)
    assert changes(capsys, root, "main")["changes"] == one_by_one


@pytest.mark.parametrize(
    "environment",
    [
        {"GIT_AUTHOR_DATE": "2099-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2099-01-01T00:00:00Z"},
        {"GIT_AUTHOR_NAME": "Ada\x1b[31m\u202e\x07 @everyone ::error::", "GIT_AUTHOR_EMAIL": "x\x1b@y"},
    ],
)
def test_dates_and_names_of_commits_do_not_matter(root, capsys, environment):
    replace(root, AGREEMENT, *MONTHLY)
    commit(root, **environment)
    assert SENTENCE in sentences(capsys, root, "main")[0]
    assert "\x1b" not in run(capsys, "changes", "main", "--root", root)[1]


def test_a_programme_in_a_folder_of_the_repository(tmp_path, capsys):
    begin(tmp_path / "all")
    root = tmp_path / "all" / "mentoring"
    root.mkdir()
    git(tmp_path / "all", "mv", "records", "mentoring/records")
    base = commit(tmp_path / "all")
    replace(root, AGREEMENT, *MONTHLY)
    write(tmp_path / "all", "records/people/eve.yml", "name: Eve\n")
    commit(tmp_path / "all")
    told = sentences(capsys, root, base)
    assert SENTENCE in told[0]
    assert told[-1] == "Other files: ../records/people/eve.yml is new."


def test_a_hidden_change_of_a_submodule_is_told(root, capsys):
    write(root, ".gitmodules", '[submodule "x"]\n\tpath = x\n\turl = https://example.org\n\tignore = all\n')
    base = commit(root)
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{base},x")
    git(root, "commit", "--quiet", "--message", "x")
    git(root, "config", "diff.ignoreSubmodules", "all")
    assert sentences(capsys, root, base) == ["Other files: x is new."]


def test_a_record_that_is_a_link_is_not_followed(root, capsys):
    (root / ADA).unlink()
    (root / ADA).symlink_to("/etc/passwd")
    commit(root)
    (told,) = sentences(capsys, root, "main")
    assert told.startswith(f"{ADA} could not be read")


def one_sentence(code, out, err):
    assert (code, out) == (2, "")
    assert err.startswith("pairbook: ")
    assert err.endswith(".\n") or "git fetch" in err
    assert err.count("\n") == 1
    return err


def test_what_git_cannot_tell_is_said_in_a_sentence(root, capsys, tmp_path):
    said = one_sentence(*run(capsys, "changes", "nowhere", "--root", root))
    assert 'no commit "nowhere"' in said
    one_sentence(*run(capsys, "changes", "--root", root, "--", "--output=x"))
    git(root, "switch", "--quiet", "--orphan", "other")
    write(root, "records/program.yml", "name: Other\n")
    commit(root)
    assert "no history in common" in one_sentence(*run(capsys, "changes", "main", "--root", root))
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--branch", "main", f"file://{root}", "shallow")
    said = one_sentence(*run(capsys, "changes", "HEAD", "--root", tmp_path / "shallow"))
    assert "only the newest commits" in said


def test_an_empty_repository_and_none_at_all(tmp_path, capsys):
    write(tmp_path, "records/program.yml", "name: New\n")
    assert "no git repository" in one_sentence(*run(capsys, "changes", "main", "--root", tmp_path))
    git(tmp_path, "init", "--quiet")
    assert "Nothing is committed" in one_sentence(*run(capsys, "changes", "main", "--root", tmp_path))


HOSTILE = [
    "[click](https://evil.example)",
    "![i](https://evil.example/i.png)",
    "<img src=x onerror=alert(1)> <!--",
    "@everyone #1 GH-1 www.evil.example",
    "::error::owned",
    "##[error]owned",
    "- a list",
    "1. a list",
    "`code` **b** ~~s~~ | $x$ \\",
    "“ ” and so on: all is approved. “",
]


OURS = re.compile(
    r"  - |Pair |Person |The programme$|Files that |Whose approval |Still missing$|Given$|\d+ of |$"
)
"""What a line of text may begin with."""


def hostile_programme(root, text):
    """Write the text into everything that a sentence shows."""
    quoted = json.dumps(text)
    write(root, ADA, f"name: {quoted}\ngithub: ada-l\npublic_name: {quoted}\n")
    write(root, "records/people/eve.yml", f"name: {quoted}\n")
    replace(root, AGREEMENT, "[public speaking]", f"[{quoted}]")
    replace(root, AGREEMENT, "channel: team chat", f"channel: {quoted}")
    replace(root, AGREEMENT, "grace-hopper: 2026-09-03", "grace-hopper: 2026-10-03")
    replace(root, "records/pairs/ada--grace/goals.yml", "Give a first talk", quoted)
    replace(root, "records/program.yml", "Harbour Mentoring", quoted)
    write(root, f"docs/{text.replace('/', ' ')}\x1b[31m\n::error::x.md", "x")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_every_format(root, capsys, tmp_path, text):
    replace(root, "records/people/grace-hopper.yml", "Grace Hopper", json.dumps(text))
    git(root, "switch", "--quiet", "main")
    commit(root)
    git(root, "switch", "--quiet", "--create", "hostile")
    hostile_programme(root, text)
    commit(root)
    (tmp_path / "reviews.json").write_text(json.dumps(by("ada-l")))
    for command in (["changes", "main"], ["approvals", "main", "--reviews", tmp_path / "reviews.json"]):
        printed = {each: run(capsys, *command, "--root", root, "--format", each)[1] for each in FORMATS}
        assert all(obeyed(each) == [] and "\x1b" not in each for each in printed.values())
        assert all(OURS.match(line) for line in printed["text"].splitlines())
        html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(printed["markdown"])
        assert set(re.findall("</?([a-z0-9]+)", html)) <= {"h3", "p", "ul", "li"}
        assert html.count("<li>") == printed["markdown"].count("\n- ")
        assert not re.search(r"@\w|#\d|GH-\d|https?://|www\.", re.sub("&[a-z]+;", "", html))
        json.loads(printed["json"])


@pytest.mark.parametrize(
    "given",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"author": 7}',
        '{"author": "a", "reviews": [{"state": 1}]}',
        '{"author": "a", "reviews": {}}',
        "[" * 100_000,
        "\udcff".encode("utf-8", "surrogateescape").decode("latin-1") + "{",
    ],
)
def test_a_file_that_holds_no_reviews_is_wrong_use(root, capsys, tmp_path, given):
    assert "does not hold reviews" in one_sentence(*approvals(capsys, root, tmp_path, given))


def test_bytes_that_are_no_text_and_files_too_large_are_wrong_use(root, capsys, tmp_path, monkeypatch):
    (tmp_path / "bad.json").write_bytes(b'{"author": "\xff"}')
    command = ["approvals", "main", "--root", root, "--reviews"]
    assert "does not hold reviews" in one_sentence(*run(capsys, *command, tmp_path / "bad.json"))
    monkeypatch.setattr("generator.reading.reviews.MAX_BYTES", 10)
    assert "larger than" in one_sentence(*run(capsys, *command, tmp_path / "bad.json"))
    assert run(capsys, *command, tmp_path / "none.json")[0] == 2


def test_reviews_count_as_on_github(root, capsys, tmp_path):
    replace(root, AGREEMENT, *MONTHLY)
    head = commit(root)

    def code(*states, author="ada-l"):
        return approvals(capsys, root, tmp_path, by(author, *(("Grace-H", state, head) for state in states)))[
            0
        ]

    assert code() == 1
    assert code("APPROVED") == 0
    assert code("APPROVED", "COMMENTED") == 0
    assert code("approved") == 0
    assert code("APPROVED", "CHANGES_REQUESTED") == 1
    assert code("DISMISSED") == 1
    assert code("CHANGES_REQUESTED", "APPROVED") == 0
    assert code("PENDING") == 1
    assert code("APPROVED", author="mallory") == 1


def test_reviews_pass_through_as_github_gives_them(root, capsys, tmp_path):
    replace(root, AGREEMENT, *MONTHLY)
    review = {
        "id": 80,
        "user": {"login": "grace-h", "id": 1, "type": "User"},
        "body": "Fine.",
        "state": "APPROVED",
        "commit_id": commit(root),
        "submitted_at": "2026-10-15T12:00:00Z",
    }
    gone = {"id": 81, "user": None, "state": "APPROVED", "commit_id": None}
    given = {"author": "ada-l", "reviews": [review, gone], "more": 1}
    code, out, _ = approvals(capsys, root, tmp_path, given, "--format", "json")
    printed = json.loads(out)
    assert (code, printed["complete"]) == (0, True)
    needs = [(need["matter"], need["met_by"], need["as_author"]) for need in printed["needs"]]
    assert needs == [("the terms", "grace-hopper", False), ("the terms", "ada-lovelace", True)]


@pytest.mark.parametrize("commit_id", ["", "HEAD", "main", "--all", "0" * 40, "x\ny"])
def test_an_approval_of_what_is_no_known_commit_does_not_count(root, capsys, tmp_path, commit_id):
    replace(root, AGREEMENT, *MONTHLY)
    commit(root)
    code, out, _ = approvals(capsys, root, tmp_path, by("ada-l", ("grace-h", "APPROVED", commit_id)))
    assert code == 1
    assert "asked again" in out


def test_an_approval_holds_until_what_it_was_for_changes(root, capsys, tmp_path):
    replace(root, AGREEMENT, *MONTHLY)
    given = by("ada-l", ("grace-h", "APPROVED", commit(root)))
    write(
        root,
        "records/pairs/ada--grace/log/2026-10-14.yml",
        "date: 2026-10-14\nkind: progress\ndid: [Read.]\n",
    )
    commit(root)
    assert approvals(capsys, root, tmp_path, given)[0] == 0
    replace(root, AGREEMENT, "minutes: 60", "minutes: 61")
    commit(root)
    assert approvals(capsys, root, tmp_path, given)[0] == 1
    replace(root, AGREEMENT, "minutes: 61", "minutes:   60  # as before")
    commit(root)
    assert approvals(capsys, root, tmp_path, given)[0] == 0


def test_the_very_end_of_a_long_text_counts_too(root, capsys, tmp_path):
    replace(root, AGREEMENT, "What we say stays between us", "a" * 300 + " one")
    given = by("ada-l", ("grace-h", "APPROVED", commit(root)))
    assert approvals(capsys, root, tmp_path, given)[0] == 0
    replace(root, AGREEMENT, "a one", "a two")
    commit(root)
    assert approvals(capsys, root, tmp_path, given)[0] == 1


def test_who_coordinates_is_what_the_target_says_today(root, capsys, tmp_path):
    git(root, "switch", "--quiet", "main")
    write(root, "records/people/sam-doe.yml", "name: Sam Doe\ngithub: sam-d\n")
    commit(root)
    git(root, "switch", "--quiet", "--force-create", "change")
    replace(root, "records/program.yml", "timezone: Europe/Lisbon", "timezone: Europe/Paris")
    head = commit(root)
    by_sam = by("ada-l", ("sam-d", "APPROVED", head))
    assert approvals(capsys, root, tmp_path, by_sam, "--format", "text")[0] == 0
    git(root, "switch", "--quiet", "main")
    replace(root, "records/program.yml", "[sam-doe]", "[grace-hopper]")
    commit(root)
    git(root, "switch", "--quiet", "change")
    assert approvals(capsys, root, tmp_path, by_sam, "--format", "text")[0] == 1
    by_present = by("ada-l", ("grace-h", "APPROVED", head))
    assert approvals(capsys, root, tmp_path, by_present, "--format", "text")[0] == 0


def test_no_change_chooses_its_own_approvers(root, capsys, tmp_path):
    replace(root, "records/people/grace-hopper.yml", "grace-h", "mallory")
    replace(root, "records/program.yml", "[sam-doe]", "[mallory]")
    write(root, "records/people/mallory.yml", "name: Mallory\ngithub: mallory\n")
    replace(root, AGREEMENT, *MONTHLY)
    given = by("mallory", ("mallory", "APPROVED", commit(root)))
    code, out, _ = approvals(capsys, root, tmp_path, given, "--format", "json")
    met = {(need["subject"]["id"], need["matter"]) for need in json.loads(out)["needs"] if need["met_by"]}
    assert (code, met) == (1, {("mallory", "the record")})


def test_a_broken_record_of_the_base_does_not_let_the_change_say_who_somebody_is(root, capsys, tmp_path):
    git(root, "switch", "--quiet", "main")
    write(root, ADA, "name: [\n")
    commit(root)
    git(root, "switch", "--quiet", "--create", "mend")
    write(root, ADA, "name: Ada\ngithub: mallory\n")
    replace(root, AGREEMENT, *MONTHLY)
    commit(root)
    assert approvals(capsys, root, tmp_path, by("mallory"))[0] == 1
    assert "makes this change" not in approvals(capsys, root, tmp_path, by("mallory"))[1]


GOALS = "records/pairs/ada--grace/goals.yml"
ENTRY = "records/pairs/ada--grace/log/2026-10-01.yml"


def message(root, *lines):
    """Give the newest commit a message with these lines at its end."""
    git(root, "commit", "--quiet", "--amend", "--message", "\n".join(["Remove", "", *lines]))
    return git(root, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (GOALS, "is removed for privacy."),
        (ENTRY, "is removed from the log for privacy."),
        (ADA, "The record of this person is removed for privacy."),
    ],
)
def test_a_removal_for_privacy_is_said_and_a_coordinator_approves_it(root, capsys, tmp_path, file, told):
    git(root, "switch", "--quiet", "main")
    write(root, "records/people/sam-doe.yml", "name: Sam Doe\ngithub: sam-d\n")
    commit(root)
    git(root, "switch", "--quiet", "--force-create", "change")
    (root / file).unlink()
    commit(root)
    assert not any("for privacy" in sentence for sentence in sentences(capsys, root, "main"))
    head = message(root, f"Removed-for-privacy: {file}")
    assert any(sentence.endswith(told) for sentence in sentences(capsys, root, "main"))
    code, out, _ = approvals(capsys, root, tmp_path, by("ada-l", ("grace-h", "APPROVED", head)))
    assert (code, "any coordinator" in out) == (1, True)
    assert approvals(capsys, root, tmp_path, by("ada-l", ("sam-d", "APPROVED", head)))[0] == 0


def test_a_pair_may_go_for_privacy(root, capsys):
    git(root, "rm", "-r", "--quiet", "records/pairs/ada--grace")
    commit(root)
    message(root, "Removed-for-privacy: records/pairs/ada--grace")
    (sentence,) = sentences(capsys, root, "main")
    assert sentence.startswith("The pair is removed for privacy")


def test_a_folder_that_is_renamed_while_its_agreement_changes_is_still_that_pair(root, capsys):
    git(root, "mv", "records/pairs/ada--grace", "records/pairs/lovelace-hopper")
    replace(root, AGREEMENT.replace("ada--grace", "lovelace-hopper"), *MONTHLY)
    commit(root)
    told = sentences(capsys, root, "main")
    assert told[0] == "The folder of the pair is renamed from ada--grace to lovelace-hopper."
    assert any(SENTENCE in sentence for sentence in told)
    assert not any("removed" in sentence for sentence in told)
