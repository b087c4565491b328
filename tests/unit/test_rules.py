"""The rules beyond their cases: when they keep quiet, and where exactly they point."""

import inspect
from pathlib import Path

import pytest

from generator.checking import rules
from generator.checking.rules import RULES
from generator.words.diagnostic import Diagnostic
from tests.case_folders import BASE, check_with

PAIR = "records/pairs/ada--grace"
AGREEMENT, GOALS = f"{PAIR}/agreement.yml", f"{PAIR}/goals.yml"
MEETING = "date: {}\nkind: meeting\noutcome: held\n"


def base(file: str, *changes: tuple[str, str]) -> str:
    """A file of the sound programme with some of its text replaced."""
    text = (BASE / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def found(root: Path, files: dict[str, str]) -> tuple[Diagnostic, ...]:
    return check_with(root, files).findings


def codes(root: Path, files: dict[str, str]) -> list[str]:
    return [finding.code for finding in found(root, files)]


class TestTheTable:
    def test_holds_every_rule_once(self) -> None:
        modules = [module for _, module in inspect.getmembers(rules, inspect.ismodule)]
        written = {
            function
            for module in modules
            for name, function in inspect.getmembers(module, inspect.isfunction)
            if name.startswith("check_") and function.__module__.startswith("generator.checking.rules.")
        }
        assert set(RULES) == written
        assert len(RULES) == len(written)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.__module__}.{rule.__name__}")
    def test_says_what_each_rule_ensures(self, rule: rules.Rule) -> None:
        assert (inspect.getdoc(rule) or "").startswith("Ensure that ")
        assert "\n" not in (inspect.getdoc(rule) or "")


class TestOneMistakeIsOneFinding:
    def test_somebody_whose_record_is_broken_is_not_unknown(self, tmp_path: Path) -> None:
        assert codes(tmp_path, {"records/people/grace-hopper.yml": "name: [\n"}) == ["YAML-006"]

    def test_cohorts_and_people_of_a_broken_programme_are_not_unknown(self, tmp_path: Path) -> None:
        assert codes(tmp_path, {"records/program.yml": "name: Harbour\n"}) == ["SHAPE-002", "SHAPE-002"]

    def test_resources_of_a_broken_list_are_not_unknown(self, tmp_path: Path) -> None:
        assert codes(tmp_path, {"records/resources.yml": "resources: none\n"}) == ["SHAPE-004"]

    def test_resources_without_a_list_are_unknown(self, tmp_path: Path) -> None:
        assert codes(tmp_path, {"records/resources.yml": "resources: []\n"}) == ["REF-003", "REF-003"]

    def test_goals_of_a_broken_record_are_neither_unknown_nor_missing(self, tmp_path: Path) -> None:
        broken = base(GOALS, ("kind: skill", "kind: skills"))
        assert codes(tmp_path, {GOALS: broken}) == ["SHAPE-010"]

    def test_goals_under_a_name_with_a_slip_are_neither_unknown_nor_missing(self, tmp_path: Path) -> None:
        assert codes(tmp_path, {GOALS: base(GOALS, ("goals:", "goal:"))}) == ["SHAPE-001"]

    def test_actions_of_a_broken_entry_are_not_unknown(self, tmp_path: Path) -> None:
        first = f"{PAIR}/log/2026-09-10.yml"
        assert codes(tmp_path, {first: base(first, ("minutes: 60", "minutes: 0"))}) == ["SHAPE-019"]

    def test_a_slip_in_a_member_makes_nobody_a_stranger(self, tmp_path: Path) -> None:
        slip = base(AGREEMENT, ("mentors: [grace-hopper]", "mentors: [grace-hoper]"))
        assert codes(tmp_path, {AGREEMENT: slip}) == ["REF-001"]

    def test_a_stranger_is_named_once_an_entry(self, tmp_path: Path) -> None:
        entry = MEETING.format("2026-10-08") + (
            "present: [sam-doe]\nnext:\n  - {id: one, who: sam-doe, what: Call}\n"
            "ratings:\n  - {goal: first-talk, level: 0, by: sam-doe}\n"
        )
        findings = found(tmp_path, {f"{PAIR}/log/2026-10-08.yml": entry})
        assert [(finding.code, finding.path) for finding in findings] == [("PAIR-002", ("present", 0))]

    def test_corrections_in_a_circle_are_told_once(self, tmp_path: Path) -> None:
        entries = {
            f"{PAIR}/log/2026-10-0{day}.yml": MEETING.format(f"2026-10-0{day}")
            + f"corrects: 2026-10-0{other}\n"
            for day, other in ((5, 6), (6, 7), (7, 5))
        }
        assert codes(tmp_path, entries) == ["LOG-002"]

    def test_a_term_that_runs_backwards_measures_nothing_else(self, tmp_path: Path) -> None:
        assert codes(tmp_path, {AGREEMENT: base(AGREEMENT, ("ends: 2027", "ends: 2025"))}) == ["DATE-001"]

    def test_a_date_that_differs_from_the_file_is_not_also_outside_or_to_come(self, tmp_path: Path) -> None:
        assert codes(tmp_path, {f"{PAIR}/log/2026-10-08.yml": MEETING.format("2028-10-08")}) == ["DATE-012"]

    def test_an_empty_side_makes_nobody_a_stranger(self, tmp_path: Path) -> None:
        empty = base(AGREEMENT, ("mentors: [grace-hopper]", "mentors: []"))
        assert codes(tmp_path, {AGREEMENT: empty}) == ["STATE-001"]

    def test_a_signature_with_a_slip_is_not_also_missing(self, tmp_path: Path) -> None:
        slip = base(AGREEMENT, ("  ada-lovelace: 2026", "  ada-lovelac: 2026"))
        assert codes(tmp_path, {AGREEMENT: slip}) == ["REF-001"]

    def test_an_address_under_a_name_with_a_slip_is_no_address_in_a_text(self, tmp_path: Path) -> None:
        assert codes(tmp_path, {"records/people/sam-doe.yml": "name: Sam\nemail: sam@example.org\n"}) == [
            "SHAPE-001"
        ]


