"""What each of the four tables may hold: the fields, and the headings that mean them without being told.

A field's name is the record's own, dotted where it lies inside another (`meetings.every`); a few stand for
what only tables have, such as the key by which rows of other tables name a person. Knows no files.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class TableKind(StrEnum):
    """The four tables, each named like its option."""

    PEOPLE = "people"
    PAIRS = "pairs"
    GOALS = "goals"
    LOGS = "logs"


@dataclass(frozen=True, slots=True)
class TableField:
    """One field that a column can fill."""

    name: str
    meaning: str
    """What goes in, in a few words."""
    headings: tuple[str, ...] = ()
    """Headings that mean it besides its own name. Compared without case, spaces and punctuation."""


def fold_heading(heading: str) -> str:
    """Return a heading as it is compared: "Start Date", "start_date" and "startDate" are one.

    The sign of a number stays, for the headings of levels: "Level -1".
    """
    return re.sub(r"[^\w-]|_|-(?![0-9])|(?<=[0-9])-", "", heading.casefold())


_PEOPLE = (
    TableField("programme", "the programme's name, for a new records/program.yml", ("program",)),
    TableField("id", "becomes the name of the person's record", ("person", "person id", "username", "user")),
    TableField("key", "what the other tables call this person, where that is not the id", ("id", "person id", "ref")),
    TableField("name", "full name", ("full name", "person name", "mentor name", "mentee name")),
    TableField("aliases", "other names that the tables use for the same person", ("alias", "also known as", "nickname")),
    TableField("public_name", "what the public site may call this person", ("name on the site",)),
    TableField("github", "GitHub handle or profile address", ("github handle", "github id", "github username", "github account", "github profile", "github url")),
    TableField("emails", "addresses this person commits with; read only when a column is given for it"),
    TableField("roles", "mentor, mentee or both", ("role", "kind", "type")),
    TableField("mentor.capacity", "pairs at once as a mentor", ("capacity", "max mentees", "number of mentees")),
    TableField("mentor.offers", "topics offered", ("offers", "expertise", "skills", "can help with", "topics offered")),
    TableField("mentee.capacity", "pairs at once as a mentee", ("max mentors",)),
    TableField("mentee.seeks", "topics looked for", ("seeks", "wants to learn", "looking for", "learning goals", "topics sought")),
    TableField("interests", "topics of interest", ("interest", "hobbies")),
    TableField("languages", "languages spoken", ("language", "spoken languages")),
    TableField("timezone", "time zone such as Europe/Lisbon", ("time zone", "tz")),
    TableField("availability", "when this person has time", ("available", "availabilities")),
    TableField("reports_to", "the person's manager", ("manager", "line manager", "supervisor")),
    TableField("reminders", "yes or no", ("remind",)),
    TableField("working_preferences.meet", "video, in-person, phone or chat", ("meet",)),
    TableField("working_preferences.rhythm", "the rhythm this person likes", ("rhythm",)),
    TableField("working_preferences.feedback", "written or spoken", ("feedback",)),
)  # fmt: skip

_PAIRS = (
    TableField("id", "becomes the name of the pair's folder", ("pair", "pair id")),
    TableField("programme", "the programme's name, for a new records/program.yml", ("program",)),
    TableField("mentors", "ids or names, several with a separator", ("mentor", "mentor id", "mentor ids", "mentor name", "mentor names")),
    TableField("mentees", "ids or names, several with a separator", ("mentee", "mentee id", "mentee ids", "mentee name", "mentee names")),
    TableField("cohort", "the cohort's id or name", ("batch", "term", "season", "round", "cohort id", "cohort name")),
    TableField("starts", "first day", ("start", "start date", "begin", "begins", "from", "first day")),
    TableField("ends", "last day", ("end", "end date", "until", "to", "last day")),
    TableField("status", "proposed, active, paused, completed, ended_early or withdrawn", ("state",)),
    TableField("topics", "what the pair is about", ("topic", "focus", "subject", "skills", "theme")),
    TableField("goal", "what the pair works on; becomes a goal where the goals table has none", ("title", "project", "project title")),
    TableField("meetings.every", "the agreed rhythm, such as 2 weeks", ("every", "frequency", "cadence", "meeting frequency", "rhythm")),
    TableField("meetings.minutes", "how long a meeting lasts", ("minutes", "duration", "meeting length")),
    TableField("meetings.channel", "how the pair meets", ("channel", "meeting channel", "how")),
    TableField("communication.channel", "how the pair talks between meetings", ("between meetings",)),
    TableField("communication.reply_within", "such as 2 days", ("reply within",)),
    TableField("expectations.mentors", "what mentors expect to give and get", ("mentor expectations",)),
    TableField("expectations.mentees", "what mentees expect to give and get", ("mentee expectations",)),
    TableField("ground_rules", "rules, several with a separator", ("rules",)),
    TableField("confidentiality", "limits of confidence", ("confidence",)),
    TableField("leaving", "the no-fault way out"),
    TableField("reviews", "days to look back, several with a separator", ("review", "review dates")),
    TableField("publication", "named or unlisted", ("published",)),
    TableField("closing.date", "the day on which the pair ended", ("closed", "closed on", "ended", "ended on")),
    TableField("closing.graduated", "yes or no", ("graduated",)),
    TableField("closing.reflection", "what both say looking back", ("reflection",)),
)  # fmt: skip

_GOALS = (
    TableField("id", "what the other rows call this goal", ("goal id",)),
    TableField("pair", "the pair's id", ("pair id",)),
    TableField("kind", "skill, career, network, project or wellbeing", ("type", "category")),
    TableField("title", "the goal in a few words", ("goal", "name", "objective")),
    TableField("description", "what it is about: the expected result, or the why where that is told otherwise", ("details", "text", "summary")),
    TableField("topics", "topics", ("topic",)),
    TableField("why", "why it matters", ("reason", "motivation")),
    TableField("set_on", "the day on which it was set", ("set", "date set", "created", "start", "starts")),
    TableField("due", "the day by which it should be reached", ("due date", "deadline", "end", "ends", "target date")),
    TableField("for", "the mentees it is for, where not for all", ("mentee", "mentees", "person")),
    TableField("weight", "1 to 3", ("priority weight",)),
    TableField("levels.-2", "what much less than expected looks like", ("level -2", "much less than expected")),
    TableField("levels.-1", "what less than expected looks like", ("level -1", "less than expected")),
    TableField("levels.0", "what the expected result looks like", ("level 0", "expected", "expected result", "success criteria", "measure")),
    TableField("levels.1", "what more than expected looks like", ("level 1", "level +1", "more than expected")),
    TableField("levels.2", "what much more than expected looks like", ("level 2", "level +2", "much more than expected")),
    TableField("objectives", "the steps, several with a separator", ("steps", "milestones", "key results")),
)  # fmt: skip

_LOGS = (
    TableField("id", "tells rows of one day apart", ("log id", "entry id")),
    TableField("pair", "the pair's id", ("pair id",)),
    TableField("date", "the day", ("day", "meeting date", "when")),
    TableField("kind", "meeting, review or progress", ("type",)),
    TableField("outcome", "held, cancelled or missed", ("status", "result")),
    TableField("minutes", "how long it was", ("duration", "length")),
    TableField("channel", "where it was", ("where", "how", "place")),
    TableField("present", "who was there, ids or names", ("attendees", "participants", "attended")),
    TableField("author", "who wrote it, id or name", ("author id", "by", "written by", "who")),
    TableField("title", "the first line of what was done", ("subject", "headline")),
    TableField("did", "what was done; long text is split into lines", ("text", "notes", "summary", "minutes of meeting", "what we did", "description")),
    TableField("next", "what is to be done, several with a separator or a line each", ("next steps", "actions", "action items", "todo")),
    TableField("next_meeting", "the day of the next meeting", ("next date",)),
)  # fmt: skip

FIELDS: Mapping[TableKind, tuple[TableField, ...]] = {
    TableKind.PEOPLE: _PEOPLE,
    TableKind.PAIRS: _PAIRS,
    TableKind.GOALS: _GOALS,
    TableKind.LOGS: _LOGS,
}

NEVER_BY_HEADING = frozenset({(TableKind.PEOPLE, "emails")})
"""What only a person may decide to put into a repository: whoever can read that can read the addresses."""


def field_names(kind: TableKind) -> tuple[str, ...]:
    """Return the names of the fields of a table, in their order."""
    return tuple(field.name for field in FIELDS[kind])


def match_columns(kind: TableKind, columns: tuple[str, ...], given: Mapping[str, str]) -> Mapping[str, str]:
    """Return the column of each field that has one: those that were `given`, then by heading.

    A field's own name goes before its other headings, and no column is found twice. What a person's id is
    made of may be read again: as a name, a handle, or the key that other tables use.
    """
    found = dict(given)
    taken = {column for field, column in given.items() if field not in ("id", "key")}
    by_heading = {fold_heading(column): column for column in reversed(columns)}
    fields = [
        field
        for field in FIELDS[kind]
        if field.name not in given and (kind, field.name) not in NEVER_BY_HEADING
    ]
    names_first = [(field.name, (field.name,)) for field in fields]
    for name, headings in (*names_first, *((field.name, field.headings) for field in fields)):
        column = next((by_heading[each] for each in map(fold_heading, headings) if each in by_heading), None)
        if column is not None and name not in found and column not in taken:
            found[name] = column
            taken.add(column)
    return found
