"""Of equal texts and days one is kept, and values stay what they are."""

import datetime as dt
from enum import StrEnum

import msgspec

from generator.checking.structure import structure
from generator.pipeline import sharing
from generator.pipeline.known import check_known
from generator.pipeline.sharing import Sharing
from generator.words.figure import Figure, Scope
from generator.words.model import Pair
from tests.conftest import MakeProgramme

DAY = dt.date(2026, 3, 4)


def pair(id_: str) -> Pair:
    """Make a pair no part of which is one of another pair."""

    def text(word: str) -> str:
        return "".join(word)

    ada, grace, topic = text("ada"), text("grace"), text("testing")
    agreement = {
        "mentors": [text(ada + "-x")],
        "mentees": [text(grace + "-x")],
        "cohort": text("spring" + "-26"),
        "starts": DAY.isoformat(),
        "ends": "2026-12-31",
        "status": "active",
        "topics": [text(topic + "-x")],
        "meetings": {"every": "2 weeks", "channel": text("video" + "-x")},
        "publication": "named",
    }
    goal = {
        "id": text("goal" + "-x"),
        "title": "Test",
        "kind": "skill",
        "set_on": DAY.isoformat(),
        "due": "2026-09-30",
        "levels": {"0": "Fine"},
        "objectives": [{"id": "a", "what": "Try", "due": DAY.isoformat()}],
    }
    entry = {
        "date": DAY.isoformat(),
        "kind": "meeting",
        "outcome": "held",
        "present": [text(ada + "-x"), text(grace + "-x")],
        "next": [{"id": text("act" + "-x"), "who": text(ada + "-x"), "what": "Read", "due": DAY.isoformat()}],
        "ratings": [{"goal": text("goal" + "-x"), "level": 0, "by": text(ada + "-x")}],
    }
    data = {
        "id": id_,
        "agreement": agreement,
        "goals": [goal],
        "entries": [entry | {"stem": DAY.isoformat()}],
    }
    return structure(data, Pair)


class Word(StrEnum):
    ADA = "ada"


class Named(msgspec.Struct, frozen=True):
    name: str


def test_a_word_of_a_choice_is_no_text_and_stays_what_it_is():
    share = Sharing().share
    chosen, plain = Named(Word.ADA), Named("".join(("a", "da")))
    share(chosen)
    share(plain)
    assert (type(chosen.name), type(plain.name)) == (Word, str)


def test_pairs_share_people_words_and_days_and_stay_the_same():
    one, other = pair("one"), pair("other")
    assert one.agreement.cohort is not other.agreement.cohort
    shared = Sharing()
    shared.share(one)
    shared.share(other)
    assert (one, other) == (pair("one"), pair("other"))
    assert repr(one) == repr(pair("one"))
    entry, goal = one.entries[0], one.goals[0]
    (ada,), (grace,) = other.agreement.mentors, other.agreement.mentees
    assert entry.present[0] is entry.next[0].who is entry.ratings[0].by is ada
    assert entry.present[1] is grace
    assert entry.ratings[0].goal is goal.id is other.goals[0].id
    days = (entry.date, entry.next[0].due, goal.set_on, goal.objectives[0].due, one.agreement.starts)
    assert all(day is other.agreement.starts for day in days)
    assert one.agreement.meetings.channel is other.agreement.meetings.channel
    assert one.agreement.topics[0] is other.agreement.topics[0]


def test_figures_share_what_they_are_about_and_their_records():
    def figure(name: str) -> Figure:
        file = "".join(("records/pairs/a/", "agreement.yml"))
        scope = Scope("pair", "a")
        return Figure(name=name, scope=scope, value=1.0, unit="count", n=1, records=(file,), as_of=DAY)

    one, other = figure("reliability"), figure("dosage")
    shared = Sharing()
    shared.share(one)
    shared.share(other)
    assert (one, other) == (figure("reliability"), figure("dosage"))
    assert one.scope is other.scope
    assert one.records[0] is other.records[0]


def test_the_model_of_a_programme_shares(make_programme: MakeProgramme):
    entry = "kind: meeting\noutcome: held\npresent: [ada, grace]\n"
    days = ("2026-03-02", "2026-03-09")
    root = make_programme({f"records/pairs/ada-grace/log/{day}.yml": f"date: {day}\n{entry}" for day in days})
    pair = check_known(root, DAY).corpus.programme.pairs["ada-grace"]
    first, second = pair.entries[-2:]
    assert first.present == ("ada", "grace")
    assert first.present is second.present


def test_not_much_is_known_at_a_time(monkeypatch):
    monkeypatch.setattr(sharing, "_MOST", 3)
    shared = Sharing()
    first, last = pair("one"), pair("last")
    shared.share(first)
    shared.share(last)
    assert last == pair("last")
    assert first.agreement.cohort is not last.agreement.cohort
