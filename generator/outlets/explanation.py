"""A code in, its documentation out as text for a terminal. Knows no findings."""

import textwrap
from difflib import get_close_matches
from itertools import groupby

from generator.words import codes
from generator.words.diagnostic import Code

_WIDTH = 88


def render_explanation(code: str) -> str | None:
    """Return what a code means, without a line end after it; None where there is no such code."""
    known = codes.ALL.get(code.strip().upper())
    return _explanation(known) if known else None


def render_overview() -> str:
    """Return all codes with their titles, a blank line between families."""
    families = groupby(codes.ALL.values(), key=lambda code: code.id.rpartition("-")[0])
    blocks = ["\n".join(_entry(code) for code in family) for _, family in families]
    return "\n\n".join([*blocks, "More about one of them: pairbook explain CODE"])


def similar_codes(code: str) -> tuple[str, ...]:
    """Return up to three codes that look like one that does not exist."""
    return tuple(get_close_matches(code.strip().upper(), codes.ALL, n=3, cutoff=0.6))


def _explanation(code: Code) -> str:
    parts = [
        f"{code.id}  {code.title}  ({code.severity})",
        _paragraph("Why it matters", code.why),
        _paragraph("What to do", code.cure),
        _example("Instead of", code.bad),
        _example("write", code.good),
    ]
    return "\n\n".join(parts)


def _paragraph(heading: str, text: str) -> str:
    filled = textwrap.fill(
        text,
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return f"{heading}\n{filled}"


def _example(heading: str, example: str) -> str:
    return f"{heading}\n\n{textwrap.indent(example, '    ')}"


def _entry(code: Code) -> str:
    return f"{code.id:<12} {code.severity:<8} {code.title}"
