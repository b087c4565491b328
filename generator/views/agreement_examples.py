"""Agreements to begin from: light, standard, and for a group. Tests hold them to be sound."""

from generator.views.guide_examples import Example

LIGHT = Example(
    "records/pairs/ada-grace/agreement.yml",
    """\
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
publication: unlisted""",
)

STANDARD = Example(
    "records/pairs/ada-grace/agreement.yml",
    """\
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
publication: unlisted""",
)

GROUP = Example(
    "records/pairs/speakers-circle/agreement.yml",
    """\
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
publication: unlisted""",
)
