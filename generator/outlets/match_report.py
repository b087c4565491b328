"""Proposals in, sections for a terminal and a document for programs out."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.matching.proposals import Figures, Matching
from generator.outlets.own_commit import Committed
from generator.outlets.sections import Report, Section
from generator.views.match_view import MatchView, ProposalView, UnmatchedView, some
from generator.views.match_words import Reasons
from generator.words.numbers import counted


def report_matching(matching: Matching, view: MatchView) -> Report:
    """Return what a matching says, for people and for programs."""
    return Report(lead=view.lead, sections=tuple(_sections(matching, view)), plain=_plain(matching, view))


def report_difference(
    before: Matching, after: Matching, view: MatchView, differences: Iterable[str]
) -> Report:
    """Return what a supposition would change, and then the matching as it would be."""
    told = tuple(differences)
    report = report_matching(after, view)
    return Report(
        lead=f"Only supposed: nothing is written. {report.lead}",
        sections=(Section("What would be different", told), *report.sections),
        plain={
            "differences": list(told),
            "before": {"figures": _numbers(before.figures), "matches": _matches(before)},
            "supposed": report.plain,
        },
    )


def with_written(report: Report, files: Sequence[str], committed: Committed | None) -> Report:
    """Return a report with what was written, and what to do next."""
    branch = committed.branch if committed else ""
    where = f" on the branch {branch}" if branch else ""
    heading = f"Written: {counted(len(files), 'proposed pair')}{where}"
    return Report(
        lead=report.lead,
        sections=(*report.sections, Section(heading, (*files, *_next_steps(committed)))),
        plain={**report.plain, "written": list(files), "branch": branch},
    )


def _next_steps(committed: Committed | None) -> Iterator[str]:
    if committed and committed.remote and committed.branch:
        push = f"git push --set-upstream {committed.remote} {shlex.quote(committed.branch)}"
        yield f"Next: {push}, and open a pull request."
    yield (
        "Both sides confirm with pairbook sign and the name of the pair's folder. Whoever would rather not says so with"
        " pairbook close: nobody is asked why, both are free again, and the two are not proposed a second time."
    )


def _matches(matching: Matching) -> list[dict[str, Any]]:
    return [
        {"mentee": match.mentee, "mentor": match.mentor, "fit": match.fit.value} for match in matching.matches
    ]


def _sections(matching: Matching, view: MatchView) -> Iterator[Section]:
    if view.notes:
        yield Section("Before you read on", view.notes)
    for proposal in view.proposals:
        yield Section(
            f"Proposal: {proposal.mentee_name} with {proposal.mentor_name}, fit {proposal.reasons.fit}",
            tuple(_lines(proposal)),
        )
    for why, people in _alike(view.unmatched):
        yield Section(f"Without a mentor: {some(people)}", why)
    if matching.matches:
        yield Section(
            "How fair this is, and in brackets what deferred acceptance would give",
            (*(f"{name}: {ours} ({theirs})" for name, ours, theirs in view.figures), *view.opinion),
        )
        yield Section("Mentors", view.load)
    if view.groups:
        yield Section("Groups that people asked to be counted in; matching never reads them", view.groups)
    yield Section("How this was done", tuple(_method(matching)))


def _alike(unmatched: Iterable[UnmatchedView]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Yield the names of those who have nobody for the same reasons, with the reasons."""
    found: dict[tuple[str, ...], list[str]] = {}
    for each in unmatched:
        found.setdefault(each.why, []).append(each.name)
    yield from found.items()


def _lines(proposal: ProposalView) -> Iterator[str]:
    reasons = proposal.reasons
    yield from (f"Why: {why}" for why in reasons.why)
    yield from (f"Settle: {differ}" for differ in reasons.differ)
    yield f"Points: {_points(reasons)}"
    yield from proposal.change


def _points(reasons: Reasons) -> str:
    parts = "; ".join(f"{part.name} {part.met} = {part.points} of {part.weight}" for part in reasons.parts)
    share = (
        f"{parts}. Together {reasons.earned} of {reasons.possible}, which is {reasons.share} of 100."
        if parts
        else f"neither profile asks for anything, so anybody suits: {reasons.share} of 100."
    )
    wishes = "".join(f" {part.name} adds {part.points}." for part in reasons.wishes if part.points)
    return f"{share}{wishes} The fit is {reasons.fit}."


def _method(matching: Matching) -> Iterator[str]:
    weights = ", ".join(f"{name} {weight}" for name, weight in matching.settings.weights.items())
    yield f"Weights: {weights}. Least fit: {matching.settings.least_fit}. Seed of the draw: {matching.settings.seed}"
    yield "Most mentees first, then the worst-off as well off as can be, then the next, and so on; then the draw."
    yield "People decide: nothing is a pair until both sides have signed."


def _plain(matching: Matching, view: MatchView) -> dict[str, Any]:
    return {
        "cohort": matching.pool.cohort.id,
        "as_of": matching.pool.day.isoformat(),
        "seed": matching.settings.seed,
        "weights": dict(matching.settings.weights),
        "least_fit": matching.settings.least_fit,
        "group_size": matching.settings.group_size,
        "mentors_per_pair": matching.settings.mentors_per_pair,
        "settled": matching.settled,
        "notes": list(view.notes),
        "proposals": [
            {
                "mentee": proposal.mentee,
                "mentor": proposal.mentor,
                "fit": proposal.reasons.fit,
                "share": proposal.reasons.share,
                "earned": proposal.reasons.earned,
                "possible": proposal.reasons.possible,
                "parts": [
                    {
                        "name": score.part.name,
                        "met": score.met,
                        "of": score.of,
                        "weight": score.weight,
                        "points": score.points,
                    }
                    for score in match.fit.scores
                ],
                "regret": proposal.regret,
                "why": list(proposal.reasons.why),
                "settle": list(proposal.reasons.differ),
                "others": [
                    {"mentor": other.mentor, "fit": other.fit, "taken_by": list(other.taken_by)}
                    for other in match.others
                ],
            }
            for match, proposal in zip(matching.matches, view.proposals, strict=True)
        ],
        "unmatched": [
            {
                "mentee": each.mentee,
                "barriers": {str(barrier): count for barrier, count in each.barriers.items()},
                "possible": each.possible,
                "why": list(words.why),
            }
            for each, words in zip(matching.unmatched, view.unmatched, strict=True)
        ],
        "figures": _numbers(matching.figures),
        "second_opinion": {**_numbers(matching.second_opinion), "differing": matching.differing},
        "blocking": [list(two) for two in matching.blocking],
        "load": dict(matching.load),
    }


def _numbers(figures: Figures) -> dict[str, int | None]:
    return {
        "matched": figures.matched,
        "least": figures.least,
        "median": figures.median,
        "total": figures.total,
        "worst_regret": figures.worst_regret,
        "blocking": figures.blocking,
    }
