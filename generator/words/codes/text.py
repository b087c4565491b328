"""Codes for what people write in text fields."""

from generator.words.diagnostic import Code, Severity

EMAIL_IN_TEXT = Code(
    id="TEXT-001",
    severity=Severity.ERROR,
    title="An e-mail address in a text",
    why="Texts appear on pages, and git keeps them for ever. An address there is collected by machines "
    "within days.",
    cure="Write the person's name instead. Addresses belong into `emails` of the person's own record, and "
    "are never shown.",
    bad="did: [Wrote to ada@example.org]",
    good="did: [Wrote to Ada]",
)

MEETING_LINK_IN_TEXT = Code(
    id="TEXT-002",
    severity=Severity.ERROR,
    title="A meeting link in a text",
    why="Whoever has the link can walk into the meeting, and git keeps it for ever.",
    cure="Say only how you meet, such as `video`. Share the link in the invitation.",
    bad="channel: https://meet.google.com/abc-defg-hij",
    good="channel: video",
)

LEFT_FROM_TEMPLATE = Code(
    id="TEXT-003",
    severity=Severity.WARNING,
    title="A text left over from a template",
    why="A placeholder holds the place of something that still has to be said.",
    cure="Write what you mean, or remove the line.",
    bad="leaving: 'TODO: how either side can end this'",
    good="leaving: Either of us may end this at any time.",
)

NOT_A_PAGE = Code(
    id="TEXT-004",
    severity=Severity.ERROR,
    title="An address that leads to no page",
    why="Readers click on it. It has to lead to a page of the web or of this site, and nowhere else.",
    cure="Write the whole address with https:// in front, or the page's path on this site without any dots "
    "that lead out of it.",
    bad="url: guides/../../secret",
    good="url: guides/first-meeting/",
)
