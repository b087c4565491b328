"""All figures once more, from the raw files and by counting day after day: slow, plain, and without our package.

It shares no line with the package, so that the two agree only where both understood the definitions. A value is a
number, or None where there is none.
"""

import datetime as dt
import itertools
import math
from pathlib import Path

import yaml

DAY = dt.timedelta(days=1)
UNITS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12}


def read(path: Path) -> dict:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) if path.exists() else {}


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def middle(numbers: list[float]) -> float | None:
    """The middle of a sorted row, or the mean of the two in the middle."""
    row = sorted(numbers)
    if not row:
        return None
    half = len(row) // 2
    return float(row[half]) if len(row) % 2 else (row[half - 1] + row[half]) / 2


class RawPair:
    """One pair's folder on one day."""

    def __init__(self, folder: Path, today: dt.date) -> None:
        self.today = today
        self.agreement = read(folder / "agreement.yml")
        self.goals = read(folder / "goals.yml").get("goals", [])
        log = {path.stem: read(path) for path in sorted(folder.glob("log/*.yml"))}
        log = {stem: entry for stem, entry in log.items() if date(entry["date"]) <= today}
        replaced = {entry["corrects"] for entry in log.values() if "corrects" in entry}
        self.log = sorted(
            (
                entry | {"stem": stem}
                for stem, entry in log.items()
                if stem not in replaced and entry.get("void") != "true"
            ),
            key=lambda entry: (entry["date"], entry["stem"]),
        )
        self.begun = self.agreement["status"] not in ("proposed", "withdrawn")
        self.ended = self.agreement["status"] in ("completed", "ended_early", "withdrawn")
        self.starts = date(self.agreement["starts"])
        self.stops = min(today, date(self.agreement.get("closing", {}).get("date", self.agreement["ends"])))
        count, unit = self.agreement["meetings"]["every"].split()
        self.interval = int(count) * UNITS[unit.rstrip("s")]
        self.mentors, self.mentees = self.agreement["mentors"], self.agreement["mentees"]
        self.members = set(self.mentors) | set(self.mentees)

    # --- days -----------------------------------------------------------------------------------------------

    def rests_on(self, day: dt.date) -> bool:
        for pause in self.agreement.get("pauses", []):
            last = date(pause["to"]) if "to" in pause else max(self.today, date(pause["from"]))
            if date(pause["from"]) <= day <= last:
                return True
        return False

    def clock(self, day: dt.date) -> int:
        """Count the days from the start up to the morning of a day, one by one, without those of rest."""
        first, last, sign = (self.starts, day, 1) if day >= self.starts else (day, self.starts, -1)
        count = 0
        while first < last:
            count += 0 if sign > 0 and self.rests_on(first) else 1
            first += DAY
        return sign * count

    def elapsed(self) -> int:
        return max(0, self.clock(self.stops))

    def windows(self) -> int:
        whole = 0
        while (whole + 1) * self.interval <= self.elapsed():
            whole += 1
        return whole

    # --- meetings -------------------------------------------------------------------------------------------

    def meetings(self) -> list[dict]:
        """One a day; held beats missed, which beats cancelled."""
        days: dict[str, list[dict]] = {}
        for entry in self.log:
            if entry["kind"] in ("meeting", "review"):
                days.setdefault(entry["date"], []).append(entry)
        found = []
        for text, entries in days.items():
            outcome = next(o for o in ("held", "missed", "cancelled") if o in [e["outcome"] for e in entries])
            telling = [entry for entry in entries if entry["outcome"] == outcome]
            minutes = [int(entry["minutes"]) for entry in telling if "minutes" in entry]
            present = {person for entry in telling for person in entry.get("present", [])}
            found.append(
                {
                    "date": date(text),
                    "outcome": outcome,
                    "minutes": max(minutes, default=None),
                    "there": present,
                }
            )
        return found

    def held(self) -> list[dict]:
        return [meeting for meeting in self.meetings() if meeting["outcome"] == "held"]

    def in_windows(self) -> list[tuple[int, dict]]:
        placed = []
        for meeting in self.held():
            at = self.clock(meeting["date"])
            for window in range(self.windows()):
                inside = window * self.interval <= at < (window + 1) * self.interval
                if inside and self.starts <= meeting["date"] <= self.stops:
                    placed.append((window, meeting))
        return placed

    def gaps(self) -> list[float]:
        """Between the start, the meetings held by the last day, and now; in agreed intervals."""
        points = [0]
        points += [max(0, self.clock(each["date"])) for each in self.held() if each["date"] <= self.stops]
        points.append(self.elapsed())
        return [(after - before) / self.interval for before, after in itertools.pairwise(points)]

    # --- goals ----------------------------------------------------------------------------------------------

    def levels(self, only_due: bool) -> list[tuple[int | None, int]]:
        """The level that counts and the weight of every goal that was not given up."""
        found = []
        for goal in self.goals:
            dropped = "dropped" in goal and date(goal["dropped"]["date"]) <= self.today
            early = date(goal["set_on"]) > self.today or (only_due and date(goal["due"]) > self.today)
            if dropped or early:
                continue
            mentees = [person for person in goal.get("for", []) if person in self.mentees] or self.mentees
            by_mentee = by_mentor = None
            for entry in self.log:
                for rating in entry.get("ratings", []):
                    if rating["goal"] == goal["id"] and rating["by"] in mentees:
                        by_mentee = int(rating["level"])
                    elif rating["goal"] == goal["id"] and rating["by"] in self.mentors:
                        by_mentor = int(rating["level"])
            level = by_mentee if by_mentee is not None else by_mentor
            found.append((level, int(goal.get("weight", "1"))))
        return found

    # --- figures --------------------------------------------------------------------------------------------

    def figures(self) -> dict[str, float | None]:
        if not self.begun:
            return {}
        found = {
            "cadence-adherence": self.cadence_adherence(),
            "dosage": self.dosage(),
            "longest-gap": max(self.gaps()) if self.stops >= self.starts else None,
            "days-to-first-meeting": self.days_to_first_meeting(),
            "signing-delay": self.signing_delay(),
            "log-delay": None,
            "reliability": self.reliability(),
            "attendance": self.attendance(),
            "goal-level": middle([level for level, _ in self.levels(False) if level is not None]),
            "goals-at-or-above-expected": self.goals_at_or_above_expected(),
            "gas-t": self.gas_t(),
            "follow-through": self.follow_through(),
        }
        if not self.ended:
            found["current-gap"] = self.gaps()[-1] if self.stops >= self.starts else None
        return found

    def cadence_adherence(self) -> float | None:
        if self.windows() < 2:
            return None
        return len({window for window, _ in self.in_windows()}) / self.windows()

    def dosage(self) -> float | None:
        agreed = self.windows() * int(self.agreement["meetings"].get("minutes", "60"))
        lengths = [meeting["minutes"] for _, meeting in self.in_windows()]
        known = [minutes for minutes in lengths if minutes is not None]
        if not agreed or (lengths and not known):
            return None
        return sum(known) / agreed

    def days_to_first_meeting(self) -> float | None:
        return float(self.clock(self.held()[0]["date"])) if self.held() else None

    def signing_delay(self) -> float | None:
        days = []
        for person in self.members:
            text = self.agreement.get("signatures", {}).get(person)
            if text is None or date(text) > self.today:
                return None
            days.append(self.clock(date(text)))
        return float(max(days)) if self.mentors and self.mentees else None

    def reliability(self) -> float | None:
        return len(self.held()) / len(self.meetings()) if self.meetings() else None

    def attendance(self) -> float | None:
        telling = [meeting for meeting in self.held() if meeting["there"]]
        if not telling:
            return None
        there = sum(person in meeting["there"] for meeting in telling for person in self.members)
        return there / (len(telling) * len(self.members))

    def goals_at_or_above_expected(self) -> float | None:
        rated = [level for level, _ in self.levels(True) if level is not None]
        return sum(level >= 0 for level in rated) / len(rated) if rated else None

    def gas_t(self) -> float | None:
        rated = [(level, weight) for level, weight in self.levels(True) if level is not None]
        if not rated:
            return None
        attained = sum(weight * level for level, weight in rated)
        squares = sum(weight * weight for _, weight in rated)
        whole = sum(weight for _, weight in rated)
        return 50 + 10 * attained / math.sqrt(0.7 * squares + 0.3 * whole * whole)

    def follow_through(self) -> float | None:
        told = kept = 0
        seen = set()
        for entry in self.log:
            for action in entry.get("next", []):
                if action["id"] in seen:
                    continue
                seen.add(action["id"])
                due = action.get("due")
                answers = [other["date"] for other in self.log if due and other["date"] >= due]
                if not due or date(due) > self.today or not answers:
                    continue
                told += 1
                reports = [other["date"] for other in self.log if other["date"] >= entry["date"]]
                done = [
                    other["date"]
                    for other in self.log
                    if other["date"] in reports and action["id"] in other.get("done", [])
                ]
                kept += bool(done) and min(done) <= min(answers)
        return kept / told if told else None


