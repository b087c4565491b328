"""Codes for what the schemas refuse: fields, and how their values are written."""

from generator.words.diagnostic import Code, Severity

UNKNOWN_FIELD = Code(
    id="SHAPE-001",
    severity=Severity.ERROR,
    title="A field that is not known there",
    why="A field with a slip in its name would be read by nobody, and what you wrote in it would be missing "
    "from every page without a word.",
    cure="Correct the name, move the field to where it belongs, or remove it. Fields that belong to another "
    "one stand on the lines below it, two spaces further to the right.",
    bad="mentor: grace-hopper",
    good="mentors:\n  - grace-hopper",
)

MISSING_FIELD = Code(
    id="SHAPE-002",
    severity=Severity.ERROR,
    title="A field that is needed is not there",
    why="A few fields are needed because pages and figures cannot be made without them. All the others may be "
    "left out.",
    cure="Add the field on a line of its own.",
    bad="meetings:\n  minutes: 60",
    good="meetings:\n  every: 2 weeks\n  minutes: 60",
)

EMPTY = Code(
    id="SHAPE-003",
    severity=Severity.ERROR,
    title="A field with nothing in it",
    why="An empty field leaves open whether somebody forgot to fill it in or meant that there is nothing to say.",
    cure="Write something after the colon or the dash. If there is nothing to say, remove the line.",
    bad="starts:",
    good="starts: 2026-09-01",
)

LIST_WANTED = Code(
    id="SHAPE-004",
    severity=Severity.ERROR,
    title="One value where a list is wanted",
    why="Some fields can hold several things. They are always written as a list, also when there is only one, "
    "so that a second one can be added on a line of its own.",
    cure="Write each thing on a line of its own below the field, after a dash and a space.",
    bad="mentors: grace-hopper",
    good="mentors:\n  - grace-hopper",
)

ONE_VALUE_WANTED = Code(
    id="SHAPE-005",
    severity=Severity.ERROR,
    title="A list where one value is wanted",
    why="This field says one thing. Of several nobody knows which one counts.",
    cure="Keep one of them and write it after the colon, without a dash.",
    bad="cohort:\n  - 2026-autumn",
    good="cohort: 2026-autumn",
)

FIELDS_WANTED = Code(
    id="SHAPE-006",
    severity=Severity.ERROR,
    title="A value where fields are wanted",
    why="This part of the record has fields of its own, each with its name. A value without a name does not "
    "say which of them it is.",
    cure="Write each field on a line of its own below, with its name, two spaces further to the right.",
    bad="meetings: 2 weeks",
    good="meetings:\n  every: 2 weeks",
)

TEXT_WANTED = Code(
    id="SHAPE-007",
    severity=Severity.ERROR,
    title="Something else where text is wanted",
    why="A bare number, true or false, and words with a colon and a space between them are not taken as text. "
    "What was meant as text would come out changed.",
    cure="Put quotation marks around the whole text.",
    bad="did:\n  - Read: the first chapter",
    good='did:\n  - "Read: the first chapter"',
)

NUMBER_WANTED = Code(
    id="SHAPE-008",
    severity=Severity.ERROR,
    title="Something else where a number is wanted",
    why="Figures are added up and compared. That works only with a bare number; the unit is in the name of the "
    "field or in its description.",
    cure="Write the number alone, in digits, without a unit and without quotation marks.",
    bad="minutes: 60 min",
    good="minutes: 60",
)

TRUE_OR_FALSE_WANTED = Code(
    id="SHAPE-009",
    severity=Severity.ERROR,
    title="Something else where true or false is wanted",
    why="People and programs read words such as yes, no and off in different ways. Only true and false mean the "
    "same everywhere.",
    cure="Write true or false, without quotation marks.",
    bad="graduated: yes",
    good="graduated: true",
)

NOT_A_CHOICE = Code(
    id="SHAPE-010",
    severity=Severity.ERROR,
    title="A word that is not among the choices",
    why="Reports count these words. A word of your own would not be counted.",
    cure="Use one of the words that the finding lists, written in the same way.",
    bad="status: finished",
    good="status: completed",
)

NOT_AN_ID = Code(
    id="SHAPE-011",
    severity=Severity.ERROR,
    title="A name where an id is wanted",
    why="An id is the short name by which records point to each other. It is part of file names and web "
    "addresses, where capitals, spaces and accents make trouble.",
    cure="Use lower-case letters, digits and hyphens, at most 64 of them. A person's id is the name of the "
    "file in records/people, without .yml.",
    bad="mentees:\n  - Ada Lovelace",
    good="mentees:\n  - ada-lovelace",
)

