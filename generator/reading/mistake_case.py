"""A place where libyaml was lost, with names for what is around it. Explains nothing yet."""

from dataclasses import dataclass

from generator.reading.line_of_record import LineOfRecord, line_of
from generator.reading.source import Source
from generator.words.diagnostic import Code, Diagnostic, Span


@dataclass(frozen=True, slots=True)
class Case:
    """What an explanation looks at. Lines and columns count from 0 here, as libyaml does."""

    source: Source
    row: int
    """The line where libyaml was lost."""
    column: int
    begun: tuple[int, int]
    """Where the list, map or text began that it was reading."""
    last: tuple[int, int, int, int] | None
    """Where the last text before that began and ended: line, column, line, column."""
    quote: str
    """The quotation mark around it, or nothing."""

    @property
    def line(self) -> LineOfRecord:
        """The line where libyaml was lost, taken apart."""
        return line_of(self.source.lines[self.row])

    def line_at(self, row: int) -> LineOfRecord:
        """Take another line apart."""
        return line_of(self.source.lines[row])

    def found(
        self, code: Code, place: tuple[int, int], message: str, hint: str, width: int = 0
    ) -> Diagnostic:
        """Make a finding that is marked to the end of the line, or as wide as told."""
        row, column = place
        width = width or len(self.source.lines[row].rstrip()) - column
        return self.source.finding(
            code, Span(line=row + 1, column=column + 1, width=max(width, 1)), message, hint
        )
