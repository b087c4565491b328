"""Records that are not written yet, checked beside those that are."""

import datetime as dt

import pytest

from generator.pipeline.vetting import vet_records
from generator.reading.records import read_records
from generator.reading.schemas import read_schemas

TODAY = dt.date(2026, 10, 15)
PAIR = (
    "mentors: [grace]\nmentees: [{}]\ncohort: spring\nstarts: 2026-03-02\nends: 2026-11-30\nstatus: active\n"
)
TERMS = "meetings: {every: 2 weeks}\npublication: named\n"


@pytest.fixture
def vet(make_programme):
    existing, _ = read_records(make_programme())

    def run(**files):
        named = {f"records/{name}.yml": text.encode() for name, text in files.items()}
        return vet_records(existing, named, read_schemas(), TODAY)

    return run


def test_records_may_lean_on_those_that_are_there_and_on_each_other(vet):
    files = {"people/ben": "name: Ben\n", "pairs/ben-grace/agreement": PAIR.format("ben") + TERMS}
    vetted = vet(**files)
    assert (len(vetted.sound), vetted.refused) == (2, {})


def test_a_record_that_leans_on_a_refused_one_is_refused_with_it(vet):
    vetted = vet(
        **{
            "people/ben": "nmae: Ben\n",
            "people/eve": "name: Eve\n",
            "pairs/x/agreement": "status: odd\n" + PAIR.format("ada").replace("status: active\n", "") + TERMS,
            "pairs/x/goals": "goals: []\n",
        }
    )
    assert set(vetted.sound) == {"records/people/eve.yml"}
    assert set(vetted.refused) == {
        "records/people/ben.yml",
        "records/pairs/x/agreement.yml",
        "records/pairs/x/goals.yml",
    }


def test_errors_of_records_that_are_there_refuse_nothing(make_programme):
    existing, _ = read_records(make_programme({"records/people/ada.yml": "nmae: Ada\n"}))
    vetted = vet_records(existing, {"records/people/eve.yml": b"name: Eve\n"}, read_schemas(), TODAY)
    assert set(vetted.sound) == {"records/people/eve.yml"}
