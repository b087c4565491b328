"""The past of an agreement is the same, whether no more is read than it takes, or all of the history."""

from pathlib import Path

import pytest

from generator.outlets.keep import Keep
from generator.pipeline.agreement_lines import line_in, read_lines
from generator.reading.history import read_past
from generator.words.places import agreement_file
from tests.checkout import Checkout

GOALS = "goals: []\n"


def files(pair: str, agreement: str) -> dict[str, str]:
    return {
        f"records/pairs/{pair}/agreement.yml": agreement,
        f"records/pairs/{pair}/goals.yml": f"# {pair}\n{GOALS}",
        f"records/pairs/{pair}/log/2026-09-10.yml": f"date: 2026-09-10 # {pair}\n",
    }


def require_same_pasts(checkout: Checkout, keep: Keep, *pairs: str) -> None:
    past = read_past(checkout.root)
    assert past.repository is not None
    lines = read_lines(past.repository, past.history.head, keep, b"edition")
    found = {file: line_in(line) for file, line in lines.of([agreement_file(pair) for pair in pairs]).items()}
    assert {file: line.revisions for file, line in found.items()} == {
        file: past.history.changes_of(file) for file in found
    }
    assert {file: line.committed for file, line in found.items()} == {
        file: past.history.contents.get(file) for file in found
    }


@pytest.mark.parametrize("programme", ["", "programme"])
def test_the_past_of_an_agreement(tmp_path: Path, programme: str) -> None:
    checkout = Checkout(tmp_path, programme)
    keep = Keep(tmp_path / programme)
    checkout.commit("ada", {**files("one", "a: 1\n"), **files("two", "a: 2\n"), "records/notes.txt": "x\n"})
    require_same_pasts(checkout, keep, "one", "two", "nobody")
    checkout.commit("bo", {agreement_file("one"): "a: 3\n", "records/pairs/two/goals.yml": GOALS})
    require_same_pasts(checkout, keep, "one", "two")
    # With its folder an agreement moves also where it is changed at the same time.
    other = {name.replace("/one/", "/three/"): text for name, text in files("one", "a: 4\n").items()}
    checkout.commit("cy", {**dict.fromkeys(files("one", "")), **other})
    require_same_pasts(checkout, keep, "one", "two", "three")
    require_same_pasts(checkout, Keep(None), "one", "two", "three")
    checkout.branch("side")
    checkout.commit("bo", {agreement_file("three"): "a: 5\n"})
    checkout.switch("main")
    checkout.commit("ada", {agreement_file("two"): None, "records/pairs/three/goals.yml": "goals: [] # x\n"})
    checkout.merge("cy", "side")
    require_same_pasts(checkout, keep, "one", "two", "three")
    link = checkout.root / agreement_file("three")
    link.unlink()
    link.symlink_to("goals.yml")
    checkout.commit("ada")
    require_same_pasts(checkout, Keep(None), "one", "two", "three")
