"""What was written of proposals, as a section under them."""

from collections.abc import Iterator

from generator.outlets.sections import Report, Section
from generator.pipeline.pairing import Paired
from generator.words.numbers import counted
from generator.words.places import agreement_file


def with_written(report: Report, paired: Paired) -> Report:
    """Return a report with what was written, and what to do next."""
    where = f" on the branch {paired.branch}" if paired.branch else ""
    heading = f"Written: {counted(len(paired.written), 'proposed pair')}{where}"
    return Report(
        lead=report.lead,
        sections=(*report.sections, Section(heading, tuple(_lines(paired)))),
        plain={
            **report.plain,
            "written": list(paired.written),
            "branch": paired.branch,
            "waiting": [{"pair": each.pair, "mentor": each.mentor} for each in paired.waiting],
            "refused": {file: _why(reason) for file, reason in paired.refused.items()},
        },
    )


def _lines(paired: Paired) -> Iterator[str]:
    yield from paired.written
    for file, reason in paired.refused.items():
        yield f"Not written: {file}. {_why(reason)}"
    for each in paired.waiting:
        yield f"Write {each.mentor} under mentors in {agreement_file(each.pair)}: that pair waits for somebody."
    if paired.branch:
        yield "Next: git add records, git commit, git push, and open a pull request."
    if paired.written:
        yield (
            "Both sides confirm by signing. Whoever would rather not writes status: withdrawn; both are free then,"
            " nobody is asked why, and the two are not proposed again."
        )


def _why(reason: object) -> str:
    return str(getattr(reason, "message", reason))
