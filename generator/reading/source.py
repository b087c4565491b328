"""The lines of one file, and findings about them. Knows no YAML and no rules."""

from dataclasses import dataclass

from generator.words.diagnostic import Code, Diagnostic, Path, Span

MAX_FINDINGS = 50
"""How many findings about the writing of one file are worth reading."""

_CUT_AT = 60

_TYPOGRAPHIC = tuple("“”„«»‘’‚")
"""Quotation marks that word processors put where plain ones were meant."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, line by line, as findings point into it."""

    file: str
    """Path from the repository's root, with forward slashes."""
    lines: tuple[str, ...]

    def finding(self, code: Code, span: Span, message: str, hint: str, path: Path = ()) -> Diagnostic:
        """Make a finding about a stretch of a line."""
        excerpt = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        return Diagnostic(
            code=code.id,
            severity=code.severity,
            file=self.file,
            span=span,
            path=path,
            message=message,
            hint=hint,
            excerpt=excerpt,
        )


def shown(text: str) -> str:
    """Return a text as a sentence shows it: between quotes, on one line, cut at 60 characters."""
    cut = _cut(text)
    return f"'{cut}'" if '"' in cut else f'"{cut}"'


def quoted(text: str) -> str:
    """Return a text as it would stand between quotation marks in YAML, cut at 60 characters."""
    cut = _cut(text)
    if cut[:1] in _TYPOGRAPHIC and cut[-1:] in _TYPOGRAPHIC:
        cut = cut[1:-1]
    if '"' not in cut and "\\" not in cut:
        return f'"{cut}"'
    # Between single quotes a backslash is just a backslash, and only the mark itself has to be doubled.
    return "'" + cut.replace("'", "''") + "'"


def _cut(text: str) -> str:
    line = " ".join(text[: 4 * _CUT_AT].split())
    return line if len(line) <= _CUT_AT else f"{line[: _CUT_AT - 1].rstrip()}…"
