"""Signatures in real repositories: what makes them stale, and what people and git do that must not."""

import shutil
from pathlib import Path

import pytest

from generator.comparing.signatures import Standing
from generator.pipeline import signatures
from generator.pipeline.records import check
from generator.reading.document import Document
from generator.words.diagnostic import Diagnostic
from tests.checkout import Checkout, make_gpg_key, make_ssh_key
from tests.cosmetics import rewritten
from tests.signed_pair import (
    AGREEMENT,
    PEOPLE,
    TERMS,
    TODAY,
    make_pair,
    make_signed_pair,
    signature_of,
    signed_by,
    standing_of,
)

ADA = "records/people/ada.yml"
MOVED = "records/pairs/lovelace-hopper/agreement.yml"


@pytest.fixture
def pair(tmp_path: Path) -> Checkout:
    return make_signed_pair(tmp_path)


def test_people_sign_in_commits_of_their_own(pair: Checkout) -> None:
    ada = signature_of(pair.root, "ada")
    assert (ada.standing, ada.author, ada.commit and ada.commit.id) == (
        Standing.SIGNED,
        "ada",
        pair.git("rev-parse", "HEAD"),
    )
    assert standing_of(pair.root, "grace") is Standing.SIGNED
    assert standing_of(pair.root, "linus") is Standing.UNSIGNED


def test_a_hundred_cosmetic_rewrites_leave_the_signatures_as_they_are(pair: Checkout) -> None:
    text = signed_by("grace", "ada")
    pair.commit_versions("mallory", AGREEMENT, [rewritten(text, seed) for seed in range(100)])
    assert len(pair.git("rev-list", "HEAD", "--", AGREEMENT).split()) > 90
    assert standing_of(pair.root, "ada") is Standing.SIGNED
    assert standing_of(pair.root, "grace") is Standing.SIGNED


@pytest.mark.parametrize("committed", [True, False])
def test_a_material_change_makes_every_signature_stale(pair: Checkout, committed: bool) -> None:
    pair.lay({AGREEMENT: signed_by("grace", "ada", terms=TERMS.replace("2 weeks", "1 month"))})
    if committed:
        pair.commit("grace")
    assert standing_of(pair.root, "ada") is Standing.STALE
    assert standing_of(pair.root, "grace") is Standing.STALE
    (finding, _) = [each for each in check(pair.root, TODAY).findings if each.code == "SIGN-001"]
    assert "the rhythm of meetings changes from every 2 weeks to every month" in finding.message


def test_who_changes_the_terms_and_signs_again_has_signed_the_new_ones(pair: Checkout) -> None:
    terms = TERMS.replace("minutes: 60", "minutes: 45")
    text = signed_by("grace", "ada", terms=terms).replace("grace: 2026-09-02", "grace: 2026-10-01")
    pair.commit("grace", {AGREEMENT: text})
    assert standing_of(pair.root, "grace") is Standing.SIGNED
    assert standing_of(pair.root, "ada") is Standing.STALE


def test_terms_that_are_taken_back_hold_again(pair: Checkout) -> None:
    pair.commit("grace", {AGREEMENT: signed_by("grace", "ada", terms=TERMS.replace("60", "45"))})
    pair.git("revert", "--no-edit", "HEAD", **pair.as_person("mallory"))
    assert standing_of(pair.root, "ada") is Standing.SIGNED


def test_what_somebody_else_signs_is_nobodys_signature(pair: Checkout) -> None:
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada", "linus")})
    linus = signature_of(pair.root, "linus")
    assert (linus.standing, linus.author) == (Standing.BY_ANOTHER, "mallory")
    assert standing_of(pair.root, "ada") is Standing.SIGNED


def test_a_new_date_from_somebody_else_is_nobodys_signature(pair: Checkout) -> None:
    pair.commit(
        "mallory", {AGREEMENT: signed_by("grace", "ada").replace("ada: 2026-09-02", "ada: 2026-09-09")}
    )
    assert standing_of(pair.root, "ada") is Standing.BY_ANOTHER


