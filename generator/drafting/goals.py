"""Drafts of goals."""

import datetime as dt
from typing import Any

from generator.drafting.draft import Draft, Records, Said, changed_record, cleaned, new_record
from generator.drafting.ids import new_id, steps_of, with_ids
from generator.words.model import Pair
from generator.words.phrases import said as in_quotes
from generator.words.places import Kind, goals_file


def begun_goal(pair: Pair, today: dt.date) -> dict[str, Any]:
    """Return a goal set today and due when the pair's time is over."""
    return cleaned({"kind": "skill", "set_on": today, "due": max(today, pair.agreement.ends)})


def draft_goal(records: Records, pair: str, said: Said) -> Draft:
    """Return a pair's goals with a new one at the end; the file is made where there is none.

    What nobody says comes from `begun_goal`.
    """
    known = records.pair(pair)
    file = goals_file(pair)
    goal = {**begun_goal(known, records.today), **cleaned(said)}
    title = f"Set the goal {in_quotes(str(goal.get('title', '')))}"
    # A goal that has a fault of its own is in no model, but its id is taken all the same.
    before = records.data(file) if file in records.contents else {}
    goals = [*(before.get("goals") or ())]
    taken = {str(each.get("id")) for each in goals if isinstance(each, dict)}
    goal = {"id": new_id(str(goal.get("title", "")), "goal", taken), **goal}
    if isinstance(steps := goal.get("objectives"), list):
        goal["objectives"] = with_ids(steps, "what", "step", steps_of(known))
    wanted = {**before, "goals": [*goals, goal]}
    if file in records.contents:
        return changed_record(records, Kind.GOALS, file, wanted, title)
    return new_record(records, file, wanted, title)
