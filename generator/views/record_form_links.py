"""Links to the forms of this site: a pair or a template in, an address with what is known filled in out.

Nobody has to know short names: a link from a pair's page carries who is in the pair, what is open and which goals there are, each as
an id and its words, and the form offers them to choose from.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from generator.drafting.draft import day_in
from generator.drafting.entries import goals_to_rate, steps_to_tick_off
from generator.drafting.goals import begun_goal
from generator.drafting.pairs import begun_agreement
from generator.drafting.templates import template_terms
from generator.views.links import Links
from generator.views.names import person_name, side_of
from generator.views.record_forms import form_path
from generator.views.sight import Sight
from generator.words.model import EntryKind, Outcome, Pair
from generator.words.phrases import plain
from generator.words.places import ID, Kind

_ROOM = 2_500
"""How much of an address one list may take, in characters; a longer one is left out, as half of it would mislead."""

_LONGEST = 80
"""Of the words of what is offered, in characters."""

Answers = list[tuple[str, str]]


def log_form_link(sight: Sight, links: Links, pair: Pair) -> str:
    """Return where a pair logs a meeting by questions; empty where this audience gets no such links, or it does not meet."""
    if not (sight.shows_record_links and pair.agreement.status.is_running):
        return ""
    meetings = pair.agreement.meetings
    known = {
        "pair": pair.id,
        "kind": EntryKind.MEETING,
        "outcome": Outcome.HELD,
        "minutes": meetings.minutes,
        "channel": meetings.channel,
        "present": ",".join(filter(ID.match, pair.agreement.members)),
    }
    steps = ((step.id, step.what) for step in steps_to_tick_off(pair, sight.today))
    goals = ((standing.goal.id, standing.goal.title) for standing in goals_to_rate(pair, sight.today))
    return _link(
        links,
        Kind.LOG_ENTRY,
        [
            *((name, str(value)) for name, value in known.items() if value),
            *_offer("people", _people(sight, pair, pair.agreement.members)),
            *_offer("steps", steps),
            *_offer("goals", goals),
        ],
    )


def goal_form_link(sight: Sight, links: Links, pair: Pair) -> str:
    """Return where a pair sets its first goal by questions; empty without such links, and where it is over or has goals."""
    if not sight.shows_record_links or pair.agreement.status.has_ended or pair.goals:
        return ""
    mentees = _people(sight, pair, pair.agreement.mentees)
    due = begun_goal(pair, sight.today)["due"]
    return _link(links, Kind.GOALS, [("pair", pair.id), ("goals.due", due), *_offer("people", mentees)])


def agreement_form_link(sight: Sight, links: Links, template: str) -> str:
    """Return where a pair is proposed by questions, with what an agreement to begin from says; empty without links."""
    if not sight.shows_record_links:
        return ""
    begun = begun_agreement(sight.programme.program, sight.today)
    starts, ends = (day_in(begun, name) for name in ("starts", "ends"))
    return _link(links, Kind.AGREEMENT, list(_answers({**begun, **template_terms(template, starts, ends)})))


def _answers(said: Mapping[str, Any], inside: str = "") -> Iterator[tuple[str, str]]:
    """Yield the answers to the questions of a form: the path of each field, and what goes into it."""
    for name, value in said.items():
        match value:
            case Mapping():
                yield from _answers(value, f"{inside}{name}.")
            case list() | tuple():
                yield f"{inside}{name}", "".join(f"{item}\n" for item in value)
            case _:
                yield f"{inside}{name}", str(value)


def _people(sight: Sight, pair: Pair, people: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((person, person_name(sight, person, side_of(pair, person))) for person in people)


def _offer(name: str, items: Iterable[tuple[str, str]]) -> Answers:
    """Return a list to choose from as the form reads it: an id, a space and its words, each time."""
    offered = [(f"offer.{name}", f"{id_} {_short(words)}") for id_, words in items if ID.match(id_)]
    return offered if len(urlencode(offered)) <= _ROOM else []


def _short(words: str) -> str:
    line = plain(words)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _link(links: Links, kind: Kind, answers: Answers) -> str:
    return f"{links.to(form_path(kind))}?{urlencode(answers)}"