def test_a_signature_that_was_gone_counts_from_when_it_came_back(pair: Checkout) -> None:
    pair.commit("ada", {AGREEMENT: signed_by("grace")}, "Ada takes her signature back")
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada")})
    assert standing_of(pair.root, "ada") is Standing.BY_ANOTHER


def test_a_signature_in_no_commit_yet(pair: Checkout) -> None:
    pair.lay({AGREEMENT: signed_by("grace", "ada", "linus")})
    linus = signature_of(pair.root, "linus")
    assert (linus.standing, linus.commit, linus.author) == (Standing.UNSAVED, None, "")


def test_a_broken_version_in_between_breaks_no_signature(pair: Checkout) -> None:
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada") + "]]]\n"}, "Break it")
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada") + "# mended\n"}, "Mend it")
    assert standing_of(pair.root, "ada") is Standing.SIGNED


def test_a_broken_version_lets_nobody_sign_for_somebody_else(pair: Checkout) -> None:
    pair.commit("linus", {AGREEMENT: signed_by("grace", "ada") + "]]]\n"}, "Break it")
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada", "linus")}, "Mend it")
    assert signature_of(pair.root, "linus").author == "mallory"


def test_nothing_can_be_told_of_people_without_address_or_account(pair: Checkout) -> None:
    pair.commit("mallory", {ADA: PEOPLE[ADA].replace("emails: [ada@example.org]\n", "")})
    assert standing_of(pair.root, "ada") is Standing.UNTOLD
    assert [each.file for each in check(pair.root, TODAY).findings if each.code == "SIGN-003"] == [ADA]


# --- what git does to commits -----------------------------------------------------------------------------


def test_a_squash_keeps_its_authors_in_its_last_lines(tmp_path: Path) -> None:
    pair = make_pair(tmp_path)
    trailers = "Squash\n\nCo-authored-by: Ada <ada@example.org>\nCo-authored-by: Grace <grace@example.org>"
    pair.commit("grace", {AGREEMENT: signed_by("grace", "ada", "linus")}, trailers)
    standings = [standing_of(pair.root, person) for person in ("grace", "ada", "linus")]
    assert standings == [Standing.SIGNED, Standing.SHARED, Standing.BY_ANOTHER]


def test_a_squash_that_names_nobody_is_its_authors_alone(tmp_path: Path) -> None:
    pair = make_pair(tmp_path)
    pair.branch("signing")
    pair.commit("ada", {AGREEMENT: signed_by("ada")})
    pair.switch("main")
    pair.git("merge", "--squash", "signing")
    pair.commit("grace", message="Squash")
    assert standing_of(pair.root, "ada") is Standing.BY_ANOTHER


def test_a_merge_keeps_who_signed(tmp_path: Path) -> None:
    pair = make_pair(tmp_path)
    pair.branch("signing")
    pair.commit("ada", {AGREEMENT: signed_by("ada")})
    pair.switch("main")
    pair.commit("mallory", {AGREEMENT: TERMS.replace("cohort: autumn", "cohort: autumn # the first")})
    pair.merge("mallory", "signing")
    assert (
        "the first" in (pair.root / AGREEMENT).read_text() and "ada: " in (pair.root / AGREEMENT).read_text()
    )
    assert standing_of(pair.root, "ada") is Standing.SIGNED


@pytest.mark.parametrize(
    ("side", "day", "standing"),
    [("theirs", "2026-09-02", Standing.SIGNED), ("ours", "2026-09-05", Standing.BY_ANOTHER)],
)
def test_a_merge_that_takes_one_side_tells_of_that_side(
    tmp_path: Path, side: str, day: str, standing: Standing
) -> None:
    pair = make_pair(tmp_path)
    pair.branch("signing")
    pair.commit("ada", {AGREEMENT: signed_by("ada")})
    pair.switch("main")
    pair.commit("mallory", {AGREEMENT: signed_by("ada", on="2026-09-05")})
    pair.merge("mallory", "signing", f"--strategy-option={side}")
    assert f"ada: {day}" in (pair.root / AGREEMENT).read_text()
    assert standing_of(pair.root, "ada") is standing


