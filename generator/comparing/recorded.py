"""From git's history to days: when each entry of a pair came in, and when its terms did. Values in, values out."""

import datetime as dt

from generator.comparing.signatures import SignedAgreement
from generator.words.history import History
from generator.words.model import Pair
from generator.words.places import entry_file
from generator.words.recorded import UNRECORDED, Recorded
from generator.words.zones import day_in


def recorded_of(history: History, pair: Pair, signed: SignedAgreement | None, zone: dt.tzinfo) -> Recorded:
    """Return what git knows of one pair's records, in days of `zone`."""
    if not history.head:
        return Recorded(why=history.trouble) if history.trouble else UNRECORDED
    entries = {}
    for entry in pair.entries:
        first = history.first_change(entry_file(pair.id, entry.stem))
        if first and (day := day_in(zone, first.commit.authored)):
            entries[entry.stem] = day
    return Recorded(
        entries=entries,
        first_signatures=signed.first_signatures if signed else {},
        terms_since=_terms_since(signed, zone),
    )


def _terms_since(signed: SignedAgreement | None, zone: dt.tzinfo) -> dt.date | None:
    if signed is None or len(signed.versions) < 2:
        return None
    since = signed.versions[-1].since
    return day_in(zone, since.authored) if since else None
