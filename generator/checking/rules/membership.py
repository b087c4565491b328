"""Rules on who belongs to a pair: sides, log, signatures and goals. Corpus in, findings out."""

from collections.abc import Iterator

from generator.checking.corpus import Corpus
from generator.checking.rules import mentions, walks
from generator.checking.rules.nearest import did_you_mean
from generator.checking.snippets import listed, quoted
from generator.words.codes import goals as goal_codes
from generator.words.codes import membership as codes
from generator.words.diagnostic import Diagnostic


def check_sides(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that nobody is mentor and mentee of the same pair."""
    for file, pair in walks.pairs(corpus):
        for index, person in enumerate(pair.agreement.mentees):
            if person in pair.agreement.mentors:
                yield corpus.finding(
                    codes.BOTH_SIDES,
                    file,
                    ("mentees", index),
                    f"{quoted(person)} is both mentor and mentee of this pair.",
                    "Keep this person on one side only.",
                )


def check_log(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that the log names only members of the pair."""
    for file, entry, pair in walks.entries_in_force(corpus):
        members = pair.agreement.members
        seen: set[str] = set()
        for path, person in mentions.people_of_entry(entry):
            if person in members or person in seen or not corpus.knows_person(person):
                continue
            if not walks.members_are_clear(corpus, pair):
                continue
            seen.add(person)
            yield corpus.finding(
                codes.STRANGER_IN_LOG,
                file,
                path,
                f"{quoted(person)} is not in this pair.",
                f'Write {_one_of(members)}; mention a guest under "did".{did_you_mean(person, members)}',
            )


def check_signatures(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that only members sign."""
    for file, pair in walks.pairs(corpus):
        members = pair.agreement.members
        for person in pair.agreement.signatures:
            is_stranger = person not in members and corpus.knows_person(person)
            if is_stranger and walks.members_are_clear(corpus, pair):
                yield corpus.finding(
                    codes.STRANGER_SIGNED,
                    file,
                    ("signatures", person),
                    f"{quoted(person)} signed, but is not in this pair.",
                    f'Remove the line, or add {quoted(person)} to "mentors" or "mentees".',
                    at_key=True,
                )


def check_goals(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that goals are for mentees of the pair."""
    for file, index, goal, pair in walks.goals(corpus):
        mentees = pair.agreement.mentees
        if goal.dropped or not walks.members_are_clear(corpus, pair):
            continue
        for number, person in enumerate(goal.for_):
            if person not in mentees and corpus.knows_person(person):
                yield corpus.finding(
                    goal_codes.FOR_NO_MENTEE,
                    file,
                    ("goals", index, "for", number),
                    f"{quoted(person)} is not a mentee of this pair.",
                    f'Write {_one_of(mentees)}, or leave "for" out: then the goal is for all mentees.'
                    f"{did_you_mean(person, mentees)}",
                )


def _one_of(people: tuple[str, ...]) -> str:
    return listed([quoted(person) for person in people]) if people else "somebody whom agreement.yml lists"
