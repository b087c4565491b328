"""The guides on how to take part: first steps, for pairs, reviewers and coordinators, conversations, agreements.

The words stand in the templates; here is what depends on the programme: addresses, names, and examples to copy.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.checking.rules.pulse import smallest_survey
from generator.drafting.pairs import begun_agreement
from generator.drafting.templates import TEMPLATES
from generator.reading.yaml_document import parse_document
from generator.views import conversations, guide_examples
from generator.views.conversations import Conversation
from generator.views.findings import FINDINGS
from generator.views.frame import Frame, view_frame
from generator.views.guide_examples import LEVELS, Example
from generator.views.links import (
    AS_DATA,
    FIELDS,
    PAIRS,
    PEOPLE,
    REPORT,
    RESOURCES,
    TAKE_PART,
    TOPICS,
    VOICES,
    Links,
    issues_page,
    new_file_link,
    pull_requests_page,
)
from generator.views.names import Name, name_of
from generator.views.page import Page
from generator.views.pair_goals import LEVEL_NAMES, LevelStep
from generator.views.record_form_links import agreement_form_link
from generator.views.record_forms import FORMS, form_path
from generator.views.sight import Sight
from generator.words.numbers import counted, number
from generator.words.places import Kind, agreement_file, place_of
from generator.writing.explained_record import explain_record
from generator.writing.record_text import in_order, modeline, render_block

FIRST_STEPS = "take-part/first-steps/index.md"
CONVERSATIONS = "take-part/conversations/index.md"
AGREEMENTS = "take-part/agreements/index.md"
PAIRS_GUIDE = "take-part/pairs/index.md"
REVIEWERS_GUIDE = "take-part/reviewers/index.md"
COORDINATORS_GUIDE = "take-part/coordinators/index.md"

_EXAMPLES: Mapping[str, Example] = {
    "program": guide_examples.PROGRAM,
    "mentor": guide_examples.MENTOR,
    "mentee": guide_examples.MENTEE,
    "agreement": guide_examples.AGREEMENT,
    "goal": guide_examples.GOAL,
    "meeting": guide_examples.MEETING,
    "missed": guide_examples.MISSED,
    "correction": guide_examples.CORRECTION,
    "closing": guide_examples.CLOSING,
    "pulse": guide_examples.PULSE,
    "light": Example(agreement_file("ada-grace"), TEMPLATES["light"]),
    "standard": Example(agreement_file("ada-grace"), TEMPLATES["standard"]),
    "group": Example(agreement_file("speakers-circle"), TEMPLATES["group"]),
}

_BEGUN = ("mentor", "mentee", "agreement", "goal", "pulse", "light", "standard", "group")
"""Examples that people may begin a record from in the browser."""

_YOURS = {Kind.PERSON: "your-name", Kind.PULSE: "your-cohort"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideView:
    """What a guide shows."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    programme: str
    contact: str
    """Where to turn privately; empty where the programme says nothing."""
    coordinators: tuple[Name, ...]
    to: Mapping[str, str]
    """Addresses of other pages, by what they are."""
    examples: Mapping[str, Example]
    start: Mapping[str, str]
    """Addresses that begin a new record in the browser, by what it is; empty where there are none."""
    asked: Mapping[str, str]
    """Addresses of forms of this site, filled in from the agreement of that name; empty where there are none."""
    conversations: tuple[Conversation, ...]
    any_meeting: tuple[str, ...]
    """The agenda of a meeting whatever the phase."""
    levels: tuple[LevelStep, ...]
    """The five levels of the goal in the examples."""
    policy: tuple[tuple[str, str], ...]
    """The programme's thresholds, in words."""
    fewest_answers: int
    """How many have to answer a survey before its sums may be written down."""
    audience: str
    """Whom the programme's site is for, as the record writes it."""
    is_open: bool
    """Whether the repository itself is public."""


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the guides."""
    yield _page(sight, TAKE_PART, "pages/take_part.html.j2", "Take part")
    yield _page(sight, FIRST_STEPS, "pages/take_part_first_steps.html.j2", "Your first ten minutes")
    yield _page(sight, PAIRS_GUIDE, "pages/take_part_pairs.html.j2", "Guide for pairs")
    yield _page(sight, REVIEWERS_GUIDE, "pages/take_part_reviewers.html.j2", "Guide for reviewers")
    yield _page(sight, COORDINATORS_GUIDE, "pages/take_part_coordinators.html.j2", "Guide for coordinators")
    yield _page(sight, CONVERSATIONS, "pages/take_part_conversations.html.j2", "Conversations")
    yield _page(sight, AGREEMENTS, "pages/take_part_agreements.html.j2", "Agreements to begin from")


def view_guide(sight: Sight, path: str) -> GuideView:
    """Return what the guide at `path` shows."""
    program = sight.programme.program
    links = Links(path)
    return GuideView(
        frame=view_frame(sight, path),
        crumbs=() if path == TAKE_PART else (("Take part", links.to(TAKE_PART)),),
        programme=program.name,
        contact=program.contact,
        coordinators=_coordinators(sight, links),
        to=_addresses(sight, links),
        examples=_EXAMPLES,
        start={name: _start(sight, _EXAMPLES[name]) for name in _BEGUN},
        asked={name: agreement_form_link(sight, links, name) for name in TEMPLATES},
        conversations=conversations.CONVERSATIONS,
        any_meeting=conversations.ANY_MEETING,
        levels=tuple(
            LevelStep(level=level, name=LEVEL_NAMES[level], text=text, is_current=level == 0, marks=())
            for level, text in LEVELS.items()
        ),
        policy=_policy(sight),
        fewest_answers=smallest_survey(program),
        audience=program.publication.audience,
        is_open=program.publication.open,
    )


def _page(sight: Sight, path: str, template: str, title: str) -> Page:
    return Page(path, template, title, view_guide(sight, path))


def _addresses(sight: Sight, links: Links) -> Mapping[str, str]:
    places = {
        "first_steps": FIRST_STEPS,
        "conversations": CONVERSATIONS,
        "agreements": AGREEMENTS,
        "topics": TOPICS,
        "pairs_guide": PAIRS_GUIDE,
        "reviewers_guide": REVIEWERS_GUIDE,
        "coordinators_guide": COORDINATORS_GUIDE,
        "fields": FIELDS,
        "findings": FINDINGS,
        "pairs": PAIRS,
        "people": PEOPLE,
        "report": REPORT,
        "as_data": AS_DATA,
        "resources": RESOURCES,
        "voices": VOICES,
    }
    if sight.shows_record_links:
        places |= {f"write_{form.kind.replace('-', '_')}": form_path(form.kind) for form in FORMS}
    kinds = ("agreement", "goals", "log-entry", "person", "program", "pulse")
    places |= {f"fields_{kind.replace('-', '_')}": f"fields/{kind}/index.md" for kind in kinds}
    return {name: links.to(place) for name, place in places.items()} | {
        "github_forms": issues_page(sight),
        "pull_requests": pull_requests_page(sight),
    }


def _coordinators(sight: Sight, links: Links) -> tuple[Name, ...]:
    """Those with a name for this audience; the others are not hinted at."""
    names = (name_of(sight, links, person, "coordinator") for person in sight.programme.program.coordinators)
    return tuple(name for name in names if name.is_known)


def _start(sight: Sight, example: Example) -> str:
    place = place_of(example.file)
    if place is None:
        return ""
    file = example.file.replace(place.owner, _YOURS.get(place.kind, "your-pair"))
    text = _proposed(sight, example) if place.kind is Kind.AGREEMENT else example.text
    return new_file_link(sight, file, f"{modeline(place.kind)}\n{explain_record(place.kind, text)}")


def _proposed(sight: Sight, example: Example) -> str:
    """Return the example of an agreement as one that is proposed in this programme today, and that nobody has signed."""
    document, _ = parse_document(example.file, example.text.encode())
    data = document.data if document else {}
    begun = begun_agreement(sight.programme.program, sight.today)
    kept = {name: value for name, value in data.items() if name not in ("signatures", "reviews")}
    return render_block(in_order(Kind.AGREEMENT, {**kept, **begun, "meetings": kept["meetings"]}))


def _policy(sight: Sight) -> tuple[tuple[str, str], ...]:
    policy = sight.programme.program.policy
    group = policy.smallest_group
    return (
        ("Everybody has signed", f"within {counted(policy.sign_within_days, 'day')}"),
        ("The first meeting", f"within {counted(policy.first_meeting_within_days, 'day')}"),
        ("The first goal", f"within {counted(policy.goals_within_days, 'day')}"),
        ("A gap is worth a look", f"after {number(policy.amber_gap)} agreed intervals"),
        ("A gap is worth a call", f"after {number(policy.red_gap)} agreed intervals"),
        ("Smallest group in a figure", f"{group.members} for members, {group.public} for the public"),
        ("Figures for the public", "rounded, and renewed once so many people have something new in them"),
    )