def test_a_merge_that_slips_a_signature_in_is_by_whoever_merged(tmp_path: Path) -> None:
    pair = make_signed_pair(tmp_path)
    pair.branch("other")
    pair.commit("grace", {"records/people/grace.yml": PEOPLE["records/people/grace.yml"] + "timezone: UTC\n"})
    pair.switch("main")
    pair.commit("ada", {ADA: PEOPLE[ADA] + "timezone: UTC\n"})
    pair.merge("mallory", "other", "--no-commit")
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada", "linus")}, "Merge")
    assert len(pair.git("log", "-1", "--format=%P").split()) == 2
    assert signature_of(pair.root, "linus").author == "mallory"
    assert standing_of(pair.root, "linus") is Standing.BY_ANOTHER
    assert standing_of(pair.root, "ada") is Standing.SIGNED


def test_a_rebase_by_somebody_else_keeps_the_author(tmp_path: Path) -> None:
    pair = make_pair(tmp_path)
    pair.branch("signing")
    pair.commit("ada", {AGREEMENT: signed_by("ada")})
    pair.switch("main")
    pair.commit(
        "mallory", {"records/people/mallory.yml": PEOPLE["records/people/mallory.yml"] + "timezone: UTC\n"}
    )
    pair.switch("signing")
    person = pair.as_person("mallory")
    pair.git(
        "rebase", "--quiet", "main", **{name: word for name, word in person.items() if "COMMITTER" in name}
    )
    assert standing_of(pair.root, "ada") is Standing.SIGNED


def test_signatures_move_with_their_folder(pair: Checkout) -> None:
    pair.git("mv", "records/pairs/ada--grace", "records/pairs/lovelace-hopper")
    pair.commit("mallory")
    assert standing_of(pair.root, "ada", "lovelace-hopper") is Standing.SIGNED
    pair.git("mv", "records/pairs/lovelace-hopper", "records/pairs/ada--grace")
    pair.commit("mallory")
    assert standing_of(pair.root, "ada") is Standing.SIGNED


def test_a_move_lets_nobody_sign_for_somebody_else(pair: Checkout) -> None:
    pair.git("mv", "records/pairs/ada--grace", "records/pairs/lovelace-hopper")
    pair.commit("mallory", {MOVED: signed_by("grace", "ada", "linus")})
    assert standing_of(pair.root, "linus", "lovelace-hopper") is Standing.BY_ANOTHER


def test_whoever_renames_a_folder_and_edits_the_agreement_has_not_signed_it(pair: Checkout) -> None:
    entry = "log/2026-09-10.yml"
    pair.commit(
        "ada", {f"records/pairs/ada--grace/{entry}": "date: 2026-09-10\nkind: meeting\noutcome: held\n"}
    )
    pair.git("mv", "records/pairs/ada--grace", "records/pairs/lovelace-hopper")
    pair.commit("mallory", {MOVED: signed_by("grace", "ada", "linus") + "topics: [talks]\n"})
    standings = [standing_of(pair.root, each, "lovelace-hopper") for each in ("grace", "ada", "linus")]
    assert standings == [Standing.SIGNED, Standing.SIGNED, Standing.BY_ANOTHER]
    pair.git("mv", "records/pairs/lovelace-hopper", "records/pairs/again")
    later = signed_by("grace", "ada", terms=TERMS.replace("2027-02-28", "2027-03-31"))
    pair.commit("mallory", {"records/pairs/again/agreement.yml": later})
    assert standing_of(pair.root, "ada", "again") is Standing.STALE


def test_the_programme_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    pair = make_signed_pair(tmp_path, "people/mentoring – x")
    assert standing_of(pair.root, "ada") is Standing.SIGNED
    pair.commit("mallory", {AGREEMENT: signed_by("grace", "ada", "linus")})
    assert standing_of(pair.root, "linus") is Standing.BY_ANOTHER


