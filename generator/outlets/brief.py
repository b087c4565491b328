"""A pair's brief in, the report that a terminal, a message or a program gets out. Knows no record."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from generator.outlets.sections import Report, Section
from generator.views.pair_brief import BriefView
from generator.views.pair_steps import StepView
from generator.words.phrases import sentence


def report_brief(brief: BriefView, today: str) -> Report:
    """Return the brief as a report; `today` is the day that it is as of, as ``2026-03-04``."""
    steps = {"promised": brief.steps.promised, "due": brief.steps.due}
    return Report(
        lead="",
        sections=tuple(_sections(brief)),
        plain={
            "today": today,
            "pair": brief.pair,
            "title": brief.title,
            "when": brief.when,
            "how": brief.how,
            "phase": brief.phase,
            **{name: [_plain(step) for step in listed] for name, listed in steps.items()},
            "last": asdict(brief.last) if brief.last else None,
            "agenda": list(brief.agenda),
            "resource": {
                "title": brief.resource.title,
                "address": _address(brief.resource.href),
                "why": brief.resource.why,
            }
            if brief.resource
            else None,
        },
    )


def _sections(brief: BriefView) -> Iterator[Section]:
    facts = (brief.when, sentence(brief.how) if brief.how else "", f"{brief.phase}." if brief.phase else "")
    yield Section(f"{brief.title}: {brief.pair}", tuple(filter(None, facts)))
    yield from _listed("What was promised", brief.steps.promised)
    yield from _listed("What is due", brief.steps.due)
    if brief.last and brief.last.lines:
        more = (f"{brief.last.more} more in the log.",) if brief.last.more else ()
        yield Section(f"Last time, {brief.last.when}", (*brief.last.lines, *more))
    if brief.agenda:
        yield Section("An agenda", brief.agenda)
    if brief.resource:
        address = _address(brief.resource.href)
        yield Section(
            "A resource",
            (f"{brief.resource.title} ({brief.resource.kind}, {brief.resource.why}): {address}",),
        )


def _listed(heading: str, steps: Sequence[StepView]) -> Iterator[Section]:
    if steps:
        yield Section(heading, tuple(_line(step) for step in steps))


def _line(step: StepView) -> str:
    about = "; ".join(filter(None, (step.who, step.when, step.note)))
    return f"{step.text} ({about})" if about else step.text


def _plain(step: StepView) -> dict[str, str]:
    return {"what": step.text, "who": step.who, "state": step.state, "when": step.when}


def _address(href: str) -> str:
    """Return an address that means something away from the site: a page of it is named from its front page."""
    return href.removeprefix("./")
