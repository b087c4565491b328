import datetime as dt
from pathlib import Path

import pytest

from generator.outlets.findings_github import render_log
from generator.pipeline.records import check
from generator.reading.history import (
    LOG,
    history_of,
    parse_log,
    read_blobs,
    read_commits,
    read_past,
    read_records_at,
    read_tree,
    revisions_of,
)
from generator.reading.raw_text import MAX_BYTES
from generator.reading.repository import Repository, open_repository
from generator.words.history import Author, History
from tests.checkout import Checkout

ADA = "records/people/ada.yml"
BO = "records/people/bo.yml"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path)
    made.commit("grace", {ADA: "name: Ada\n", "README.md": "Hello\n"}, "Begin")
    return made


def opened(checkout: Checkout) -> Repository:
    repository = open_repository(checkout.root)
    assert repository is not None
    return repository


def history(checkout: Checkout) -> History:
    return history_of(opened(checkout), "HEAD")


def blob(checkout: Checkout, file: str, commit: str = "HEAD") -> str:
    return checkout.git("rev-parse", f"{commit}:{file}")


def test_every_change_of_a_record_is_known_newest_first(checkout: Checkout) -> None:
    first = checkout.git("rev-parse", "HEAD")
    second = checkout.commit("ada", {ADA: "name: Ada Lovelace\n"}, "Whole name")
    third = checkout.commit("bo", {ADA: None, BO: "name: Bo\n"})
    known = history(checkout)
    old, new = blob(checkout, ADA, first), blob(checkout, ADA, second)
    changes = known.revisions[ADA]
    assert [change.commit.id for change in changes] == [third, second, first]
    assert [(change.before, change.after) for change in changes] == [
        ((new,), None),
        ((old,), new),
        ((None,), old),
    ]
    assert known.first_change(ADA) == changes[-1]
    assert known.first_change("records/people/cy.yml") is None
    assert known.head == third
    assert list(known.revisions) == [ADA, BO]
    assert known.contents == {BO: blob(checkout, BO)}
    assert known.moves == {}


def test_a_commit_says_who_and_when(checkout: Checkout) -> None:
    message = "Title\n\nText\n\nCo-authored-by: Bo Ek <bo@example.org>\nco-authored-by: nobody\n"
    message += "Removed-for-privacy: records/people/x.yml\nRemoved-for-privacy: records/pairs/y\n"
    checkout.commit("ada", {BO: "name: Bo\n"}, message, date="1790000000 +0530")
    commit = history(checkout).revisions[BO][0].commit
    assert commit.author == Author("Ada", "ada@example.org")
    assert commit.authored == dt.datetime(2026, 9, 21, 14, 13, 20, tzinfo=dt.UTC)
    assert commit.co_authors == (Author("Bo Ek", "bo@example.org"), Author("nobody", ""))
    assert commit.removed_for_privacy == ("records/people/x.yml", "records/pairs/y")
    assert commit.parents == (checkout.git("rev-parse", "HEAD^"),)