def all_figures(records: Path, today: dt.date) -> dict[tuple[str, str, str], float | None]:
    """Every figure of every scope, by the scope's kind and id and the figure's name."""
    folders = sorted(path.parent for path in records.glob("pairs/*/agreement.yml"))
    pairs = {folder.name: RawPair(folder, today) for folder in folders}
    program = read(records / "program.yml")
    scopes = {("programme", ""): list(pairs)}
    for cohort in program["cohorts"]:
        ids = [id_ for id_, pair in pairs.items() if pair.agreement["cohort"] == cohort["id"]]
        scopes["cohort", cohort["id"]] = ids
    for id_, pair in pairs.items():
        for topic in (
            {_topic(text, program) for text in pair.agreement.get("topics", [])} if pair.begun else ()
        ):
            scopes.setdefault(("topic", topic), []).append(id_)
    found = {}
    for id_, pair in pairs.items():
        for name, value in pair.figures().items():
            found["pair", id_, name] = value
    for (kind, id_), ids in scopes.items():
        for name, value in _together([pairs[each] for each in ids], pairs, today).items():
            found[kind, id_, name] = value
    return found


def _topic(text: str, program: dict) -> str:
    for topic in program.get("topics", []):
        words = [topic["id"], topic["name"], *topic.get("synonyms", [])]
        if text.casefold() in [word.casefold() for word in words]:
            return topic["id"]
    return text.casefold()