def test_what_is_checked_out_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = make_signed_pair(tmp_path)
    parsed: list[bytes] = []
    parse_document = signatures.parse_document

    def remember(file: str, content: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        parsed.append(content)
        return parse_document(file, content)

    monkeypatch.setattr(signatures, "parse_document", remember)
    assert standing_of(pair.root, "ada") is Standing.SIGNED
    assert sorted(parsed) == sorted(text.encode() for text in (TERMS, signed_by("grace")))


# --- keys -------------------------------------------------------------------------------------------------


def test_a_commit_with_the_persons_own_key_is_verified(tmp_path: Path) -> None:
    key = make_ssh_key(tmp_path / "keys", "ada")
    pair = make_pair(tmp_path / "top")
    pair.commit("mallory", {ADA: f"{PEOPLE[ADA]}keys: ['{key.public}']\n"})
    pair.commit("ada", {AGREEMENT: signed_by("ada")}, key=key)
    assert standing_of(pair.root, "ada") is Standing.VERIFIED


def test_a_key_that_no_record_knows_verifies_nothing(tmp_path: Path) -> None:
    known, unknown = (make_ssh_key(tmp_path / "keys", name) for name in ("known", "unknown"))
    pair = make_pair(tmp_path / "top")
    pair.commit("mallory", {ADA: f"{PEOPLE[ADA]}keys: ['{known.public}']\n"})
    pair.commit("ada", {AGREEMENT: signed_by("ada")}, key=unknown)
    listing = tmp_path / "allowed"
    listing.write_text(f"ada@example.org {unknown.public}\n", encoding="ascii")
    pair.git("config", "gpg.ssh.allowedSignersFile", str(listing))
    assert pair.git("log", "-1", "--format=%G?") == "G"
    assert standing_of(pair.root, "ada") is Standing.SIGNED


def test_the_key_of_one_person_verifies_no_commit_of_another(tmp_path: Path) -> None:
    key = make_ssh_key(tmp_path / "keys", "grace")
    pair = make_pair(tmp_path / "top")
    grace = "records/people/grace.yml"
    pair.commit("mallory", {grace: f"{PEOPLE[grace]}keys: ['{key.public}']\n"})
    pair.commit("ada", {AGREEMENT: signed_by("ada")}, key=key)
    assert standing_of(pair.root, "ada") is Standing.SIGNED


@pytest.mark.skipif(shutil.which("gpg") is None, reason="needs gpg")
def test_openpgp_keys_verify_too(tmp_path: Path) -> None:
    key = make_gpg_key(tmp_path / "gpg", "ada")
    pair = make_pair(tmp_path / "top")
    block = "".join(f"    {line}\n" for line in key.public.splitlines())
    pair.commit("mallory", {ADA: f"{PEOPLE[ADA]}keys:\n  - |\n{block}"})
    pair.commit("ada", {AGREEMENT: signed_by("ada")}, key=key)
    assert not check(pair.root, TODAY).has_errors
    assert standing_of(pair.root, "ada") is Standing.VERIFIED


# --- where git cannot tell --------------------------------------------------------------------------------


def test_a_shallow_clone_tells_nothing_rather_than_something_wrong(pair: Checkout, tmp_path_factory) -> None:
    clone = tmp_path_factory.mktemp("clone")
    pair.git("clone", "--quiet", "--depth=1", f"file://{pair.top}", str(clone))
    checked = check(clone, TODAY)
    (finding,) = [each for each in checked.findings if each.code == "SETUP-002"]
    assert "git fetch --unshallow" in finding.hint
    assert checked.corpus.signed == {}


@pytest.mark.parametrize("prepare", ["no git", "nothing committed"])
def test_without_history_nothing_is_said_of_signatures(tmp_path: Path, prepare: str) -> None:
    pair = make_signed_pair(tmp_path)
    shutil.rmtree(tmp_path / ".git")
    if prepare == "nothing committed":
        Checkout(tmp_path)
    families = {each.code.partition("-")[0] for each in check(pair.root, TODAY).findings}
    assert families & {"SIGN", "SETUP"} == set()