NOT_A_DATE = Code(
    id="SHAPE-012",
    severity=Severity.ERROR,
    title="A date in another form",
    why="03/04/2026 is a day in April to some and a day in March to others. A date written as year-month-day "
    "means the same to everybody.",
    cure="Write the year with four digits, the month and the day with two, and hyphens between them.",
    bad="starts: 4.3.2026",
    good="starts: 2026-03-04",
)

IMPOSSIBLE_DATE = Code(
    id="SHAPE-013",
    severity=Severity.ERROR,
    title="A day that is not in the calendar",
    why="No figure can count from a day that never comes. Most often it is the last day of a month with fewer "
    "days, or month and day have changed places.",
    cure="Look the day up in a calendar and correct it.",
    bad="ends: 2027-02-29",
    good="ends: 2027-02-28",
)

NOT_AN_INTERVAL = Code(
    id="SHAPE-014",
    severity=Severity.ERROR,
    title="A span of time in another form",
    why="How well a pair keeps its rhythm is measured against this span. Words such as biweekly mean twice a "
    "week to some and every two weeks to others.",
    cure="Write a number, a space, and days, weeks or months.",
    bad="every: biweekly",
    good="every: 2 weeks",
)

OTHER_FORM = Code(
    id="SHAPE-015",
    severity=Severity.ERROR,
    title="A value in another form",
    why="Some values are used by programs, for links or to recognise a signature. They work only when they are "
    "written in one certain way.",
    cure="Write the value as the finding says.",
    bad="github: https://github.com/ada-l",
    good="github: ada-l",
)

TOO_LONG = Code(
    id="SHAPE-016",
    severity=Severity.ERROR,
    title="A text that is too long",
    why="Pages and tables have room for a title of 200 characters and a text of 2,000. What is longer is hard "
    "to read, and belongs into a document of its own.",
    cure="Shorten the text, or make several lines of a list out of it.",
    bad="title: Give a first talk about everything that happened since ...",
    good="title: Give a first talk",
)

TOO_MANY = Code(
    id="SHAPE-017",
    severity=Severity.ERROR,
    title="Too many of something",
    why="A list is for people to read. One of more than a hundred lines is read by nobody, and it slows "
    "everything down.",
    cure="Remove what is not needed, or join several lines into one.",
    bad="did:\n  - Wrote line 1\n  - Wrote line 2\n  # ... and so on to line 240",
    good="did:\n  - Wrote the first chapter",
)

TWICE = Code(
    id="SHAPE-018",
    severity=Severity.ERROR,
    title="The same thing twice in a list",
    why="Whoever is listed twice would be counted twice. Often the second line was meant to be another one.",
    cure="Remove one of the two, or correct it.",
    bad="present:\n  - ada-lovelace\n  - ada-lovelace",
    good="present:\n  - ada-lovelace\n  - grace-hopper",
)

TOO_SMALL = Code(
    id="SHAPE-019",
    severity=Severity.ERROR,
    title="A number that is too small",
    why="Below a certain number the field makes no sense: no meeting lasts less than a minute.",
    cure="Write a number within the range that the finding names.",
    bad="minutes: 0",
    good="minutes: 45",
)

TOO_LARGE = Code(
    id="SHAPE-020",
    severity=Severity.ERROR,
    title="A number that is too large",
    why="Above a certain number it is a slip: no meeting lasts longer than a day, and a goal has only five levels.",
    cure="Write a number within the range that the finding names.",
    bad="level: 10",
    good="level: 2",
)

MORE_FINDINGS = Code(
    id="SHAPE-021",
    severity=Severity.ERROR,
    title="More findings than are shown",
    why="A record with so many findings is usually not what it seems: a file of another kind, or one whose "
    "lines have all moved by a few spaces. A longer list would not help.",
    cure="Mend the findings that are shown and check again.",
    bad="# a spreadsheet saved as records/pairs/ada--grace/goals.yml",
    good="goals:\n  - id: first-talk\n    title: Give a first talk\n    kind: skill\n    set_on: 2026-09-10\n"
    '    due: 2026-12-15\n    levels:\n      "0": One talk in front of the team.',
)

SEVERAL_LINES = Code(
    id="SHAPE-022",
    severity=Severity.ERROR,
    title="Several lines where there is room for one",
    why="Names, titles and topics appear in headings, tables and menus, which have one line for them.",
    cure="Write it on one line. What needs more room belongs into a field for text.",
    bad="title: |\n  Give a first talk\n  at the spring meet-up",
    good="title: Give a first talk at the spring meet-up",
)
