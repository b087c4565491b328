"""Which resources fit a pair now: its phase and its topics in, a few resources out, each with why."""

from dataclasses import dataclass

from generator.figures.phases import Phase, phase_of
from generator.figures.topics import topics_of
from generator.views.links import HOME, Links
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Pair, Program, Resource

MOST = 6

PHASE_NAMES = {
    Phase.RAPPORT: "Getting to know each other",
    Phase.DIRECTION: "Finding a direction",
    Phase.PROGRESS: "Making progress",
    Phase.WINDING_DOWN: "Winding down",
    Phase.MOVING_ON: "Moving on",
}


@dataclass(frozen=True, slots=True)
class ResourceLink:
    """A resource beside a pair."""

    title: str
    href: str
    kind: str
    why: str


def phase_name(sight: Sight, pair: Pair) -> str:
    """Return the pair's phase in words; empty for the public, which sees no facts that it could rest on."""
    return PHASE_NAMES[phase_of(pair, sight.today)] if sight.audience is not Audience.PUBLIC else ""


def view_resources(sight: Sight, links: Links, pair: Pair) -> tuple[ResourceLink, ...]:
    """Return what fits: by phase and topic, then by phase, then by topic.

    Of what fits alike, what is required comes first, then what is about no other topic, what the pair has not used
    yet, what is for fewer phases, and at last what stands first in the record.
    """
    program = sight.programme.program
    topics = set(topics_of(pair.agreement.topics, program))
    phase = phase_of(pair, sight.today) if sight.audience is not Audience.PUBLIC else None
    used = {resource for entry in pair.entries_in_force() for resource in entry.resources}
    ranked = sorted(
        ((_reasons(resource, phase, topics, program), resource) for resource in sight.programme.resources),
        key=lambda item: (
            -len(item[0]),
            not item[1].required,
            bool(item[1].topics) and "topic" not in item[0],
            item[1].id in used,
            len(item[1].phases),
        ),
    )
    fitting = [(reasons, resource) for reasons, resource in ranked if reasons]
    return tuple(
        ResourceLink(resource.title, resource_href(links, resource.url), resource.kind, _why(reasons))
        for reasons, resource in fitting[:MOST]
    )


def resource_href(links: Links, url: str) -> str:
    """Return the address of a resource as a page writes it: a web address as it is, a page of the site relative."""
    if url.startswith(("https://", "http://")):
        return url
    path, _, fragment = url.partition("#")
    return links.to(HOME) + path.lstrip("/") + (f"#{fragment}" if fragment else "")


def _reasons(resource: Resource, phase: Phase | None, topics: set[str], program: Program) -> tuple[str, ...]:
    by_phase = ("phase",) if phase is not None and phase in resource.phases else ()
    by_topic = ("topic",) if topics & set(topics_of(resource.topics, program)) else ()
    # A resource for another phase is of no use now, however well its topic fits.
    if phase is not None and resource.phases and not by_phase:
        return ()
    return (*by_phase, *by_topic)


def _why(reasons: tuple[str, ...]) -> str:
    words = {"phase": "this phase", "topic": "the topic"}
    return f"fits {' and '.join(words[reason] for reason in reasons)}"
