"""What a change of surveys' results means: surveys before and after in, sentences out. Pure."""

from collections.abc import Iterator

from generator.comparing.changes import Change, by_id, fields_changed, meaning
from generator.comparing.circle import Circle
from generator.words.model import Pulse
from generator.words.numbers import counted
from generator.words.phrases import listed

_TITLES = {
    "cohort": "the cohort",
    "date": "the date",
    "asked": "how many were asked",
    "answered": "how many answered",
    "results": "the results",
}


def compare_pulses(before: tuple[Pulse, ...], after: tuple[Pulse, ...], circle: Circle) -> Iterator[Change]:
    """Yield which surveys are new, gone or say something else. A coordinator answers for the sums."""
    needs = (circle.coordinator("the surveys"),)
    old, new = by_id(before, "stem"), by_id(after, "stem")
    for key in (*new, *(gone for gone in old if gone not in new)):
        was, is_ = old.get(key), new.get(key)
        if sentence := _sentence(was, is_):
            yield Change(sentence, ["survey", *key, meaning(was), meaning(is_)], needs)


def _sentence(was: Pulse | None, is_: Pulse | None) -> str:
    if is_ is None:
        return f"The survey {was.stem} is taken out." if was else ""
    if was is None:
        questions = counted(len(is_.results), "question")
        return f"New survey of {is_.cohort}, {is_.date}: {is_.answered} of {is_.asked} answered, {questions}."
    changed = fields_changed(was, is_, _TITLES)
    verb = "changes" if len(changed) == 1 else "change"
    return f"Of the survey {is_.stem}, {listed(changed)} {verb}." if changed else ""
