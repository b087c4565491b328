"""Codes for signatures that git does not bear out."""

from generator.words.diagnostic import Code, Severity

STALE_SIGNATURE = Code(
    id="SIGN-001",
    severity=Severity.WARNING,
    title="A signature under terms that have changed since",
    why="Who signs agrees to a text. When its meaning changes afterwards, the signature says nothing about the new"
    " text. White space, comments and the order of people do not matter.",
    cure="Let the person read what has changed, and set the date of the signature to the day of the new consent in a"
    " commit of their own. Or take the change back.",
    bad="# signed on 1 March, when it said: every 2 weeks\nmeetings: {every: 1 month}\nsignatures:\n  ada: 2026-03-01",
    good="meetings: {every: 1 month}\nsignatures:\n  ada: 2026-06-12",
)

BY_ANOTHER = Code(
    id="SIGN-002",
    severity=Severity.WARNING,
    title="A signature from somebody else's commit",
    why="A signature counts as a person's own where that person's commit brought it in. What somebody else has written"
    " down may be true, but git cannot bear it out.",
    cure="Let the person set the date of the signature in a commit of their own. If it was their own commit, add the"
    " address that it carries to `emails` in their record.",
    bad="# in a commit by grace\nsignatures:\n  ada: 2026-03-01",
    good="# in a commit by ada\nsignatures:\n  ada: 2026-03-02",
)

UNTOLD = Code(
    id="SIGN-003",
    severity=Severity.WARNING,
    title="Somebody whose signature nobody can tell",
    why="Git knows people by the addresses in their commits. Without an address or a GitHub account in the record"
    " nothing tells whose commit a signature came from.",
    cure="Add `github`, or the addresses of the person's commits as `emails`. Addresses are never shown on a page.",
    bad="name: Ada Lovelace",
    good="name: Ada Lovelace\ngithub: ada-l",
)
