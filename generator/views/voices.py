"""Voices in numbers: what people said in anonymous surveys, as sums. A sight in, a page and parts of others out.

The public gets the means alone, and only those that rest on enough answers; how answers are spread, and every
single survey, is for members.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.figures.programme import PROGRAMME
from generator.figures.voices import VOICES as FIGURES
from generator.figures.voices import latest
from generator.views.figure_tiles import FigureTile, figure_tile, value_words
from generator.views.frame import Frame, view_frame
from generator.views.guides import COORDINATORS_GUIDE
from generator.views.links import VOICES, Links, record_link
from generator.views.names import cohort_name
from generator.views.page import Page
from generator.views.report_page import Chapter, chapters
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import day
from generator.words.figure import Scope
from generator.words.model import Pulse, PulseQuestion, PulseResult, PulseScale
from generator.words.numbers import counted
from generator.words.places import pulse_file

_TONES = ("low-2", "low-1", "mid", "high-1", "high-2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a scale and how many chose it."""

    step: int
    count: int
    share: float
    """Of the most that chose any step, from 0 to 1."""
    tone: str
    """Which of five colours, from least to most favourable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCard:
    """One of the four questions."""

    tile: FigureTile
    steps: tuple[Step, ...]
    """How answers are spread, the most favourable first; empty where surveys used different scales, or for the public."""
    asked_as: tuple[str, ...]
    """The question as people read it, each wording once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question that a programme added itself."""

    text: str
    mean: str
    scale: str
    basis: str
    survey: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """One survey."""

    day: str
    href: str
    """Address of the record; empty where this audience gets no such links."""
    cohort: str
    cohort_href: str
    answered: str
    cells: tuple[tuple[str, str, str], ...]
    """Column, mean and scale of each of the four; a dash where it was not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What people said, of the programme or of one cohort; for the macros in ``parts/voices.html.j2``."""

    cards: tuple[VoiceCard, ...]
    own: tuple[OwnQuestion, ...]
    columns: tuple[str, ...]
    surveys: tuple[SurveyRow, ...]
    """Newest first; none for the public."""
    fewest: int
    """How many answers a mean rests on at least, for this audience; 0 is no limit."""
    guide: str
    """Address of how to ask."""
    page: str
    """Address of the page on all voices."""

    @property
    def has_any(self) -> bool:
        """Whether anybody was heard."""
        return any(card.tile.value for card in self.cards) or bool(self.own)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicesView:
    """The page on all voices."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    voices: Voices


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the page on all voices."""
    links = Links(VOICES)
    view = VoicesView(
        frame=view_frame(sight, VOICES),
        chapters=chapters(sight, VOICES),
        voices=view_voices(sight, links, PROGRAMME),
    )
    yield Page(VOICES, "pages/voices.html.j2", "Voices in numbers", view)


def view_voices(sight: Sight, links: Links, scope: Scope) -> Voices:
    """Return what people said: all of them, or those of one cohort."""
    pulses = _pulses(sight, scope)
    columns = tuple(_card(sight, scope, question, pulses) for question in FIGURES)
    return Voices(
        cards=tuple(card for card in columns if card is not None),
        own=tuple(_own_questions(sight, pulses)),
        columns=tuple(_COLUMNS[question] for question in FIGURES),
        surveys=tuple(_row(sight, links, pulse) for pulse in reversed(pulses)),
        fewest=sight.smallest_group,
        guide=links.to(COORDINATORS_GUIDE, "survey"),
        page=links.to(VOICES),
    )


_COLUMNS = {
    PulseQuestion.USEFULNESS: "Useful",
    PulseQuestion.FIT: "Fit",
    PulseQuestion.MET_AS_AGREED: "Met as agreed",
    PulseQuestion.WISH_TO_GO_ON: "Go on",
}


def _pulses(sight: Sight, scope: Scope) -> Sequence[Pulse]:
    """Surveys up to today, in order."""
    return [
        pulse
        for pulse in sight.programme.pulses
        if pulse.date <= sight.today and scope in (PROGRAMME, Scope("cohort", pulse.cohort))
    ]


def _card(sight: Sight, scope: Scope, question: PulseQuestion, pulses: Iterable[Pulse]) -> VoiceCard | None:
    figure = sight.figure(scope, FIGURES[question])
    if figure is None:
        return None
    results = [voice.result for voice in latest(pulses, question, sight.today)]
    return VoiceCard(
        tile=figure_tile(sight, figure),
        steps=_steps(results),
        asked_as=tuple(dict.fromkeys(result.text for result in results if result.text)),
    )


def _steps(results: Sequence[PulseResult]) -> tuple[Step, ...]:
    """How answers are spread, the most favourable first; nothing where different scales would have to be made one."""
    scales = {(result.scale.lowest, result.scale.highest) for result in results}
    if len(scales) != 1:
        return ()
    ((lowest, highest),) = scales
    counts = {
        step: sum(result.distribution.get(step, 0) for result in results)
        for step in range(highest, lowest - 1, -1)
    }
    most = max(counts.values()) or 1
    return tuple(
        Step(step=step, count=count, share=count / most, tone=_tone(step, lowest, highest))
        for step, count in counts.items()
    )


def _tone(step: int, lowest: int, highest: int) -> str:
    return _TONES[round((step - lowest) / (highest - lowest) * (len(_TONES) - 1))]


def _own_questions(sight: Sight, pulses: Sequence[Pulse]) -> Iterator[OwnQuestion]:
    """Newest first."""
    if not sight.audience.may_see(Audience.MEMBERS):
        return
    for pulse in reversed(pulses):
        for result in pulse.results:
            if result.question is PulseQuestion.OTHER:
                yield OwnQuestion(
                    text=result.text,
                    mean=_mean(result),
                    scale=_scale(result.scale),
                    basis=f"{counted(result.n, 'answer')}, {pulse.asked - result.n} missing"
                    if pulse.asked > result.n
                    else counted(result.n, "answer"),
                    survey=f"{cohort_name(sight, pulse.cohort)}, {day(pulse.date)}",
                    steps=_steps([result]),
                )


def _row(sight: Sight, links: Links, pulse: Pulse) -> SurveyRow:
    means = {result.question: result for result in pulse.results}
    return SurveyRow(
        day=day(pulse.date),
        href=record_link(sight, pulse_file(pulse.stem)),
        cohort=cohort_name(sight, pulse.cohort),
        cohort_href=links.cohort(pulse.cohort),
        answered=f"{pulse.answered} of {pulse.asked}",
        cells=tuple(_cell(_COLUMNS[question], means.get(question)) for question in FIGURES),
    )


def _cell(column: str, result: PulseResult | None) -> tuple[str, str, str]:
    if result is None:
        return column, "–", ""
    is_common = result.scale == PulseScale()
    return column, _mean(result), "" if is_common else _scale(result.scale)


def _mean(result: PulseResult) -> str:
    """As the tiles round it."""
    return value_words("answer", result.mean)[0]


def _scale(scale: PulseScale) -> str:
    return f"on a scale from {scale.lowest} to {scale.highest}"
