"""Agreements to begin from: light, standard, and for a group. Tests hold them to be sound.

They are whole records, as the guides show them; a new pair takes what two people agree on, and nothing else.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from generator.reading.yaml_document import parse_document
from generator.words.places import agreement_file

_LIGHT = """\
mentors: [grace-hopper]
mentees: [ada-lovelace]
cohort: 2026-autumn
starts: 2026-10-12
ends: 2027-02-28
status: proposed
topics: [public speaking]
meetings:
  every: 1 month
  minutes: 45
  channel: video
communication:
  channel: e-mail
  reply_within: 1 week
expectations:
  mentors:
    - I listen first, and say what I would try.
  mentees:
    - I bring one question, and write the log.
ground_rules:
  - Whoever cannot come says so, and names another day.
confidentiality: What we say stays between us, unless somebody is in danger.
leaving: Each of us may end this at any time, without a reason.
reviews: [2027-01-11]
publication: unlisted"""

_STANDARD = """\
mentors: [grace-hopper]
mentees: [ada-lovelace]
cohort: 2026-autumn
starts: 2026-10-12
ends: 2027-02-28
status: proposed
topics: [public speaking]
meetings:
  every: 2 weeks
  minutes: 60
  channel: video
communication:
  channel: chat
  reply_within: 2 days
expectations:
  mentors:
    - I listen first, ask before I advise, and open a door where I can.
    - I want to hear what helped, and what did not.
  mentees:
    - I bring the topic, and try what we agree on.
    - I want honest answers, and room to find my own.
ground_rules:
  - The mentee finds the days. Whoever cannot come says so a day before.
  - The mentee writes the log, and both read it. It says what we did, not what was confided.
  - Pay and appraisal stay out. Either of us may call a topic too close.
  - What goes wrong we tell each other first, and then a coordinator.
  - Going on after the last day needs a yes from both of us.
confidentiality: >-
  What we say stays between us, unless somebody is in danger or the law demands it.
leaving: >-
  Each of us may end this at any time, without a reason. One last talk is kind, and nobody owes it.
reviews: [2026-12-07, 2027-02-15]
publication: unlisted"""

_GROUP = """\
mentors: [grace-hopper]
mentees: [ada-lovelace, lin-chen, sam-okoro]
cohort: 2026-autumn
starts: 2026-10-12
ends: 2027-02-28
status: proposed
topics: [public speaking]
meetings:
  every: 3 weeks
  minutes: 90
  channel: in person
communication:
  channel: chat
  reply_within: 3 days
expectations:
  mentors:
    - I keep the circle, and see that everybody is heard.
  mentees:
    - I bring a topic when it is my turn, and help with those of others.
ground_rules:
  - We meet when the mentor and two of us can come.
  - We begin with a word from everybody. Nobody has to say more.
  - Host, timekeeper and log go round. Whoever cannot come says so a day before.
  - We speak for ourselves, and ask before we advise.
  - What goes wrong we tell the circle, or else a coordinator.
confidentiality: >-
  What is said in the circle stays there, unless somebody is in danger. Outside it, each of us tells only their own.
leaving: Each of us may leave at any time, without a reason. The others go on if they like.
reviews: [2026-12-14, 2027-02-15]
publication: unlisted"""

TEMPLATES: Mapping[str, str] = {"light": _LIGHT, "standard": _STANDARD, "group": _GROUP}
"""By name, the YAML of an agreement to begin from, without a line end at the end."""

_TERMS = ("meetings", "communication", "expectations", "ground_rules", "confidentiality", "leaving")


def template_terms(name: str, starts: dt.date | None = None, ends: dt.date | None = None) -> dict[str, Any]:
    """Return what an agreement to begin from says of working together, for a time from `starts` to `ends`.

    The days on which both look back lie in that time as they do in the template's; where it is not known, there are none.
    Raises KeyError where there is no template of that name.
    """
    document, _ = parse_document(agreement_file(name), TEMPLATES[name].encode())
    data: dict[str, Any] = document.data if document else {}
    terms = {term: data[term] for term in _TERMS}
    if starts is None or ends is None or ends < starts:
        return terms
    first, last = (dt.date.fromisoformat(data[end]) for end in ("starts", "ends"))
    parts = ((dt.date.fromisoformat(day) - first) / (last - first) for day in data["reviews"])
    return terms | {"reviews": sorted({starts + part * (ends - starts) for part in parts})}


def likely_template(mentors: int, mentees: int) -> str:
    """Return the name of the template that is most likely meant, for so many mentors and mentees."""
    return "group" if mentors + mentees > 2 else "standard"