def _together(some: list[RawPair], pairs: dict[str, RawPair], today: dt.date) -> dict[str, float | None]:
    begun = [pair for pair in some if pair.begun]
    values: dict[str, list[float]] = {}
    for pair in begun:
        for name, value in pair.figures().items():
            values.setdefault(name, []).extend([] if value is None else [value])
    found = {name: middle(numbers) for name, numbers in values.items()}
    rated = [level for pair in begun for level, _ in pair.levels(True) if level is not None]
    found["goals-at-or-above-expected"] = sum(level >= 0 for level in rated) / len(rated) if rated else None
    found["pairs"] = float(len(begun))
    ended = [pair.agreement["status"] for pair in begun if pair.ended]
    found["retention"] = ended.count("completed") / len(ended) if ended else None
    found["pipeline"] = _pipeline(begun, [pair for pair in pairs.values() if pair.begun], today)
    return found


def _pipeline(some: list[RawPair], everybody: list[RawPair], today: dt.date) -> float | None:
    became = 0
    mentees = {person for pair in some for person in pair.mentees}
    for person in mentees:
        first = min(pair.starts for pair in some if person in pair.mentees)
        later = [pair.starts for pair in everybody if person in pair.mentors]
        for pair in everybody:
            for outcome in pair.agreement.get("closing", {}).get("outcomes", []):
                who = outcome.get("who", pair.mentees[0] if len(pair.mentees) == 1 else "")
                if outcome["kind"] == "became-mentor" and who == person:
                    later.append(date(outcome["date"]))
        became += any(first < day <= today for day in later)
    return float(became) if mentees else None
