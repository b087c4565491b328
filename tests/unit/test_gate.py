"""The audience gate: nobody sees what is not theirs."""

import datetime as dt

import msgspec
import pytest

from generator.figures.programme import figures_of_programme
from generator.reading.schemas import read_schemas
from generator.views.gate import see
from generator.words.audience import Audience
from generator.words.figure import Scope
from generator.words.model import PagePublication, Person, Publication, Status
from tests.test_never_raises import RECORDS, check_all

TODAY = dt.date(2026, 10, 15)
SCHEMAS = read_schemas()


@pytest.fixture(scope="module")
def programme():
    return check_all({file: text.encode() for file, text in RECORDS.items()}).corpus.programme


def sight(programme, audience):
    return see(programme, figures_of_programme(programme, TODAY), audience, TODAY, SCHEMAS)


def test_coordinators_see_everything(programme):
    seen = sight(programme, Audience.COORDINATORS).programme
    assert seen == programme


def test_members_see_all_but_what_is_for_coordinators(programme):
    seen = sight(programme, Audience.MEMBERS).programme
    assert seen.pairs == programme.pairs
    assert seen.people["ada"].reports_to == ""
    assert seen.people["ada"].name == "Ada Lovelace"


def test_what_is_hidden_is_hidden_also_where_it_says_no(programme):
    """Only what stands at its default is not in the record, and needs no hiding."""
    ada = msgspec.structs.replace(programme.people["ada"], public_name="Ada", reminders=False)
    told = msgspec.structs.replace(programme, people={**programme.people, "ada": ada})
    assert sight(told, Audience.MEMBERS).programme.people["ada"].reminders is False
    assert sight(told, Audience.PUBLIC).programme.people["ada"].reminders is True
    alone = Person(id="ada", public_name="Ada", reminders=False)
    told = msgspec.structs.replace(programme, people={**programme.people, "ada": alone})
    assert sight(told, Audience.PUBLIC).programme.people["ada"] == Person(id="ada", public_name="Ada")


def test_the_public_sees_no_logs_no_levels_and_no_names_without_consent(programme):
    seen = sight(programme, Audience.PUBLIC).programme
    pair = seen.pairs["ada-grace"]
    assert pair.entries == ()
    assert pair.goals[0].levels == {}
    assert pair.agreement.mentors == ("grace",)
    assert pair.agreement.mentees == ("?mentee1",)
    assert set(seen.people) == {"grace"}
    assert seen.people["grace"].name == ""
    assert seen.people["grace"].public_name == "Grace"


def test_an_unlisted_pair_has_no_page_for_the_public(programme):
    pair = programme.pairs["ada-grace"]
    agreement = msgspec.structs.replace(pair.agreement, publication=PagePublication.UNLISTED)
    hidden = msgspec.structs.replace(
        programme, pairs={pair.id: msgspec.structs.replace(pair, agreement=agreement)}
    )
    seen = sight(hidden, Audience.PUBLIC)
    assert seen.programme.pairs == {}
    assert Scope("pair", "ada-grace") not in seen.figures
    assert set(sight(hidden, Audience.MEMBERS).programme.pairs) == {"ada-grace"}


def test_the_public_sees_no_figure_of_hidden_fields_over_few_people(programme):
    figures = sight(programme, Audience.PUBLIC).figures
    shown = {figure.name for named in figures.values() for figure in named.values()}
    assert "cadence-adherence" not in shown
    assert "cadence-adherence" in sight(programme, Audience.MEMBERS).figures[Scope("pair", "ada-grace")]
    assert all(figure.records == () for named in figures.values() for figure in named.values())


def test_a_pair_with_somebody_unnamed_is_not_called_by_its_id_in_public_addresses(programme):
    """A pair may be called by any name of its people, not only by the words of their ids."""
    pair, ada = programme.pairs["ada-grace"], programme.people["ada"]
    numbered = msgspec.structs.replace(
        programme,
        program=msgspec.structs.replace(programme.program, publication=Publication(open=False)),
        people={**programme.people, "p-17": msgspec.structs.replace(ada, id="p-17")},
        pairs={
            pair.id: msgspec.structs.replace(
                pair, agreement=msgspec.structs.replace(pair.agreement, mentees=("p-17",), signatures={})
            )
        },
    )
    assert set(sight(numbered, Audience.PUBLIC).programme.pairs) == {"pair.1"}
    named = msgspec.structs.replace(ada, id="p-17", public_name="A. L.")
    agreed = msgspec.structs.replace(numbered, people={**numbered.people, "p-17": named})
    assert set(sight(agreed, Audience.PUBLIC).programme.pairs) == {"ada-grace"}
    assert set(sight(numbered, Audience.MEMBERS).programme.pairs) == {"ada-grace"}


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS])
def test_a_proposal_that_was_withdrawn_is_for_coordinators_alone(programme, audience):
    (pair,) = programme.pairs.values()
    agreement = msgspec.structs.replace(
        pair.agreement, status=Status.WITHDRAWN, publication=PagePublication.UNLISTED
    )
    withdrawn = msgspec.structs.replace(pair, agreement=agreement, entries=(), goals=())
    without = msgspec.structs.replace(programme, pairs={})
    declined = msgspec.structs.replace(programme, pairs={pair.id: withdrawn})
    assert sight(declined, audience) == sight(without, audience)
    assert sight(declined, Audience.COORDINATORS).programme.pairs == {pair.id: withdrawn}
    named = msgspec.structs.replace(
        withdrawn, agreement=msgspec.structs.replace(agreement, publication=PagePublication.NAMED)
    )
    assert (
        len(sight(msgspec.structs.replace(programme, pairs={pair.id: named}), audience).programme.pairs) == 1
    )
