"""Drafts of people's records."""

from generator.drafting.draft import Draft, Records, Said, cleaned, new_record
from generator.importing.slugs import make_id, numbered
from generator.words.places import Kind, person_file


def new_person_id(records: Records, name: str) -> str:
    """Return an id for a new person of that name; a number tells two of one name apart."""
    places = records.corpus.places.values()
    return numbered(make_id(name, "person"), {place.owner for place in places if place.kind is Kind.PERSON})


def draft_person(records: Records, said: Said, *, id_: str = "") -> Draft:
    """Return a new person's record. Without an id, one is made of the name.

    A role (`mentor` or `mentee`) that is said to be there stays, even if nothing more is said of it.
    """
    data = cleaned(said)
    for role in ("mentor", "mentee"):
        if isinstance(said.get(role), dict):
            data.setdefault(role, {"capacity": 1})
    id_ = id_ or new_person_id(records, str(data.get("name", "")))
    return new_record(records, person_file(id_), data, f"Add {data.get('name', id_)}")
