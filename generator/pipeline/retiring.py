"""From pairs that have ended to their records reduced to facts. Writes nothing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.checking.facts_only import facts_only
from generator.checking.rules.retention import is_old, records_of_pairs
from generator.figures.programme import figures_of_programme
from generator.pipeline.records import Checked
from generator.pipeline.rewriting import Present, Rewriting, check_rewriting
from generator.words.obstacle import Obstacle
from generator.writing.record_text import render_record


@dataclass(frozen=True, slots=True)
class Retired:
    """What retiring pairs does."""

    pairs: tuple[str, ...]
    """Those of which words go."""
    rewriting: Rewriting


def retire_pairs(present: Present, wanted: Iterable[str] = ()) -> Retired:
    """Return the records of `wanted` pairs, or of all that ended long ago, reduced to facts.

    Raises Obstacle where there is no such pair, or it has not ended.
    """
    corpus = present.checked.corpus
    pairs = tuple(dict.fromkeys(wanted)) or tuple(
        pair.id for pair in corpus.programme.pairs.values() if is_old(corpus, pair)
    )
    _require_ended(present.checked, pairs)
    records = records_of_pairs(corpus)
    written = {file.place.file: file.content for file in present.files}
    changed: dict[str, bytes] = {}
    for pair in pairs:
        for file, data in facts_only(records[pair]).items():
            text = render_record(corpus.places[file].kind, data).encode()
            if text != written[file]:
                changed[file] = text
    rewriting = Rewriting(changed)
    after = check_rewriting(present, rewriting)
    if _figures(present.checked) != _figures(after):
        raise ValueError("Figures of a pair would change.")
    touched = tuple(pair for pair in pairs if any(file in changed for file in records[pair]))
    return Retired(touched, rewriting)


def _figures(checked: Checked) -> object:
    return figures_of_programme(checked.corpus.programme, checked.corpus.today)


def _require_ended(checked: Checked, pairs: Collection[str]) -> None:
    known = checked.corpus.programme.pairs
    for pair in pairs:
        if pair not in known:
            raise Obstacle(f'There is no pair "{pair}" in records/pairs.')
        if not known[pair].agreement.status.has_ended:
            raise Obstacle(
                f'The pair "{pair}" has not ended: it is {known[pair].agreement.status}. Its words are still needed.'
            )
