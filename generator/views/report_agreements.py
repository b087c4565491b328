"""The report's page on agreements: what pairs agreed on, and who has signed. No pair is named but as a record."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.comparing.signatures import Standing
from generator.figures.agreements import is_signed, signature_states
from generator.views.charts import Chart
from generator.views.links import Links
from generator.views.page import Page
from generator.views.pair_signatures import holds
from generator.views.report_charts import bars_chart, columns_chart
from generator.views.report_numbers import ReportNumber, share_number
from generator.views.report_page import Part, figures, links_of, report_page
from generator.views.report_survey import Survey, begun_pairs, why_not_counted
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Agreement, Pair
from generator.words.numbers import number

FOLDER = "agreements"

_CONTENTS: tuple[tuple[str, Callable[[Agreement], object]], ...] = (
    ("What mentors expect", lambda agreement: agreement.expectations.mentors),
    ("What mentees expect", lambda agreement: agreement.expectations.mentees),
    ("Ground rules", lambda agreement: agreement.ground_rules),
    ("What stays between them, and its limits", lambda agreement: agreement.confidentiality),
    ("How either can leave", lambda agreement: agreement.leaving),
    ("Days to look back together", lambda agreement: agreement.reviews),
    ("How they talk between meetings", lambda agreement: agreement.communication.channel),
)
_ALL = "By everybody"
_SOME = "By some"
_NOBODY = "By nobody"
_STALE = "By everybody, but terms have changed since"
_FOR_OTHERS = "By everybody, but entered by somebody else"
_MINUTES = ((30, "up to 30"), (45, "31–45"), (60, "46–60"), (90, "61–90"))
_MOST_CHANNELS = 6


def view_agreements(sight: Sight, survey: Survey | None) -> Page:
    """Return the page on agreements."""
    links, running = links_of(FOLDER), _running(sight)
    parts = (
        Part(
            id="signatures",
            title="Signatures",
            note="Everybody in a pair signs the same terms.",
            numbers=tuple(_numbers(sight, links, survey)),
            charts=tuple(_signing(sight, survey)),
            figures=figures(sight, links, ("signing-delay",)),
        ),
        Part(
            id="terms",
            title="What pairs agreed on",
            note=_whose(sight),
            charts=(*_rhythms(running), *_contents(survey)),
            instead="" if running else "No pair is under way, so there is no agreement to look at.",
        ),
        Part(id="hidden", title="Not shown here", instead="" if survey else why_not_counted(sight)),
    )
    lead = "Every pair writes down how often it meets, what each side gives, and how either can leave."
    return report_page(sight, FOLDER, "Agreements", lead, parts)


def signed_number(sight: Sight, links: Links, survey: Survey) -> ReportNumber:
    """Return how many agreements under way are signed by everybody."""
    running = [each.pair for each in survey.under_way]
    return share_number(
        sight,
        links,
        "Agreements signed by all",
        "Pairs under way whose members have all signed, where git has nothing to say against it: a signature over"
        " terms that have changed since does not count.",
        of=[pair.id for pair in running],
        hits=[pair.id for pair in running if holds(sight, pair)],
        nouns="pairs under way",
    )


def _running(sight: Sight) -> tuple[Pair, ...]:
    return tuple(pair for pair in begun_pairs(sight) if pair.agreement.status.is_running)


def _whose(sight: Sight) -> str:
    if sight.audience is Audience.PUBLIC:
        return "Pairs under way that chose to be named."
    return "Pairs under way."


def _numbers(sight: Sight, links: Links, survey: Survey | None) -> Iterator[ReportNumber]:
    if survey is None:
        return
    yield signed_number(sight, links, survey)
    running = [each.pair for each in survey.under_way]
    yield share_number(
        sight,
        links,
        "Agreements that say everything",
        "Pairs under way whose agreement has every part that the picture further down names.",
        of=[pair.id for pair in running],
        hits=[pair.id for pair in running if all(says(pair.agreement) for _, says in _CONTENTS)],
        nouns="pairs under way",
    )


def _signing(sight: Sight, survey: Survey | None) -> Iterator[Chart]:
    if survey is None or not survey.under_way:
        return
    counts: Counter[str] = Counter(_signed_by(sight, each.pair) for each in survey.under_way)
    labels = (_ALL, _SOME, _NOBODY, *(label for label in (_STALE, _FOR_OTHERS) if counts[label]))
    rows = [(label, (counts[label],)) for label in labels]
    yield bars_chart(
        "signed-by",
        "Who has signed",
        "Agreements of pairs under way, by who has signed them.",
        "Each pair under way is counted once. Where git knows which commit brought a signature in, it also says over"
        " which terms and by whom.",
        rows,
        (("brand", "pairs"),),
        axis="Signed by",
        notes=[number(count) for _, (count,) in rows],
        in_shares=False,
    )


def _signed_by(sight: Sight, pair: Pair) -> str:
    if holds(sight, pair):
        return _ALL
    if not is_signed(pair, sight.today):
        return _SOME if any(state.is_signed for state in signature_states(pair, sight.today)) else _NOBODY
    standings = {each.standing for each in sight.signed[pair.id].standings}
    return _STALE if Standing.STALE in standings else _FOR_OTHERS


def _rhythms(running: Sequence[Pair]) -> Iterator[Chart]:
    if not running:
        return
    yield columns_chart(
        "agreed-rhythm",
        "How often they want to meet",
        "Each pair chooses for itself; every figure on meetings is measured against this.",
        "Pairs under way by the rhythm in their agreement.",
        [(label, (count,)) for label, count in rhythms([pair.agreement for pair in running]).items()],
        (("brand", "pairs"),),
        axis="Every",
        shown_axis="every",
    )
    minutes = Counter(_length(pair.agreement.meetings.minutes) for pair in running)
    labels = (*(label for _, label in _MINUTES), "over 90")
    yield columns_chart(
        "agreed-length",
        "How long a meeting is to be",
        "The length that pairs agreed on.",
        "Pairs under way by the length of a meeting in their agreement, in minutes.",
        [(label, (minutes[label],)) for label in labels],
        (("brand", "pairs"),),
        axis="Minutes",
        shown_axis="minutes",
    )
    rows = [(label, (count,)) for label, count in _channels(running)]
    yield bars_chart(
        "agreed-channel",
        "Where they want to meet",
        "The place or the way that pairs agreed on for their meetings.",
        "Pairs under way by the channel in their agreement.",
        rows,
        (("brand", "pairs"),),
        axis="Where",
        notes=[number(count) for _, (count,) in rows],
        in_shares=False,
    )


def rhythms(agreements: Sequence[Agreement]) -> Mapping[str, int]:
    """Return how many agreements have each rhythm, the shortest first. "7 days" and "1 week" are one."""
    found: dict[float, list[str]] = {}
    for agreement in agreements:
        every = agreement.meetings.every
        found.setdefault(every.days, []).append(str(every))
    return {min(texts, key=lambda text: (len(text), text)): len(texts) for _, texts in sorted(found.items())}


def _length(minutes: int) -> str:
    return next((label for most, label in _MINUTES if minutes <= most), "over 90")


def _channels(running: Sequence[Pair]) -> tuple[tuple[str, int], ...]:
    """The words that most pairs use, in order of the alphabet, then all others together."""
    said = Counter(pair.agreement.meetings.channel.casefold() for pair in running)
    unsaid = said.pop("", 0)
    common = [words for words, _ in sorted(said.items(), key=lambda item: (-item[1], item[0]))][
        :_MOST_CHANNELS
    ]
    others = said.total() - sum(said[words] for words in common)
    rest = (("Some other way", others), ("Not said", unsaid))
    return (
        *((words[:1].upper() + words[1:], said[words]) for words in sorted(common)),
        *((label, count) for label, count in rest if count),
    )


def _contents(survey: Survey | None) -> Iterator[Chart]:
    if survey is None or not survey.under_way:
        return
    agreements = [each.pair.agreement for each in survey.under_way]
    rows = []
    for label, says in _CONTENTS:
        there = sum(bool(says(agreement)) for agreement in agreements)
        rows.append((label, (there, len(agreements) - there)))
    yield bars_chart(
        "contents",
        "What the agreements say",
        "How many agreements have each part that a good agreement has.",
        "Pairs under way whose agreement says something about it. Whether it is well said, nobody counts.",
        rows,
        (("brand", "says it"), ("missing", "does not")),
        axis="Part",
    )