class TestTheLogAsItCounts:
    def test_a_corrected_entry_needs_no_mending(self, tmp_path: Path) -> None:
        wrong = MEETING.format("2026-10-08") + (
            "present: [sam-doe]\ndone: [nothing]\nresources: [no-book]\nnext_meeting: 2025-01-01\n"
            "ratings:\n  - {goal: unknown, level: 0, by: ada-lovelace}\n"
        )
        right = MEETING.format("2026-10-08") + "corrects: 2026-10-08\n"
        files = {f"{PAIR}/log/2026-10-08.yml": wrong, f"{PAIR}/log/2026-10-08-again.yml": right}
        assert codes(tmp_path, files) == []

    def test_a_correction_may_use_the_ids_of_what_it_corrects(self, tmp_path: Path) -> None:
        first = f"{PAIR}/log/2026-09-10.yml"
        again = base(first) + "corrects: 2026-09-10\n"
        assert codes(tmp_path, {f"{PAIR}/log/2026-09-10-again.yml": again}) == []

    def test_a_withdrawn_meeting_is_not_logged_twice(self, tmp_path: Path) -> None:
        files = {
            f"{PAIR}/log/2026-10-01-grace.yml": MEETING.format("2026-10-01"),
            f"{PAIR}/log/2026-10-01-no.yml": MEETING.format("2026-10-01")
            + "corrects: 2026-10-01-grace\nvoid: true\n",
        }
        assert codes(tmp_path, files) == []

    def test_a_correction_of_a_broken_entry_is_not_unknown(self, tmp_path: Path) -> None:
        files = {
            f"{PAIR}/log/2026-10-08.yml": "date: 2026-10-08\nkind: meeting\n",
            f"{PAIR}/log/2026-10-08-again.yml": MEETING.format("2026-10-08") + "corrects: 2026-10-08\n",
        }
        assert codes(tmp_path, files) == ["SHAPE-002"]