def test_all_shapes_of_history_are_read_as_git_tells_them_one_by_one(checkout: Checkout) -> None:
    """Empty commits, merges with and without changes of their own, an octopus, and a second root."""
    checkout.commit("ada", message="Empty")
    for name in ("one", "two", "three"):
        checkout.branch(name, "main")
        checkout.commit(name, {f"records/people/{name}.yml": f"name: {name}\n"})
    checkout.switch("main")
    checkout.commit("ada", {ADA: "name: A\n"}, "Last\n\nCo-authored-by: Bo <bo@example.org>")
    checkout.merge("ada", "one")
    checkout.merge("ada", "two", "--no-commit")
    checkout.commit("bo", {ADA: "name: evil\n"}, "Merge\n\nCo-authored-by: Ada <ada@example.org>")
    checkout.git("merge", "--quiet", "-m", "Octopus", "three", "one", **checkout.as_person("ada"))
    checkout.git("checkout", "--quiet", "--orphan", "island")
    checkout.commit("cy", {BO: "name: Bo\n"})
    checkout.switch("main")
    checkout.git(
        "merge", "--quiet", "--allow-unrelated-histories", "-m", "x", "island", **checkout.as_person("ada")
    )
    found = list(parse_log(opened(checkout).run(*LOG, "HEAD", "--")))
    ids = checkout.git("rev-list", "--topo-order", "HEAD").split()
    assert [commit.id for commit, _ in found] == ids
    for commit, changes in found:
        listed = checkout.git("diff-tree", "--root", "-c", "-r", "--name-only", "--no-commit-id", commit.id)
        assert sorted(file for file, _ in changes) == sorted(listed.split()), commit
        assert list(commit.parents) == checkout.git("log", "-1", "--format=%P", commit.id).split()
    evil = next(each for each in history(checkout).revisions[ADA] if len(each.commit.parents) == 2)
    assert evil.before == (
        blob(checkout, ADA, f"{evil.commit.id}^1"),
        blob(checkout, ADA, f"{evil.commit.id}^2"),
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("37856006400000 +0000", None),
        ("99999999999999999999 +0000", None),
        ("253402300799 +0000", dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)),
        ("0 +0000", dt.datetime(1970, 1, 1, tzinfo=dt.UTC)),
        ("-86400 +0000", "any"),
        ("nonsense", "any"),
    ],
)
def test_dates_that_no_calendar_has_break_nothing(checkout: Checkout, date: str, expected: object) -> None:
    checkout.lay({BO: "name: Bo\n"})
    checkout.git("add", "--all")
    by = f"author Ada <ada@example.org> {date}\ncommitter Ada <ada@example.org> {date}"
    checkout.write_commit(by.encode())
    commit = history(checkout).revisions[BO][0].commit
    assert commit.author == Author("Ada", "ada@example.org")
    assert expected == "any" or commit.authored == expected
    check(checkout.root, dt.date(2026, 10, 15))


@pytest.mark.parametrize(
    "name",
    [
        b"",
        b"\x1b[31mred",
        b"::error file=x::boom",
        b"a\x1fb",
        b"\xff\xfe",
        b":100644 x",
        b"%H%x00",
        b"a\tb\rc",
    ],
)
def test_names_of_authors_are_read_whatever_they_hold(checkout: Checkout, name: bytes) -> None:
    first = history(checkout).revisions[ADA]
    checkout.lay({BO: "name: Bo\n", "records/program.yml": "name: T\ntimezone: UTC\ncohorts: []\n"})
    checkout.git("add", "--all")
    by = name + b" <" + name + b"@example.org> 1790000000 +0000"
    message = b"Title\n\nCo-authored-by: " + name + b" <x@example.org>\nCo-authored-by: Bo <bo@example.org>\n"
    made = checkout.write_commit(b"author " + by + b"\ncommitter " + by, message)
    known = history(checkout)
    (change,) = known.revisions[BO]
    assert change.commit.id == made
    assert change.commit.author.name == name.decode(errors="replace").strip()
    assert change.commit.co_authors[-1] == Author("Bo", "bo@example.org")
    assert known.revisions[ADA] == first
    log = render_log(check(checkout.root, dt.date(2026, 10, 15)).findings, 1)
    assert "\x1b" not in log and "boom" not in log


def test_an_encoding_that_git_is_set_to_changes_no_name(checkout: Checkout) -> None:
    checkout.git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    checkout.lay({BO: "name: Bo\n"})
    checkout.git("add", "--all")
    by = "Ådä <ada@example.org> 1790000000 +0000".encode()
    checkout.write_commit(b"author " + by + b"\ncommitter " + by)
    assert history(checkout).revisions[BO][0].commit.author.name == "Ådä"


