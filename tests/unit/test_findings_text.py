"""A terminal shows the place, the sentence, the line with a mark under it, and the cure."""

from hypothesis import given
from hypothesis import strategies as st

from generator.outlets.findings_text import render_finding, render_findings
from generator.words.diagnostic import Diagnostic, Severity, Span


def finding(
    excerpt: str = "    status: finished",
    column: int = 13,
    width: int = 8,
    *,
    file: str = "records/pairs/ada--grace/goals.yml",
    severity: Severity = Severity.ERROR,
    line: int = 7,
    message: str = '"status" cannot be "finished".',
) -> Diagnostic:
    return Diagnostic(
        code="SHAPE-010",
        severity=severity,
        file=file,
        span=Span(line=line, column=column, width=width),
        message=message,
        hint='Write "completed".',
        excerpt=excerpt,
    )


def under(text: str) -> str:
    """Return what stands above the mark, column by column, for lines of narrow characters."""
    _, line, mark, _ = text.split("\n")
    return line[mark.index("^") : mark.rindex("^") + 1]


def test_a_finding_in_full() -> None:
    assert render_finding(finding()) == (
        'records/pairs/ada--grace/goals.yml:7:13 error SHAPE-010 "status" cannot be "finished".\n'
        "      7 |     status: finished\n"
        "        |             ^^^^^^^^\n"
        '   fix: Write "completed".   (pairbook explain SHAPE-010)'
    )


def test_a_finding_without_a_line_shows_none() -> None:
    assert render_finding(finding(excerpt="")).count("\n") == 1


def test_the_mark_stands_under_what_is_meant() -> None:
    assert under(render_finding(finding())) == "finished"
    assert under(render_finding(finding("\tx: bad", 5, 3))) == "bad"
    assert under(render_finding(finding("a\tb: bad", 6, 3))) == "bad"
    assert under(render_finding(finding("\x1b: bad", 4, 3))) == "bad"


def test_wide_characters_push_the_mark_to_the_right() -> None:
    _, line, mark, _ = render_finding(finding("名前: 山田", 5, 2)).split("\n")
    assert line == "      7 | 名前: 山田"
    assert mark == "        |       ^^^^"


def test_a_long_line_is_shown_around_the_mark() -> None:
    long = "x" * 500 + "bad" + "y" * 500
    text = render_finding(finding(long, 501, 3))
    assert under(text) == "bad"
    shown = text.split("\n")[1].removeprefix("      7 | ")
    assert len(shown) == 100
    assert shown[0] == shown[-1] == "…"


def test_a_long_mark_ends_with_the_line_shown() -> None:
    _, line, mark, _ = render_finding(finding("z" * 5000, 1, 5000)).split("\n")
    assert len(line) == len(mark)
    assert line.endswith("…")


def test_colour_only_when_asked_for() -> None:
    assert "\x1b" not in render_findings([finding()], 1)
    painted = render_findings([finding()], 1, colour=True)
    assert "\x1b[31merror\x1b[0m" in painted
    assert "\x1b[31m^^^^^^^^\x1b[0m" in painted
    assert render_findings([], 1, colour=True) == "1 record, nothing to mend"


def test_the_summary_counts_what_there_is() -> None:
    warning = finding(severity=Severity.WARNING, file="records/people/ada.yml")
    assert render_findings([], 40) == "40 records, nothing to mend"
    assert render_findings([finding(), finding(line=9), warning], 40).endswith(
        "\n\n2 errors, 1 warning in 2 of 40 records"
    )
    assert render_findings([warning], 1).endswith("1 warning in 1 of 1 record")
    assert render_findings([finding(), warning], 1).endswith(
        "1 error, 1 warning in 2 files; 1 record checked"
    )


def test_findings_come_by_file_and_line() -> None:
    ten, two = finding(line=10), finding(line=2)
    other = finding(file="records/a.yml", line=99)
    text = render_findings([ten, two, other], 3)
    assert text.index("records/a.yml:99") < text.index("goals.yml:2:") < text.index("goals.yml:10:")


@given(st.text(max_size=300), st.integers(1, 400), st.integers(0, 400), st.text(max_size=30))
def test_any_line_can_be_shown(excerpt: str, column: int, width: int, file: str) -> None:
    lines = render_finding(finding(excerpt, column, width, file=file)).split("\n")
    assert len(lines) == (4 if excerpt.strip() else 2)
    assert all(line.isprintable() for line in lines)
    assert lines[0][0].isalnum() or lines[0].startswith("./")