class TestSuggestions:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("grace-hoper", "grace-hopper"),
            ("hopper", "grace-hopper"),
            ("jose-alvarez", "jalv"),
            ("zzz", None),
        ],
    )
    def test_a_person_is_known_by_id_by_a_part_of_it_and_by_name(
        self, written: str, meant: str | None, tmp_path: Path
    ) -> None:
        files = {
            "records/people/jalv.yml": "name: José Álvarez\n",
            "records/people/sam-doe.yml": f"name: Sam Doe\nreports_to: {written}\n",
        }
        (finding,) = found(tmp_path, files)
        assert (f'Did you mean "{meant}"?' in finding.hint) if meant else ("Did you mean" not in finding.hint)

    @pytest.mark.parametrize(
        ("zone", "meant"),
        [("Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("New York", "America/New_York")],
    )
    def test_a_time_zone_is_known_by_its_city(self, zone: str, meant: str, tmp_path: Path) -> None:
        (finding,) = found(tmp_path, {"records/people/sam-doe.yml": f"name: Sam\ntimezone: {zone}\n"})
        assert (finding.code, f'"{meant}"' in finding.hint) == ("REF-004", True)

    @pytest.mark.parametrize(
        "zone", ["..", "../../etc/passwd", "/etc/passwd", "Europe", "Europe/" + "x" * 190]
    )
    def test_no_time_zone_leads_out_of_the_list(self, zone: str, tmp_path: Path) -> None:
        assert codes(tmp_path, {"records/people/sam-doe.yml": f"name: Sam\ntimezone: {zone}\n"}) == [
            "REF-004"
        ]


class TestPairsAtRest:
    def test_a_pause_with_a_known_end_may_still_run(self, tmp_path: Path) -> None:
        paused = base(AGREEMENT, ("status: active", "status: paused"))
        assert (
            codes(tmp_path, {AGREEMENT: paused + "pauses:\n  - {from: 2026-10-05, to: 2026-11-30}\n"}) == []
        )

    def test_a_paused_pair_is_not_asked_for_goals(self, tmp_path: Path) -> None:
        paused = base(AGREEMENT, ("status: active", "status: paused")) + "pauses:\n  - {from: 2026-10-05}\n"
        rated = f"{PAIR}/log/2026-10-01.yml"
        files = {AGREEMENT: paused, GOALS: "goals: []\n", rated: base(rated).partition("ratings:")[0]}
        assert codes(tmp_path, files) == []

    def test_a_planned_pause_needs_no_other_status(self, tmp_path: Path) -> None:
        planned = base(AGREEMENT) + "pauses:\n  - {from: 2026-12-20, to: 2027-01-06}\n"
        assert codes(tmp_path, {AGREEMENT: planned}) == []

    def test_an_ended_pair_is_asked_for_nothing(self, tmp_path: Path) -> None:
        bare = (
            "mentors: [grace-hopper]\nmentees: [ada-lovelace]\ncohort: 2026-autumn\nstarts: 2026-09-01\n"
            "ends: 2027-02-28\nstatus: ended_early\nmeetings: {every: 2 weeks}\npublication: named\n"
            "closing: {date: 2026-10-12}\n"
        )
        assert codes(tmp_path, {AGREEMENT: bare}) == []
        assert len(codes(tmp_path, {AGREEMENT: bare.replace("ended_early", "active")})) == 8

    def test_goals_that_outlast_an_early_end_are_no_contradiction(self, tmp_path: Path) -> None:
        closed = base(AGREEMENT, ("status: active", "status: ended_early")) + "closing: {date: 2026-10-12}\n"
        assert codes(tmp_path, {AGREEMENT: closed}) == []

    def test_a_withdrawn_proposal_may_have_an_empty_side(self, tmp_path: Path) -> None:
        proposal = (
            "mentors: []\nmentees: [sam-doe]\ncohort: 2026-autumn\nstarts: 2026-11-01\nends: 2027-02-28\n"
            "status: withdrawn\nmeetings: {every: 1 month}\npublication: unlisted\n"
        )
        assert codes(tmp_path, {"records/pairs/sam/agreement.yml": proposal}) == []


def test_a_pair_of_unreadable_records_without_an_agreement_is_told_too(tmp_path: Path) -> None:
    assert codes(tmp_path, {"records/pairs/lost/goals.yml": "goals: [\n"}) == ["REF-008", "YAML-006"]


def test_findings_come_in_order_of_file_and_place(tmp_path: Path) -> None:
    files = {
        AGREEMENT: base(
            AGREEMENT, ("cohort: 2026-autumn", "cohort: x"), ("reviews: [2026", "reviews: [2036")
        ),
        "records/people/ada-lovelace.yml": "name: Ada\nreports_to: x\nmentee: {seeks: [sailing]}\n",
    }
    findings = found(tmp_path, files)
    assert [finding.order for finding in findings] == sorted(finding.order for finding in findings)
    assert [finding.code for finding in findings] == ["REF-002", "DATE-005", "REF-001", "REF-009"]
