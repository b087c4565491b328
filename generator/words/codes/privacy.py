"""Codes for what is in the hands of more people, or for longer, than was agreed."""

from generator.words.diagnostic import Code, Severity

COORDINATORS_FIELD_IN_PUBLIC = Code(
    id="PRIV-001",
    severity=Severity.ERROR,
    title="What only coordinators may see, in a public repository",
    why="Whoever can read a repository can read every field in it, its history, its copies and its logs. No setting"
    " of the site hides what lies there.",
    cure="Remove the field, and put it into the record of the same name in a private repository, which"
    " `pairbook check --overlay DIR` and `pairbook build --overlay DIR` lay over this one. Git keeps what was there"
    " until somebody rewrites its history.",
    bad="# in a public repository\nemails: [ada@example.org]",
    good="# in a private repository\nemails: [ada@example.org]",
)

MEMBERS_FIELD_IN_PUBLIC = Code(
    id="PRIV-002",
    severity=Severity.ERROR,
    title="What only members may see, in a public repository",
    why="The programme has not said that its repository is public and that its pairs know it, so nobody in it can"
    " have agreed to that.",
    cure="Make the repository private, or move the field into a private one that `--overlay DIR` lays over this one."
    " Where all know and agree, write `open: true` under `publication` in records/program.yml.",
    bad="# records/program.yml, in a public repository\npublication: {audience: members}",
    good="# records/program.yml, in a public repository\npublication: {audience: members, open: true}",
)

PAIR_WITHOUT_CONSENT = Code(
    id="PRIV-003",
    severity=Severity.ERROR,
    title="What only members may see, of a pair that has not agreed to be public",
    why="A programme may be open while a pair in it only wants to be counted. In a public repository its goals and"
    " its log are public all the same.",
    cure="Move the field into a private repository that `--overlay DIR` lays over this one. If the pair agrees to be"
    " public, let it write `publication: named` into its agreement and sign again.",
    bad="publication: unlisted\nleaving: Either of us may end this at any time.",
    good="publication: named\nleaving: Either of us may end this at any time.",
)

FIELD_IN_BOTH = Code(
    id="PRIV-004",
    severity=Severity.ERROR,
    title="A field in both repositories",
    why="The private repository adds to the records of the first. If both could say the same thing, they would"
    " sooner or later say it differently, and nobody would know which one counts.",
    cure="Keep the field in one of the two records. What not everybody may see belongs into the private one.",
    bad="name: Ada Lovelace   # in records/people/ada.yml of both repositories",
    good="name: Ada Lovelace   # in records/people/ada.yml of the private repository alone",
)

KEPT_TOO_LONG = Code(
    id="PRIV-005",
    severity=Severity.WARNING,
    title="A pair that ended long ago, kept in every word",
    why="What two people wrote to each other is needed while they work together, and for a while after. The figures"
    " of the programme need only facts: dates, kinds, outcomes and levels.",
    cure="Run `pairbook retire`, which keeps the facts and lets the words go, so that every figure stays as it is."
    " How long words are kept, `policy.retire_after_months` in records/program.yml says.",
    bad="did: [We talked about the new role.]   # of a meeting four years ago",
    good="date: 2022-03-04\nkind: meeting\noutcome: held",
)
