"""What a supposition would change: two matchings in, sentences out. For coordinators."""

from collections.abc import Iterator, Mapping

from generator.matching.proposals import Matching
from generator.views.match_view import view_figures
from generator.views.names import MENTEE, MENTOR, person_name
from generator.views.sight import Sight
from generator.words.phrases import listed


def differences(sight: Sight, before: Matching, after: Matching) -> Iterator[str]:
    """Yield what is different in `after`: figures first, then people. The sight knows everybody in it."""
    for (name, one, _), (_, other, _) in zip(
        view_figures(before.figures, before.second_opinion),
        view_figures(after.figures, after.second_opinion),
        strict=True,
    ):
        if one != other:
            yield f"{name}: {other}, not {one}."
    mentors, others = _mentors(before), _mentors(after)
    changed = [mentee for mentee in sorted({*mentors, *others}) if mentors.get(mentee) != others.get(mentee)]
    for mentee in changed:
        name = person_name(sight, mentee, MENTEE)
        yield f"{name}: {_with(sight, others.get(mentee))}, not {_with(sight, mentors.get(mentee))}."
    if all(_ids(mentors.get(mentee)) == _ids(others.get(mentee)) for mentee in changed):
        yield "Nobody would get another mentor."


def _ids(mentors: list[tuple[str, int]] | None) -> set[str]:
    return {mentor for mentor, _ in mentors or ()}


def _mentors(matching: Matching) -> Mapping[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for match in sorted(matching.matches, key=lambda match: (match.mentee, match.mentor)):
        found.setdefault(match.mentee, []).append((match.mentor, match.fit.value))
    return found


def _with(sight: Sight, mentors: list[tuple[str, int]] | None) -> str:
    if not mentors:
        return "nobody"
    return listed(f"{person_name(sight, mentor, MENTOR)} (fit {fit})" for mentor, fit in mentors)
