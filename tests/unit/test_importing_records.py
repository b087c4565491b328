"""From tables to records: what goes where, what is supplied, and what is told of the rest."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking.shape import check_shape
from generator.importing.fields import FIELDS, TableKind, match_columns
from generator.importing.intake import Circumstances, import_tables
from generator.importing.notes import Fate
from generator.importing.plain_text import LONGEST_TEXT, LONGEST_TITLE, LONGEST_TOPIC, MOST_ITEMS
from generator.importing.plan import Plan, PlanError, parse_plan, with_column, with_date_formats, with_default
from generator.reading.schemas import read_schemas
from generator.reading.tables import parse_csv
from generator.reading.yaml_document import parse_document
from generator.words.model import Program, Programme, decode_interval
from generator.words.places import place_of
from generator.writing.record_text import render_record

TODAY = dt.date(2026, 10, 15)
EMPTY = Programme(program=Program(name="", timezone="UTC", cohorts=()))

PEOPLE = "id,name,roles\nP1,Grace Hopper,mentor\nP2,Ada Lovelace,mentee\n"
PAIRS = "id,mentors,mentees,cohort,start,end\nX1,P1,P2,Spring,2026-03-02,2026-11-30\n"


def imported(plan=None, known=EMPTY, **csv):
    tables = {TableKind(kind): parse_csv(f"{kind}.csv", text.encode()) for kind, text in csv.items()}
    has_program = bool(known.program.cohorts)
    return import_tables(
        tables, plan or Plan(), Circumstances(today=TODAY, known=known, has_program=has_program)
    )


def data_of(result):
    return {record.file: record.data for record in result.records}


def told(result, fate=None):
    return [note.text for note in result.notes if fate in (None, note.fate)]


def programme(**records):
    return msgspec.convert(
        {
            "program": {
                "name": "Old",
                "timezone": "UTC",
                "cohorts": [
                    {"id": "spring-26", "name": "Spring", "starts": "2026-01-01", "ends": "2026-12-31"}
                ],
            },
            **records,
        },
        Programme,
        dec_hook=decode_interval,
    )


def test_people_and_pairs_become_records_and_a_programme():
    data = data_of(imported(people=PEOPLE, pairs=PAIRS))
    assert data["records/people/p1.yml"] == {"name": "Grace Hopper", "mentor": {}}
    assert data["records/pairs/x1/agreement.yml"] == {
        "mentors": ["p1"],
        "mentees": ["p2"],
        "cohort": "spring",
        "starts": "2026-03-02",
        "ends": "2026-11-30",
        "meetings": {"every": "1 month"},
        "publication": "unlisted",
        "status": "active",
    }
    assert data["records/program.yml"] == {
        "name": "Mentoring programme",
        "timezone": "UTC",
        "cohorts": [{"id": "spring", "name": "Spring", "starts": "2026-03-02", "ends": "2026-11-30"}],
    }


def test_nothing_is_supplied_silently():
    supplied = {(what, value) for what, value, _ in imported(people=PEOPLE, pairs=PAIRS).supplied}
    assert supplied == {
        ("pairs.meetings.every", "1 month"),
        ("pairs.publication", "unlisted"),
        ("pairs.status", "active, by its days"),
        ("program.name", "Mentoring programme"),
        ("program.timezone", "UTC"),
    }


def test_headings_are_matched_without_case_spaces_and_underscores():
    columns = ("Mentor Name", "MENTEES", "start_date", "End", "Level -1")
    assert match_columns(TableKind.PAIRS, columns, {}) == {
        "mentors": "Mentor Name",
        "mentees": "MENTEES",
        "starts": "start_date",
        "ends": "End",
    }
    assert match_columns(TableKind.GOALS, ("Level -1", "Level 1"), {}) == {
        "levels.-1": "Level -1",
        "levels.1": "Level 1",
    }


def test_addresses_are_taken_only_when_a_column_is_given_for_them():
    people = "name,emails\nAda,ada@example.org\n"
    assert data_of(imported(people=people))["records/people/ada.yml"] == {"name": "Ada"}
    plan = with_column(Plan(), "people.emails=emails")
    assert data_of(imported(plan, people=people))["records/people/ada.yml"]["emails"] == ["ada@example.org"]


def test_no_heading_means_two_fields_of_a_table():
    for kind, fields in FIELDS.items():
        names = [field.name for field in fields]
        assert len(set(names)) == len(names), kind


def test_people_may_be_named_by_id_name_alias_or_handle():
    people = "id,name,aliases,github\nP1,Grace Hopper,Amazing Grace,@gracehopper\nP2,Ada,,\n"
    for call in ("P1", "grace hopper", "Amazing Grace", "gracehopper", "@gracehopper"):
        pairs = f"id,mentors,mentees,start,end\nX1,{call},Ada,2026-03-02,2026-11-30\n"
        assert data_of(imported(people=people, pairs=pairs))["records/pairs/x1/agreement.yml"]["mentors"] == [
            "p1"
        ]


def test_a_name_with_a_comma_is_one_person_where_somebody_is_called_so():
    people = 'id,name\nP1,"Hopper, Grace"\nP2,Ada\n'
    pairs = 'id,mentors,mentees,start,end\nX1,"Hopper, Grace","Ada",2026-03-02,2026-11-30\n'
    assert data_of(imported(people=people, pairs=pairs))["records/pairs/x1/agreement.yml"]["mentors"] == [
        "p1"
    ]


def test_two_people_of_one_name_cannot_be_told_apart_by_it():
    people = "id,name\nP1,Ada\nP2,Ada\nP3,Grace\n"
    pairs = "id,mentors,mentees,start,end\nX1,Grace,Ada,2026-03-02,2026-11-30\n"
    result = imported(people=people, pairs=pairs)
    assert data_of(result)["records/pairs/x1/agreement.yml"]["status"] == "proposed"
    assert any("2 people are called so" in text and "p1 or p2" in text for text in told(result))


def test_without_a_table_of_people_the_names_in_pairs_become_people():
    pairs = "mentor,mentee,start,end\nGrace Hopper,Ada and Ben,2026-03-02,2026-11-30\nEve,Eve,2026-01-01,2026-02-01\n"
    data = data_of(imported(pairs=pairs))
    assert data["records/people/grace-hopper.yml"] == {"name": "Grace Hopper", "mentor": {}}
    assert data["records/pairs/ada-ben-grace-hopper/agreement.yml"]["mentees"] == ["ada", "ben"]
    assert "records/people/eve.yml" not in data


def test_people_who_have_a_record_are_found_and_not_made_again():
    known = programme(people={"grace": {"id": "grace", "name": "Grace Hopper"}})
    pairs = "id,mentors,mentees,cohort,start,end\nX1,Grace Hopper,Ada,Spring,2026-03-02,2026-11-30\n"
    data = data_of(imported(known=known, pairs=pairs))
    assert data["records/pairs/x1/agreement.yml"]["mentors"] == ["grace"]
    assert "records/people/grace.yml" not in data
    assert "records/program.yml" not in data


def test_rows_of_one_person_are_told_and_namesakes_are_numbered():
    people = "name,github\nAda,ada1\nAda,ada1\nAda,ada2\nBen,ADA1\n,\n"
    result = imported(people=people + ",x\n")
    data = data_of(result)
    assert set(data) == {
        "records/people/ada.yml",
        "records/people/ada-2.yml",
        "records/people/ben.yml",
        "records/people/x.yml",
        "records/program.yml",
    }
    assert data["records/people/ben.yml"] == {"name": "Ben"}
    assert 'people.csv:3  "Ada" is in line 2 already: the row was left out.' in told(result)
    assert any('the handle of "ada" already' in text for text in told(result, Fate.CELL_LEFT_OUT))


def test_a_row_without_a_name_is_called_by_its_role_and_id():
    result = imported(with_default(Plan(), "people.roles=mentor"), people="id\nP024420\n")
    assert data_of(result)["records/people/p024420.yml"] == {"name": "Mentor P024420", "mentor": {}}
    assert ("people.name", '"Mentor" and the id', 1) in result.supplied


def test_a_role_in_a_pair_is_a_role():
    people = "id,name\nP1,Grace\nP2,Ada\n"
    data = data_of(imported(people=people, pairs=PAIRS))
    assert data["records/people/p1.yml"] == {"name": "Grace", "mentor": {}}
    assert data["records/people/p2.yml"] == {"name": "Ada", "mentee": {}}


@pytest.mark.parametrize(
    ("start", "says"),
    [
        (
            "mid May",
            'pairs.csv:2  "start" holds "mid May", which is not a date: the row was left out. Write it like',
        ),
        ("03/04/2026", 'pairs.csv:2  "start" holds "03/04/2026", which could be more than one day'),
        ("2026-12-24", "pairs.csv:2  The last day, 2026-11-30, lies before the first, 2026-12-24"),
        ("", "pairs.csv:2  The pair has only one of its two days"),
    ],
)
def test_a_pair_without_sound_days_is_told_with_its_line(start, says):
    result = imported(people=PEOPLE, pairs=PAIRS.replace("2026-03-02", start))
    assert "records/pairs/x1/agreement.yml" not in data_of(result)
    assert any(text.startswith(says) for text in told(result, Fate.ROW_LEFT_OUT))


def test_a_format_settles_an_ambiguous_date():
    plan = with_date_formats(Plan(), ["%d/%m/%Y"])
    data = data_of(imported(plan, people=PEOPLE, pairs=PAIRS.replace("2026-03-02", "03/04/2026")))
    assert data["records/pairs/x1/agreement.yml"]["starts"] == "2026-04-03"


LOGS = "pair,date,kind,author,text\nX1,2026-05-01,weekly report,P2,We began.\nX1,30 May 2026,meeting,P2,We met.\n"


def test_days_that_the_pairs_lack_come_from_the_log():
    pairs = "id,mentors,mentees,cohort\nX1,P1,P2,Spring\n"
    result = imported(people=PEOPLE, pairs=pairs, logs=LOGS)
    agreement = data_of(result)["records/pairs/x1/agreement.yml"]
    assert (agreement["starts"], agreement["ends"]) == ("2026-05-01", "2026-05-30")
    assert (agreement["status"], agreement["closing"]) == ("completed", {"date": "2026-05-30"})
    assert any("taken from its log" in text for text in told(result, Fate.ASSUMED))


def test_log_rows_become_entries():
    data = data_of(imported(people=PEOPLE, pairs=PAIRS, logs=LOGS))
    assert data["records/pairs/x1/log/2026-05-01.yml"] == {
        "date": "2026-05-01",
        "kind": "progress",
        "present": ["p2"],
        "did": ["We began."],
    }
    assert data["records/pairs/x1/log/2026-05-30.yml"] == {
        "date": "2026-05-30",
        "kind": "meeting",
        "outcome": "held",
        "did": ["We met."],
    }


def test_log_rows_that_do_not_fit_are_told():
    logs = (
        "pair,date,title,text\n"
        "X1,2026-05-01,One,Text.\n"
        "X1,2026-05-01,One,Text.\n"
        "X1,2026-05-01,Two things,Text.\n"
        "X1,2026-12-24,Late,Text.\n"
        "X9,2026-05-02,Who,Text.\n"
        "X1,soon,When,Text.\n"
        "X1,2026-05-03,,\n"
        ",2026-05-03,a,b\n"
    )
    result = imported(people=PEOPLE, pairs=PAIRS, logs=logs)
    entries = [file for file in data_of(result) if "/log/" in file]
    assert entries == [
        "records/pairs/x1/log/2026-05-01-two-things.yml",
        "records/pairs/x1/log/2026-05-01.yml",
    ]
    assert [(note.line, note.fate) for note in result.notes] == [
        (line, Fate.ROW_LEFT_OUT) for line in (3, 5, 6, 7, 8, 9)
    ]


def test_somebody_who_is_not_in_the_pair_is_left_out_of_its_log():
    people = PEOPLE + "P3,Eve,mentor\n"
    logs = "pair,date,kind,present,text\nX1,2026-05-01,meeting,P1;P3;Nobody,Hello.\n"
    result = imported(people=people, pairs=PAIRS, logs=logs)
    assert data_of(result)["records/pairs/x1/log/2026-05-01.yml"]["present"] == ["p1"]
    assert len(told(result, Fate.CELL_LEFT_OUT)) == 2


def test_sections_of_a_text_go_where_the_plan_says():
    plan = parse_plan({"logs": {"sections": {"next": ["What is next?"], "nowhere": ["About me"]}}})
    logs = (
        'pair,date,author,text\nX1,2026-05-01,P2,"Did it.\n\n# What is next?\nTests.\n\n# About me\nI.\n"\n'
    )
    entry = data_of(imported(plan, people=PEOPLE, pairs=PAIRS, logs=logs))[
        "records/pairs/x1/log/2026-05-01.yml"
    ]
    assert entry["did"] == ["Did it."]
    assert entry["next"] == [{"id": "2026-05-01-1", "who": "p2", "what": "Tests."}]


def test_a_long_report_is_cut_and_the_rest_counted():
    text = "\n\n".join(f"Paragraph {number} " + "word " * 100 for number in range(30))
    logs = f'pair,date,title,text\nX1,2026-05-01,Report,"{text}"\n'
    result = imported(people=PEOPLE, pairs=PAIRS, logs=logs)
    did = data_of(result)["records/pairs/x1/log/2026-05-01.yml"]["did"]
    assert did[0] == "Report"
    assert sum(map(len, did)) <= 4000
    assert any(
        "of 31 paragraphs went in, and not the last" in text for text in told(result, Fate.CELL_LEFT_OUT)
    )


OUTCOMES = parse_plan({"goals": {"objectives": {"when": {"kind": "expected outcome"}}}})


def test_a_goal_lasts_as_long_as_its_pair_and_its_description_is_the_expected_result():
    goals = "id,pair,kind,title,description\nG1,X1,skill,Learn Go,Write a service\n"
    assert data_of(imported(people=PEOPLE, pairs=PAIRS, goals=goals))["records/pairs/x1/goals.yml"] == {
        "goals": [
            {
                "id": "g1",
                "title": "Learn Go",
                "kind": "skill",
                "set_on": "2026-03-02",
                "due": "2026-11-30",
                "levels": {"0": "Write a service"},
            }
        ]
    }


def test_several_outcomes_are_steps_and_the_description_is_the_why():
    goals = (
        "pair,kind,title,description\n"
        "X1,project,Harbor,It matters\nX1,expected outcome,First,\nX1,expected outcome,Second,\n"
    )
    (goal,) = data_of(imported(OUTCOMES, people=PEOPLE, pairs=PAIRS, goals=goals))[
        "records/pairs/x1/goals.yml"
    ]["goals"]
    assert goal["why"] == "It matters"
    assert goal["levels"] == {"0": "Harbor"}
    assert goal["objectives"] == [{"id": "harbor-1", "what": "First"}, {"id": "harbor-2", "what": "Second"}]


def test_a_single_outcome_is_the_expected_result():
    goals = "pair,kind,title,description\nX1,project,Harbor,It matters\nX1,expected outcome,It runs,\n"
    (goal,) = data_of(imported(OUTCOMES, people=PEOPLE, pairs=PAIRS, goals=goals))[
        "records/pairs/x1/goals.yml"
    ]["goals"]
    assert (goal["why"], goal["levels"]) == ("It matters", {"0": "It runs"})
    assert "objectives" not in goal


def test_an_outcome_without_a_goal_belongs_to_what_the_pair_works_on():
    pairs = PAIRS.replace("end\n", "end,title\n").replace("11-30", "11-30,The big thing")
    goals = "pair,kind,title\nX1,expected outcome,It runs\n"
    (goal,) = data_of(imported(OUTCOMES, people=PEOPLE, pairs=pairs, goals=goals))[
        "records/pairs/x1/goals.yml"
    ]["goals"]
    assert (goal["title"], goal["levels"]) == ("The big thing", {"0": "It runs"})


def test_goals_beyond_the_pairs_time_get_its_days():
    goals = "pair,title,set on,due\nX1,A,2026-01-01,2026-12-31\nX1,B,2026-06-01,2026-05-01\n"
    result = imported(people=PEOPLE, pairs=PAIRS, goals=goals)
    found = data_of(result)["records/pairs/x1/goals.yml"]["goals"]
    assert {(goal["set_on"], goal["due"]) for goal in found} == {("2026-03-02", "2026-11-30")}
    assert len(told(result, Fate.CELL_LEFT_OUT)) == 3


def test_goals_of_a_pair_that_was_left_out_say_so():
    goals = "pair,title\nX1,Learn\n"
    result = imported(people=PEOPLE, pairs=PAIRS.replace("2026-03-02", "May"), goals=goals)
    assert 'goals.csv:2  The pair "X1", in line 2 of the pairs, was left out: the row was left out.' in told(
        result
    )


def test_a_cohort_that_the_programme_lacks_is_named_with_its_days():
    result = imported(known=programme(), people=PEOPLE, pairs=PAIRS.replace("Spring", "Autumn 26"))
    assert "records/pairs/x1/agreement.yml" not in data_of(result)
    assert any('Add the cohort "autumn-26" to records/program.yml' in text for text in told(result))
    assert result.missing_cohorts == (
        {"id": "autumn-26", "name": "Autumn 26", "starts": "2026-03-02", "ends": "2026-11-30"},
    )


@pytest.mark.parametrize("cohort", ["Spring", "spring-26", "SPRING 26", ""])
def test_a_cohort_is_known_by_id_name_or_days(cohort):
    data = data_of(imported(known=programme(), people=PEOPLE, pairs=PAIRS.replace("Spring", cohort)))
    assert data["records/pairs/x1/agreement.yml"]["cohort"] == "spring-26"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Complete", "completed"),
        ("in progress", "active"),
        ("On hold", "active"),
        ("Ended_early", "ended_early"),
        ("?", "active"),
    ],
)
def test_states_are_understood(said, status):
    pairs = PAIRS.replace("end\n", "end,status\n").replace("11-30", f"11-30,{said}")
    data = data_of(imported(people=PEOPLE, pairs=pairs))["records/pairs/x1/agreement.yml"]
    assert data["status"] == status
    assert ("closing" in data) == (status in ("completed", "ended_early"))


def test_words_of_a_table_mean_what_the_plan_says_and_rows_can_be_skipped():
    plan = parse_plan(
        {
            "pairs": {"values": {"status": {"Alumni": "completed"}}, "skip": {"cohort": "Test"}},
            "people": {"values": {"roles": {"lead": "mentor"}}},
        }
    )
    pairs = "id,mentors,mentees,cohort,start,end,status\nX1,P1,P2,Spring,2026-03-02,2026-09-30,alumni\nX2,P1,P2,test,,,\n"
    result = imported(plan, people=PEOPLE.replace(",mentor", ",lead"), pairs=pairs)
    assert data_of(result)["records/pairs/x1/agreement.yml"]["status"] == "completed"
    assert told(result) == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"pear": {}}, 'Did you mean "pairs"'),
        ({"pairs": {"colums": {}}}, 'Did you mean "columns"'),
        ({"pairs": {"columns": {"startz": "x"}}}, 'Did you mean "starts"'),
        ({"pairs": {"columns": {"starts": ["x"]}}}, "one word"),
        ({"pairs": 3}, "needs lines"),
        ({"logs": {"longest": "x"}}, "number of characters"),
        ({"logs": {"sections": {"didd": "x"}}}, 'Did you mean "did"'),
        ({"separator": ""}, "separator"),
        ([], "needs lines"),
    ],
)
def test_a_plan_that_cannot_be_followed_says_why(data, says):
    with pytest.raises(PlanError, match=says):
        parse_plan(data)


@pytest.mark.parametrize("option", ["starts=x", "pairs.starts", "pairs.starts=", "pairs.nothing=x", "x.y=z"])
def test_options_that_say_nothing_are_refused(option):
    with pytest.raises(PlanError):
        with_column(Plan(), option)


def test_a_column_that_is_not_there_is_refused():
    with pytest.raises(PlanError, match=r"no column \"Name\" in people.csv. It has id, name and roles"):
        imported(with_column(Plan(), "people.name=Name"), people=PEOPLE)


def test_the_limits_are_those_of_the_schemas():
    limits = {
        limit for kind in place_kinds() for field in read_schemas().fields(kind) for limit in field.limits
    }
    assert {f"at most {LONGEST_TITLE} characters", f"at most {LONGEST_TEXT:,} characters"} <= limits
    assert {f"each: at most {LONGEST_TOPIC} characters", f"at most {MOST_ITEMS} of them"} <= limits


def place_kinds():
    return {place_of(file).kind for file in ("records/people/a.yml", "records/pairs/a/agreement.yml")}


WORDS = st.sampled_from(
    [
        "P1",
        "P2",
        "Ada",
        "",
        "2026-03-02",
        "2026-11-30",
        "soon",
        "03/04/2026",
        "mentor;mentee",
        "a@b.org",
        "- x - y",
        "x" * 300,
        "word " * 700,
        "https://zoom.us/j/1",
        "\u202e",
        "weekly",
        "completed",
        "淳",
        "=1+1",
        "<br/>",
        "a, b",
        "'",
        '"',
        "::",
        "no",
        "3",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_stands_in_the_tables_every_record_has_the_right_shape(data):
    schemas = read_schemas()
    tables = {}
    for kind in TableKind:
        fields = data.draw(
            st.lists(st.sampled_from([field.name for field in FIELDS[kind]]), min_size=4, unique=True)
        )
        rows = data.draw(st.lists(st.lists(WORDS, min_size=len(fields), max_size=len(fields)), max_size=4))
        cells = [fields, *([cell.replace('"', '""') for cell in row] for row in rows)]
        tables[str(kind)] = "\n".join(",".join(f'"{cell}"' for cell in row) for row in cells)
    result = imported(OUTCOMES, **tables)
    assert len({record.file for record in result.records}) == len(result.records)
    for record in result.records:
        document, findings = parse_document(
            record.file, render_record(record.kind, record.data, schemas).encode()
        )
        assert document is not None, findings
        assert place_of(record.file) is not None
        assert list(check_shape(document, record.kind, schemas)) == [], (record, tables)
