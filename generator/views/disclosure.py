"""Which aggregates rest on enough to be shown: a sight in, figures or nothing out.

The gate has taken away what an audience may not see. Here moreover an aggregate over fields that are not
public needs a smallest number of facts behind it: fewer say little, and on the public site could say too much.
"""

from collections.abc import Iterable, Mapping

from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope

PROGRAMME = Scope("programme")


def smallest_group(sight: Sight) -> int:
    """Return the fewest facts that an aggregate may rest on for this audience; coordinators see any."""
    group = sight.programme.program.policy.smallest_group
    return {Audience.PUBLIC: group.public, Audience.MEMBERS: group.members}.get(sight.audience, 1)


def large_enough(sight: Sight, scope: Scope, name: str) -> Figure | None:
    """Return an aggregate, or None where it may not be shown. One that rests on nothing has no value to hide."""
    figure = sight.figure(scope, name)
    if figure is None or figure.audience is Audience.PUBLIC:
        return figure
    return None if 0 < figure.n < smallest_group(sight) else figure


def shown_in_parts(sight: Sight, parts: Iterable[Scope], name: str) -> Mapping[Scope, Figure]:
    """Return an aggregate for each part of the programme for which it may be shown.

    Where the parts that stay hidden could be told by taking the others from the whole, the smallest of the
    others is hidden as well.
    """
    found = ((scope, large_enough(sight, scope, name)) for scope in parts)
    shown = {scope: figure for scope, figure in found if figure is not None}
    whole = large_enough(sight, PROGRAMME, name)
    if whole is None or whole.audience is Audience.PUBLIC or sight.audience is not Audience.PUBLIC:
        return shown
    while shown and 0 < whole.n - sum(figure.n for figure in shown.values()) < smallest_group(sight):
        del shown[min(shown, key=lambda scope: (shown[scope].n, scope.id))]
    return shown
