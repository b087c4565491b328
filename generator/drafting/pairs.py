"""Drafts of new pairs: an agreement that somebody proposes, and nobody has signed yet."""

import datetime as dt
from typing import Any

from generator.drafting.draft import Draft, Records, Said, cleaned, day_in, laid_over, new_record
from generator.drafting.templates import template_terms
from generator.importing.slugs import make_id, numbered
from generator.words.model import PagePublication, Program, Status
from generator.words.phrases import listed
from generator.words.places import ID, agreement_file
from generator.words.slugs import LONGEST_ID


def begun_agreement(program: Program, today: dt.date) -> dict[str, Any]:
    """Return a proposed agreement as far as the programme tells: the cohort that new pairs join, its days, a rhythm."""
    cohort = program.cohort_to_join(today)
    days = {"cohort": cohort.id, "starts": max(cohort.starts, today), "ends": cohort.ends} if cohort else {}
    return cleaned(
        {
            **days,
            "status": Status.PROPOSED.value,
            "meetings": {"every": "2 weeks", "minutes": 60},
            # Who wants a page on the public site says so.
            "publication": PagePublication.UNLISTED.value,
        }
    )


def new_pair_id(records: Records, said: Said) -> str:
    """Return an id for a new pair: its people's, mentees first, and a number where that is taken."""
    people = [str(person) for side in ("mentees", "mentors") for person in said.get(side) or ()]
    taken = {place.pair for place in records.corpus.places.values()}
    return numbered(make_id("-".join(people)[:LONGEST_ID] or "pair", "pair"), taken)


def draft_pair(records: Records, said: Said, *, template: str = "", id_: str = "") -> Draft:
    """Return a new pair's agreement, proposed.

    What nobody says comes from the agreement to begin from that `template` names, if any, and then from
    `begun_agreement`. Raises Obstacle where `id_`, or the id that is made of its people, cannot be that of a pair or is taken.
    """
    wanted = cleaned(said)
    begun = begun_agreement(records.corpus.programme.program, records.today)
    sides = {side: wanted.get(side, []) for side in ("mentors", "mentees")}
    data = {**begun, **wanted, **sides}
    if template:
        terms = template_terms(template, day_in(data, "starts"), day_in(data, "ends"))
        data |= laid_over(cleaned(terms), wanted)
    data["meetings"] = laid_over(begun["meetings"], data.get("meetings", {}))
    id_ = id_ or new_pair_id(records, data)
    people = listed(str(person) for side in sides.values() for person in side)
    title = f"Propose the pair of {people}" if people else f"Propose the pair {id_}"
    return new_record(records, agreement_file(id_) if ID.match(id_) else "", data, title)
