"""How the approvals that a change needs stand, as text, Markdown or JSON."""

from collections.abc import Iterable
from dataclasses import replace

from generator.comparing.approvals import Verdict
from generator.comparing.circle import Circle
from generator.outlets.changes import matters, plain_need, plain_subject, who
from generator.outlets.sections import Report, Section
from generator.words.numbers import counted


def report_approvals(base: str, head: str, verdicts: tuple[Verdict, ...], circle: Circle) -> Report:
    """Return how every need between two commits stands, ready to be printed."""
    return Report(
        lead=_lead(verdicts),
        sections=tuple(_sections(verdicts, circle)),
        plain={
            "base": base,
            "head": head,
            "complete": all(verdict.met_by for verdict in verdicts),
            "needs": [
                {
                    "subject": plain_subject(verdict.subject),
                    **plain_need(verdict.need, circle),
                    "met_by": verdict.met_by or None,
                    "as_author": verdict.as_author,
                    "outdated": verdict.outdated,
                    "advice": verdict.advice,
                }
                for verdict in verdicts
            ],
        },
    )


def _lead(verdicts: tuple[Verdict, ...]) -> str:
    if not verdicts:
        return "This change needs nobody's approval: nothing changes in meaning."
    missing = sum(not verdict.met_by for verdict in verdicts)
    needed = counted(len(verdicts), "approval")
    verb = "is" if missing == 1 else "are"
    return f"{missing} of {needed} {verb} missing." if missing else f"Nothing is missing: {needed} given."


def _sections(verdicts: tuple[Verdict, ...], circle: Circle) -> Iterable[Section]:
    missing = tuple(_missing(alike, circle) for alike in _alike(verdicts) if not alike[0].met_by)
    given = tuple(_given(alike, circle) for alike in _alike(verdicts) if alike[0].met_by)
    if missing:
        yield Section("Still missing", missing)
    if given:
        yield Section("Given", given)


def _alike(verdicts: tuple[Verdict, ...]) -> Iterable[list[Verdict]]:
    """Return verdicts together that differ in nothing but what is to be approved."""
    together: dict[Verdict, list[Verdict]] = {}
    for verdict in verdicts:
        key = replace(verdict, need=replace(verdict.need, matter=""))
        together.setdefault(key, []).append(verdict)
    return together.values()


def _missing(alike: list[Verdict], circle: Circle) -> str:
    verdict = alike[0]
    names = circle.names(verdict.outdated)
    outdated = (
        f" {names} approved something else than what this means now, and is asked again." if names else ""
    )
    advice = f" {verdict.advice}" if verdict.advice else ""
    return f"For {_matters(alike)}: {who(verdict.need, circle)}.{outdated}{advice}"


def _given(alike: list[Verdict], circle: Circle) -> str:
    how = "makes this change" if alike[0].as_author else "has approved"
    return f"For {_matters(alike)}: {circle.name(alike[0].met_by)} {how}."


def _matters(alike: list[Verdict]) -> str:
    return matters(alike[0].subject, [verdict.need for verdict in alike])
