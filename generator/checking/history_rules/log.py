"""Rules on log entries that changed. Two states of the records in, findings out."""

from collections.abc import Iterator

from generator.checking.since_base import SinceBase
from generator.comparing.facts import changed_facts
from generator.words.codes import history as codes
from generator.words.diagnostic import Diagnostic
from generator.words.phrases import listed
from generator.words.places import entry_file


def check_facts(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that what an entry says stays as it was written down."""
    for before, after in since.pairs():
        entries = {entry.stem: entry for entry in after.entries}
        for entry in before.entries:
            changes = changed_facts(entry, entries[entry.stem]) if entry.stem in entries else ()
            if changes:
                yield since.finding(
                    codes.FACTS_REWRITTEN,
                    entry_file(after.id, entry.stem),
                    (changes[0].fact,),
                    "This entry says something else than when it was written: "
                    f"{listed(change.words for change in changes)}.",
                    f"Put it back as it was, and add an entry, such as {entry.stem}-corrected.yml, with"
                    f' "corrects: {entry.stem}" and everything as it really was.',
                    at_key=True,
                )
