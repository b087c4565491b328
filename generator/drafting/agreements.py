"""Drafts of what happens to an agreement: signing, changing, pausing, going on, ending."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from generator.checking.structure import structure
from generator.comparing.steps import NEXT
from generator.comparing.terms import same_terms
from generator.drafting.draft import Draft, Records, Said, changed_record, cleaned, day_in, laid_over
from generator.words.model import Agreement, Pair, Pause, Status
from generator.words.obstacle import Obstacle
from generator.words.phrases import listed
from generator.words.places import Kind, agreement_file

_DAY = dt.timedelta(days=1)


def draft_signature(records: Records, pair: str, person: str, day: dt.date, *, begins: bool = False) -> Draft:
    """Return an agreement that somebody signs on a day; where they have signed before, they sign again.

    With `begins`, a pair that is proposed is active from now on. Raises Obstacle where the person is not in the pair,
    the pair is over, or they have signed on that very day and nothing begins.
    """
    known, data = _open(records, pair)
    agreement = known.agreement
    if person not in agreement.members:
        raise Obstacle(f'"{person}" is not in the pair "{pair}", whose agreement {_named(agreement)} sign.')
    has_signed_then = agreement.signatures.get(person) == day
    if has_signed_then and not begins:
        raise Obstacle(f'"{person}" has signed this agreement on {day} already.')
    signatures = {**data.get("signatures", {}), person: day.isoformat()}
    wanted = {**data, "signatures": signatures}
    if begins:
        _require_step(known, Status.ACTIVE)
        wanted["status"] = Status.ACTIVE.value
    again = " again" if person in agreement.signatures else ""
    title = f"Begin {pair}" if has_signed_then else f"Sign the agreement of {pair}{again}"
    return _changed(records, pair, wanted, title)


def draft_amendment(records: Records, pair: str, said: Said, *, signs: str = "") -> Draft:
    """Return an agreement that says something else: the fields that are said, the rest as it stands.

    Where the terms mean something else then, the signatures go that this makes stale; `signs`, the id of the person
    who makes the change, has it signed by them today. Lists are replaced as a whole.
    """
    known, data = _open(records, pair)
    wanted = laid_over(data, cleaned(said))
    if wanted == data:
        raise Obstacle(f'The agreement of "{pair}" says this already.')
    after = _structured(wanted)
    if after is None or not same_terms(known.agreement, after):
        wanted.pop("signatures", None)
        if signs:
            wanted["signatures"] = {signs: records.today.isoformat()}
    return _changed(records, pair, wanted, f"Change the agreement of {pair}")


def draft_pause(records: Records, pair: str, first_day: dt.date, last_day: dt.date | None = None) -> Draft:
    """Return an agreement with a pause. The pair is paused unless the pause has a last day and is not now.

    Raises Obstacle where the pair is not active, or the pause ends before it begins.
    """
    known, data = _open(records, pair)
    _require_step(known, Status.PAUSED)
    if last_day and last_day < first_day:
        raise Obstacle(f"The pause would end on {last_day}, before its first day, {first_day}.")
    pause = cleaned({"from": first_day, "to": last_day})
    is_now = last_day is None or first_day <= records.today <= last_day
    status = Status.PAUSED if is_now else known.agreement.status
    wanted = {**data, "status": status.value, "pauses": [*data.get("pauses", ()), pause]}
    return _changed(records, pair, wanted, f"Pause {pair}")


def draft_resumption(records: Records, pair: str, first_day: dt.date) -> Draft:
    """Return the agreement of a paused pair that goes on from a day: its pause ends on the day before."""
    known, data = _open(records, pair)
    if known.agreement.status is not Status.PAUSED:
        raise Obstacle(f'The pair "{pair}" is not paused: it is {_in_words(known.agreement.status)}.')
    pauses = _ended(known.agreement.pauses, data.get("pauses", []), first_day - _DAY)
    wanted = {**data, "status": Status.ACTIVE.value, "pauses": pauses}
    return _changed(records, pair, wanted, f"Resume {pair}")


def likely_ending(agreement: Agreement, day: dt.date) -> Status:
    """Return how a pair that ends on a day most likely ends: early, unless nearly all of its time is over."""
    if agreement.status is Status.PROPOSED:
        return Status.WITHDRAWN
    length = agreement.ends - agreement.starts
    return Status.COMPLETED if day >= agreement.ends - length / 10 else Status.ENDED_EARLY


def draft_closing(records: Records, pair: str, status: Status, said: Said) -> Draft:
    """Return the agreement of a pair that is over: completed, ended early, or withdrawn before it began.

    `said` are the fields of its `closing`; without a date it closes today. A pause that is open ends with it. A pair
    that is withdrawn has no closing. Raises Obstacle where the pair cannot end so.
    """
    known, data = _open(records, pair)
    _require_step(known, status)
    wanted = {**data, "status": status.value}
    if status is not Status.WITHDRAWN:
        closing = cleaned({"date": records.today, **{name: value for name, value in said.items() if value}})
        day = day_in(closing, "date") or records.today
        wanted["closing"] = closing
        if known.agreement.pauses:
            wanted["pauses"] = _ended(known.agreement.pauses, data["pauses"], day)
    verb = "Withdraw" if status is Status.WITHDRAWN else "Close"
    return _changed(records, pair, wanted, f"{verb} {pair}")


def _open(records: Records, pair: str) -> tuple[Pair, dict[str, Any]]:
    """Return a pair that is not over, and what its agreement says."""
    known = records.pair(pair)
    if known.agreement.status.has_ended:
        raise Obstacle(
            f'The pair "{pair}" is {_in_words(known.agreement.status)}, and what is over stays over.'
            " Two who begin again are a new pair."
        )
    return known, records.data(agreement_file(pair))


def _require_step(pair: Pair, status: Status) -> None:
    now = pair.agreement.status
    if status not in NEXT[now]:
        choices = listed(_in_words(each) for each in NEXT[now])
        raise Obstacle(
            f'The pair "{pair.id}" is {_in_words(now)}, so it cannot become {_in_words(status)}, only {choices}.'
        )


def _ended(known: tuple[Pause, ...], pauses: list[Any], last_day: dt.date) -> list[Any]:
    """Return pauses of which none goes on after a day, those that are planned for later aside."""
    return [
        written
        if pause.until and (pause.until <= last_day or pause.from_ > last_day + _DAY)
        else {**written, "to": max(last_day, pause.from_).isoformat()}
        for pause, written in zip(known, pauses, strict=True)
    ]


def _structured(data: Mapping[str, Any]) -> Agreement | None:
    try:
        return structure(data, Agreement)
    except msgspec.ValidationError:
        return None


def _changed(records: Records, pair: str, wanted: Mapping[str, Any], title: str) -> Draft:
    return changed_record(records, Kind.AGREEMENT, agreement_file(pair), wanted, title)


def _named(agreement: Agreement) -> str:
    return listed(agreement.members) or "nobody yet may"


def _in_words(status: Status) -> str:
    return status.value.replace("_", " ")
