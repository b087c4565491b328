"""How many findings there are and in how many records, as numbers and as one sentence. Knows no format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from generator.checking.snippets import counted
from generator.words.diagnostic import Diagnostic, Severity


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings by file, then by place in the file."""
    return sorted(findings, key=lambda finding: finding.order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a check comes to."""

    errors: int
    warnings: int
    records: int
    """How many records were checked."""
    files_with_findings: int

    @classmethod
    def of(cls, findings: Sequence[Diagnostic], records: int) -> Self:
        """Count findings; `records` is the number of records that were checked."""
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        return cls(
            errors=errors,
            warnings=len(findings) - errors,
            records=records,
            files_with_findings=len({finding.file for finding in findings}),
        )

    @property
    def sentence(self) -> str:
        """The summary line: "2 errors, 1 warning in 3 of 40 records"."""
        records = counted(self.records, "record")
        if not self.errors and not self.warnings:
            return f"{records}, nothing to mend"
        counts = [counted(self.errors, "error")] if self.errors else []
        counts += [counted(self.warnings, "warning")] if self.warnings else []
        # A finding may be about a file that is no record, such as one at a wrong place.
        if self.files_with_findings > self.records:
            return f"{', '.join(counts)} in {counted(self.files_with_findings, 'file')}; {records} checked"
        return f"{', '.join(counts)} in {self.files_with_findings} of {records}"
