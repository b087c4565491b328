"""Codes for where a record lies and whether it can be read as text and as YAML."""

from generator.words.diagnostic import Code, Severity

MISPLACED = Code(
    id="FILE-001",
    severity=Severity.ERROR,
    title="A file lies where no record belongs",
    why=(
        "Pairbook knows a record by its place. A file elsewhere in records would be read by nobody, "
        "and what it says would be lost."
    ),
    cure=(
        "Move or rename the file as the hint says. What is not a record belongs outside the folder records."
    ),
    bad="records/pairs/ada-grace/agreement.yaml",
    good="records/pairs/ada-grace/agreement.yml",
)
NO_PROGRAM = Code(
    id="FILE-002",
    severity=Severity.ERROR,
    title="The programme's own record is missing",
    why="Everything hangs on records/program.yml: the name, the time zone and the cohorts.",
    cure="Write records/program.yml, or let the command pairbook init write one.",
    bad="records/ without program.yml",
    good="records/program.yml",
)
NOT_A_FILE = Code(
    id="FILE-003",
    severity=Severity.ERROR,
    title="A record is a link or something else that is not a plain file",
    why="A link may point at something outside the records, which must never be published.",
    cure="Replace the link by the file that it points to.",
    bad="records/people/ada.yml -> ../../elsewhere.yml",
    good="records/people/ada.yml as a file of its own",
)
UNREADABLE = Code(
    id="FILE-004",
    severity=Severity.ERROR,
    title="A record cannot be read",
    why="What cannot be read cannot be checked or shown.",
    cure="Give yourself the right to read the file, or restore it.",
    bad="records/people/ada.yml without read permission",
    good="records/people/ada.yml that you can open",
)
TOO_LARGE = Code(
    id="FILE-005",
    severity=Severity.ERROR,
    title="A record is too large",
    why="Records are facts in a few lines. A file this large is almost always something else.",
    cure="Shorten it, and link to long documents instead of pasting them.",
    bad="a file of 300 KiB",
    good="a file of a few KiB",
)
NOT_UTF8 = Code(
    id="FILE-006",
    severity=Severity.ERROR,
    title="A record is not saved as UTF-8",
    why="Letters such as é or 田 would come out wrong on the page.",
    cure="Save the file again with the encoding UTF-8.",
    bad="a file saved as Windows-1252",
    good="the same file saved as UTF-8",
)
CONTROL_CHARACTER = Code(
    id="FILE-007",
    severity=Severity.ERROR,
    title="A control character is in the text",
    why="It cannot be seen, and it can upset terminals and browsers.",
    cure="Delete the character, or type the line again.",
    bad="name: Ada<U+0007> Lovelace",
    good="name: Ada Lovelace",
)
INVISIBLE_CHARACTER = Code(
    id="FILE-008",
    severity=Severity.ERROR,
    title="An invisible character is in the text",
    why=(
        "Text that looks alike but is not alike misleads readers, and some of these characters turn "
        "the order of letters round."
    ),
    cure="Delete the character, or type the line again instead of pasting it.",
    bad="name: Ada<U+200B> Lovelace",
    good="name: Ada Lovelace",
)
CONFLICT_MARKER = Code(
    id="FILE-009",
    severity=Severity.ERROR,
    title="Marks of a merge conflict are still there",
    why="Two changes met in this file and nobody has decided yet which lines stay.",
    cure="Keep the lines that you want and delete the marks.",
    bad="<<<<<<< HEAD",
    good="(the line is gone)",
)
IMPOSSIBLE_NAME_DATE = Code(
    id="FILE-010",
    severity=Severity.ERROR,
    title="A file is named after a day that does not exist",
    why="The log is ordered by these names, and so are surveys.",
    cure="Rename the file to the day that it is about.",
    bad="log/2026-02-31.yml",
    good="log/2026-02-28.yml",
)
NAMES_COLLIDE = Code(
    id="FILE-011",
    severity=Severity.ERROR,
    title="Two files differ only in how their names are written",
    why="On many computers they are one and the same file, and one of them would be lost.",
    cure="Rename or remove one of them.",
    bad="records/people/ada.yml and records/people/Ada.yml",
    good="records/people/ada.yml",
)
HIDDEN_REPOSITORY = Code(
    id="FILE-012",
    severity=Severity.ERROR,
    title="A git repository is hidden among the records",
    why="Its settings could make git run programs that nobody has seen.",
    cure="Remove the folder.",
    bad="records/pairs/ada-grace/HEAD, objects and refs",
    good="records/pairs/ada-grace/agreement.yml",
)
LEFTOVER = Code(
    id="FILE-013",
    severity=Severity.ERROR,
    title="A program has left a file behind",
    why=(
        "Editors keep copies beside the file that is being worked on. Such a copy is read by nobody, and it may hold "
        "what was meant to be deleted."
    ),
    cure="Delete the file. If it holds something that is missing from the record, copy that over first.",
    bad="records/people/ada.yml~",
    good="records/people/ada.yml",
)
RESERVED_NAME = Code(
    id="FILE-014",
    severity=Severity.ERROR,
    title="A name that some computers cannot give a file",
    why="Windows keeps names such as con, aux and com1 for itself, and drops a dot or a space at the end of a name.",
    cure="Give the file or folder another name, and write that wherever a record names it.",
    bad="records/people/con.yml",
    good="records/people/con-hall.yml",
)
TAB = Code(
    id="YAML-001",
    severity=Severity.ERROR,
    title="A tab stands where spaces are needed",
    why="YAML counts spaces to know what belongs together, and it does not count tabs.",
    cure="Replace the tab by two spaces.",
    bad="meetings:\n<tab>every: 2 weeks",
    good="meetings:\n  every: 2 weeks",
)
SYNTAX = Code(
    id="YAML-002",
    severity=Severity.ERROR,
    title="A line that is not a field",
    why=(
        "A record is made of fields: a name, a colon, a space and a value. From a line that is none on, the file "
        "cannot be understood."
    ),
    cure="Write the line as name, colon, space, value. Text of several lines is indented under its name.",
    bad="name Ada\nmentor:\n  capacity: 2",
    good="name: Ada\nmentor:\n  capacity: 2",
)
COLON_IN_TEXT = Code(
    id="YAML-003",
    severity=Severity.ERROR,
    title="A colon in the middle of a text",
    why=("A colon followed by a space separates a name from its value, so a second one confuses the reader."),
    cure="Put the whole text between double quotes.",
    bad="title: Learn Rust: the hard parts",
    good='title: "Learn Rust: the hard parts"',
)
SPECIAL_BEGINNING = Code(
    id="YAML-004",
    severity=Severity.ERROR,
    title="A text begins with a character that means something else",
    why=(
        "At the beginning of a value, the characters @ ` % & * ! | > [ ] { } , have a meaning of their own."
    ),
    cure="Put the whole text between double quotes.",
    bad="what: @grace reviews it",
    good='what: "@grace reviews it"',
)
OPEN_QUOTE = Code(
    id="YAML-005",
    severity=Severity.ERROR,
    title="A quotation mark is opened and never closed",
    why="Everything behind it counts as part of the text, up to the next mark of the same kind, lines further down.",
    cure="Close the text with the same mark that opened it.",
    bad='title: "Learn Rust',
    good='title: "Learn Rust"',
)
BRACKETS = Code(
    id="YAML-006",
    severity=Severity.ERROR,
    title="A list in brackets does not come out right",
    why=(
        "Brackets hold a list, with commas between its items. Where one of them is missing, nobody can tell where "
        "the list ends."
    ),
    cure=(
        "Close the bracket and put commas between the items, or write the list with a dash on each line. Put "
        "quotation marks around a text that has a bracket in it."
    ),
    bad="topics: [rust, sql",
    good="topics: [rust, sql]",
)
INDENTATION = Code(
    id="YAML-007",
    severity=Severity.ERROR,
    title="A line is not indented like its neighbours",
    why=(
        "The spaces at the beginning of a line say what it belongs to. Lines that belong together begin in the same "
        "column."
    ),
    cure="Give the line as many spaces at its beginning as the lines that it belongs with.",
    bad="meetings:\n  every: 2 weeks\n   minutes: 60",
    good="meetings:\n  every: 2 weeks\n  minutes: 60",
)
DUPLICATE_KEY = Code(
    id="YAML-008",
    severity=Severity.ERROR,
    title="The same field stands twice",
    why="Only one of the two could count, and nobody could tell which.",
    cure="Keep one and delete the other.",
    bad="status: active\nstatus: paused",
    good="status: paused",
)
BAD_KEY = Code(
    id="YAML-009",
    severity=Severity.ERROR,
    title="A field without a name",
    why="Each value needs a name to its left, in plain words; a list in brackets is no name.",
    cure="Write a name before the colon.",
    bad=": active",
    good="status: active",
)
REFERENCE = Code(
    id="YAML-010",
    severity=Severity.ERROR,
    title="A value refers to another place with & or *",
    why="Such references hide what a record says from the people who review it.",
    cure="Write the value out in full, or put text that begins with & or * between double quotes.",
    bad="ends: *start",
    good="ends: 2026-09-30",
)
TAG = Code(
    id="YAML-011",
    severity=Severity.ERROR,
    title="A value carries a type mark with !",
    why="Records hold plain text, numbers and dates; the mark would change what is read.",
    cure="Remove the mark, or put text that begins with ! between double quotes.",
    bad="date: !!str 2026-03-04",
    good="date: 2026-03-04",
)
SEVERAL_DOCUMENTS = Code(
    id="YAML-012",
    severity=Severity.ERROR,
    title="One file holds several documents",
    why="A line of three dashes begins a new document, and each record has a file of its own.",
    cure="Remove the line with the dashes, or make two files.",
    bad="name: Ada\n---\nname: Grace",
    good="name: Ada",
)
TOO_DEEP = Code(
    id="YAML-013",
    severity=Severity.ERROR,
    title="The lines are nested too deeply",
    why="No record needs more than a few levels.",
    cure="Write it with fewer levels.",
    bad="[[[[[[[[[[[[[[[[[[[[[ … ]]]]]]]]]]]]]]]]]]]]]",
    good="[ … ]",
)
EMPTY = Code(
    id="YAML-014",
    severity=Severity.ERROR,
    title="The file is empty",
    why="An empty record says nothing, and its page would be empty too.",
    cure="Fill it in, or delete the file.",
    bad="(nothing)",
    good="name: Ada Lovelace",
)
NOT_FIELDS = Code(
    id="YAML-015",
    severity=Severity.ERROR,
    title="The file does not consist of fields",
    why="A record is made of fields, each with a name, a colon, a space and a value. This file has none.",
    cure="Write each fact as name: value. A list stands below its name.",
    bad="- public speaking\n- rust",
    good="topics:\n  - public speaking\n  - rust",
)
CUT_BY_COMMENT = Code(
    id="YAML-016",
    severity=Severity.WARNING,
    title="A text is cut off by #",
    why="After a space, # begins a remark that nobody but the author sees.",
    cure="Put the whole text between double quotes; or write a space after # if a remark is meant.",
    bad="title: Learn C #3",
    good='title: "Learn C #3"',
)
HIDDEN_IN_QUOTES = Code(
    id="YAML-017",
    severity=Severity.ERROR,
    title="A quoted text holds an invisible character",
    why="A backslash in double quotes can stand for a character that nobody can see.",
    cure="Remove the backslash and what follows it, or use single quotes.",
    bad='name: "Ada\\x07"',
    good="name: Ada",
)
MISSING_SPACE = Code(
    id="YAML-018",
    severity=Severity.ERROR,
    title="The space after a colon or a dash is missing",
    why=(
        "Only a colon with a space behind it separates a name from its value; without one, times such as 12:30 "
        "could not be written. The same goes for the dash before an item of a list."
    ),
    cure="Write a plain colon, or a plain dash, and a space after it.",
    bad="name:Ada Lovelace",
    good="name: Ada Lovelace",
)
TEXT_AFTER_QUOTE = Code(
    id="YAML-019",
    severity=Severity.ERROR,
    title="Text behind a closing quotation mark",
    why="The second mark of the same kind closes the text. What stands behind it belongs to nothing.",
    cure="Put the whole text between marks of the kind that does not occur in it.",
    bad="leaving: 'It's fine to stop'",
    good='leaving: "It\'s fine to stop"',
)
LIST_AMONG_FIELDS = Code(
    id="YAML-020",
    severity=Severity.ERROR,
    title="A list and something else are mixed",
    why=(
        "Each item of a list begins with a dash on a line of its own, below the name of the list. A dash elsewhere, or "
        "an item without one, belongs to nothing."
    ),
    cure="Write the name of the list and a colon, and below it each item on a line of its own after a dash and a space.",
    bad="topics: - rust",
    good="topics:\n  - rust",
)
BAD_BACKSLASH = Code(
    id="YAML-021",
    severity=Severity.ERROR,
    title="A backslash that means nothing",
    why="Between double quotes a backslash and the letter behind it stand for something else, such as a line end.",
    cure="Use single quotes, where a backslash is just a backslash.",
    bad='why: "Move D:\\ to the server"',
    good="why: 'Move D:\\ to the server'",
)
ODD_SPACE = Code(
    id="YAML-022",
    severity=Severity.ERROR,
    title="A space that is not a plain space",
    why=(
        "Text copied from web pages and documents often carries spaces that do not break a line. They look the same, "
        "but a name with such a space is another name."
    ),
    cure="Delete the space and type it again with the space bar.",
    bad="<U+00A0>status: active",
    good="status: active",
)
