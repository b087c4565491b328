"""The rules on what history forbids: one table of small functions, unaware of one another.

Two states of the records in, findings out. A rule reads no disk and knows no outlet; it stays quiet about what
cannot be read on either side.
"""

from collections.abc import Callable, Iterator

from generator.checking.history_rules import goals, ids, log, removals, signatures, status
from generator.checking.since_base import SinceBase
from generator.words.diagnostic import Diagnostic

HistoryRule = Callable[[SinceBase], Iterator[Diagnostic]]

HISTORY_RULES: tuple[HistoryRule, ...] = (
    removals.check_entries,
    log.check_facts,
    goals.check_levels,
    goals.check_rated,
    signatures.check_signers,
    status.check_steps,
    status.check_beginning,
    ids.check_pairs,
    ids.check_people,
    ids.check_goals,
    ids.check_steps,
    removals.check_privacy,
    removals.check_forgotten,
)
"""Every rule, in the order of the codes."""


def check_history(since: SinceBase) -> tuple[Diagnostic, ...]:
    """Return what all rules find, by file and place."""
    found = (finding for rule in HISTORY_RULES for finding in rule(since))
    return tuple(sorted(found, key=lambda finding: finding.order))
