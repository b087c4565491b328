"""Rules on how long words are kept. Corpus in, findings out."""

from collections.abc import Collection, Iterator, Mapping

from generator.checking.corpus import Corpus
from generator.checking.facts_only import Data, Records, facts_only
from generator.checking.rules import walks
from generator.words.codes import privacy as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import DAYS_PER_MONTH, Pair
from generator.words.numbers import counted
from generator.words.places import Kind, Place

_OF_A_PAIR = (Kind.AGREEMENT, Kind.GOALS, Kind.LOG_ENTRY)


def check_detail(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that of pairs which ended long ago only facts are kept."""
    months = corpus.programme.program.policy.retire_after_months
    old = [
        (file, pair) for file, pair in walks.pairs(corpus) if corpus.program_is_sound and is_old(corpus, pair)
    ]
    records = records_of_pairs(corpus, {pair.id for _, pair in old}) if old else {}
    for file, pair in old:
        wordy = [
            name for name, data in facts_only(records[pair.id]).items() if data != records[pair.id][name][1]
        ]
        if wordy:
            ended = "status" if pair.agreement.closing is None else "closing"
            yield corpus.finding(
                codes.KEPT_TOO_LONG,
                file,
                (ended,),
                f'The pair ended on "{pair.agreement.last_day}", more than {counted(months, "month")} ago, and'
                f" {counted(len(wordy), 'record of it is', 'records of it are')} kept in every word.",
                f"Run: pairbook retire {pair.id}",
                at_key=True,
            )


def is_old(corpus: Corpus, pair: Pair) -> bool:
    """Return whether a pair ended longer ago than its words are to be kept."""
    months = corpus.programme.program.policy.retire_after_months
    last = pair.agreement.last_day
    return pair.agreement.status.has_ended and (corpus.today - last).days > months * DAYS_PER_MONTH


def records_of_pairs(corpus: Corpus, pairs: Collection[str] | None = None) -> Mapping[str, Records]:
    """Return, by pair, all its records that have the right shape; of certain pairs, where only these are wanted."""
    found: dict[str, dict[str, tuple[Place, Data]]] = {}
    for file, place in corpus.places.items():
        is_wanted = place.kind in _OF_A_PAIR and (pairs is None or place.owner in pairs)
        if is_wanted and file in corpus.sound:
            found.setdefault(place.owner, {})[file] = (place, corpus.documents[file].data)
    return found
