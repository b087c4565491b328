"""Every code can be looked up, in a window of ordinary width."""

import pytest

from generator.outlets.explanation import render_explanation, render_overview, similar_codes
from generator.words.codes import ALL


@pytest.mark.parametrize("code", ALL)
def test_an_explanation_says_everything_and_fits(code: str) -> None:
    text = render_explanation(code)
    assert text is not None
    known = ALL[code]
    assert text.startswith(f"{code}  {known.title}  ({known.severity})\n")
    assert known.why.split()[-1] in text
    assert known.cure.split()[-1] in text
    assert all(f"    {line}".rstrip() in text for line in (known.bad + "\n" + known.good).split("\n"))
    examples = {f"    {line}" for line in (known.bad + "\n" + known.good).split("\n")}
    assert [line for line in text.split("\n") if len(line) > 88 and line not in examples] == []


def test_a_code_is_found_however_it_is_typed() -> None:
    assert render_explanation(" shape-001 ") == render_explanation("SHAPE-001")


def test_a_code_that_does_not_exist_has_no_explanation_but_neighbours() -> None:
    assert render_explanation("SHAPE-999") is None
    assert "SHAPE-009" in similar_codes("shape-09")
    assert similar_codes("???") == ()


def test_the_overview_lists_every_code_by_family() -> None:
    blocks = render_overview().split("\n\n")
    listed = [line.split()[0] for block in blocks[:-1] for line in block.split("\n")]
    assert listed == list(ALL)
    assert all(
        len({line.rpartition("-")[0].split("-")[0] for line in block.split("\n")}) == 1
        for block in blocks[:-1]
    )
    assert "pairbook explain CODE" in blocks[-1]
