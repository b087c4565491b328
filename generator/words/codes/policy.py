"""Codes for a programme's policy: numbers that contradict each other."""

from generator.words.diagnostic import Code, Severity

RED_BEFORE_AMBER = Code(
    id="POLICY-001",
    severity=Severity.ERROR,
    title="A red gap that comes before the amber one",
    why="A pair that goes without a meeting is first asked kindly, after the amber gap, and called later, after the red"
    " one. The other way round nobody would ever be asked, only called.",
    cure="Write a `red_gap` that is larger than `amber_gap`. What is left out is 1.5 for amber and 2.5 for red.",
    bad="policy:\n  amber_gap: 3\n  red_gap: 2",
    good="policy:\n  amber_gap: 2\n  red_gap: 3",
)

PUBLIC_BEFORE_MEMBERS = Code(
    id="POLICY-002",
    severity=Severity.ERROR,
    title="A smallest group that is smaller for the public than for members",
    why="Totals over a few people give single ones away. Those who know the pairs least must not be shown totals that"
    " are kept even from members.",
    cure="Write a number for `public` that is at least that for `members`. What is left out is 5 for members and 10 for"
    " the public.",
    bad="policy:\n  smallest_group: {members: 8, public: 5}",
    good="policy:\n  smallest_group: {members: 8, public: 10}",
)