def test_what_git_is_set_to_tell_of_files_changes_nothing(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, "programme")
    checkout.commit("grace", {ADA: "name: Ada\n", BO: "name: Bo\n"})
    checkout.commit("grace", {ADA: None})
    checkout.git("mv", f"programme/{BO}", f"programme/{ADA}")
    checkout.commit("grace")
    checkout.commit("grace", {ADA: None})

    def told() -> object:
        head = checkout.git("rev-parse", "HEAD")
        return history(checkout).revisions, revisions_of(opened(checkout), head, [ADA])[ADA]

    before = told()
    assert len(before[1]) == 4
    checkout.git("config", "log.follow", "true")
    checkout.git("config", "diff.relative", "true")
    assert told() == before


def test_what_is_no_regular_file_has_no_content(checkout: Checkout) -> None:
    (checkout.root / BO).symlink_to("ada.yml")
    checkout.lay({"records/people/big.yml": "#" * (MAX_BYTES + 1), "records/notes.txt": "x"})
    commit = checkout.commit("ada")
    assert read_tree(opened(checkout), commit)[BO] is None
    contents = {file.place.file: file.content for file in read_records_at(opened(checkout), commit)}
    assert contents == {ADA: b"name: Ada\n", BO: None, "records/people/big.yml": None}
    (change,) = history(checkout).revisions[BO]
    assert (change.before, change.after) == ((None,), None)
    assert history(checkout).moves == {}
    known = history(checkout)
    assert known.irregular == {BO}
    assert known.holds_just(read_tree(opened(checkout), commit))
    assert not known.holds_just(known.contents)


def test_contents_come_in_one_go_and_what_is_missing_is_left_out(checkout: Checkout) -> None:
    known = blob(checkout, ADA)
    commit = checkout.git("rev-parse", "HEAD")
    assert read_blobs(opened(checkout), [known, known, "0" * 40, commit]) == {known: b"name: Ada\n"}
    assert read_blobs(opened(checkout), []) == {}


def test_only_the_commits_since_then(checkout: Checkout) -> None:
    base = checkout.git("rev-parse", "HEAD")
    one, two = checkout.commit("ada"), checkout.commit("bo", {BO: "name: Bo\n"})
    assert [commit.id for commit in read_commits(opened(checkout), base, two)] == [two, one]
    assert read_commits(opened(checkout), two, two) == ()


def test_a_file_that_moved_there_and_back_keeps_its_whole_story(checkout: Checkout) -> None:
    checkout.commit("ada", {ADA: "name: Ada L\n"})
    for source, target in ((ADA, BO), (BO, ADA)):
        checkout.git("mv", source, target)
        checkout.commit("grace")
    checkout.commit("ada", {ADA: "name: Ada Lovelace\n"})
    told = [change.commit.id for change in history(checkout).changes_of(ADA)]
    assert told == checkout.git("rev-list", "HEAD").split()
    assert [each.before for each in history(checkout).changes_of(ADA)][-1] == (None,)
    assert history(checkout).changes_of(BO)[0].after is None


def test_a_shallow_clone_has_no_history(checkout: Checkout, tmp_path_factory) -> None:
    checkout.commit("ada")
    clone = tmp_path_factory.mktemp("clone")
    checkout.git("clone", "--quiet", "--depth=1", f"file://{checkout.top}", str(clone))
    past = read_past(clone)
    assert past.repository is None
    assert past.history.revisions == {}
    assert "only the newest commits" in past.history.trouble


def test_the_programmes_folder_is_all_that_counts(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, "programme")
    (tmp_path / "records" / "people").mkdir(parents=True)
    (tmp_path / ADA).write_text("name: Another\n")
    checkout.commit("ada", {BO: "name: Bo\n"})
    known = history(checkout)
    assert list(known.revisions) == list(known.contents) == [BO]
    assert [file.place.file for file in read_records_at(opened(checkout), known.head)] == [BO]


def test_content_ids_of_the_newer_kind_are_read_too(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    (tmp_path / ".git").rename(tmp_path / "old")
    checkout.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    checkout.commit("ada", {ADA: "name: Ada\n"})
    assert len(history(checkout).contents[ADA]) == 64
    assert read_records_at(opened(checkout), history(checkout).head)[0].content == b"name: Ada\n"
