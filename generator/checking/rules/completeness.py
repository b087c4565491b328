"""Rules on what a good record has: they ask, they do not refuse. Corpus in, findings out."""

import datetime as dt
from collections.abc import Callable, Iterator

from generator.checking.corpus import Corpus
from generator.checking.rules import walks
from generator.checking.snippets import listed, quoted
from generator.words.codes import completeness as codes
from generator.words.diagnostic import Code, Diagnostic
from generator.words.model import Agreement, Communication, Status
from generator.words.places import PROGRAM


def check_ground_rules(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that running pairs have ground rules."""
    yield from _ask(
        corpus,
        codes.NO_GROUND_RULES,
        lambda agreement: "" if agreement.ground_rules else "no ground rules",
        'Add "ground_rules" with a line or two that both agree on.',
    )


def check_expectations(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that both sides of a running pair say what they expect."""
    yield from _ask(
        corpus,
        codes.NO_EXPECTATIONS,
        _missing_expectations,
        'Add what that side expects to give and to get, under "expectations".',
    )


def check_confidentiality(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that running pairs say what stays between them."""
    yield from _ask(
        corpus,
        codes.NO_CONFIDENTIALITY,
        lambda agreement: "" if agreement.confidentiality else "no word on confidence",
        'Add "confidentiality": what stays between you, and when it may not.',
    )


def check_leaving(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that running pairs have agreed on a way out."""
    yield from _ask(
        corpus,
        codes.NO_WAY_OUT,
        lambda agreement: "" if agreement.leaving else "no way out",
        'Add "leaving": how either side can end this without giving reasons.',
    )


def check_reviews(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that running pairs have days to look back."""
    yield from _ask(
        corpus,
        codes.NO_REVIEWS,
        lambda agreement: "" if agreement.reviews else "no day to look back",
        'Add "reviews" with one or more dates, the first about half-way.',
    )


def check_communication(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that running pairs have agreed on how to talk between meetings."""
    yield from _ask(
        corpus,
        codes.NO_COMMUNICATION,
        lambda agreement: "" if agreement.communication != Communication() else "no word on how to talk",
        'Add "communication" with a channel and how soon to expect an answer.',
    )


def check_goals(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that active pairs have goals after the first weeks."""
    allowed = dt.timedelta(days=corpus.programme.program.policy.goals_within_days)
    for file, pair in walks.pairs(corpus) if corpus.program_is_sound else ():
        late = pair.agreement.starts + allowed < corpus.today
        has_none = not pair.goals and walks.goals_are_sound(corpus, pair)
        if pair.agreement.status is Status.ACTIVE and late and has_none:
            yield corpus.finding(
                codes.NO_GOALS,
                file,
                ("starts",),
                f'The pair has no goals, {allowed.days} days and more after its start on "{pair.agreement.starts}".',
                "Add goals.yml with at least one goal to the pair's folder.",
            )


def check_signatures(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that everybody in a running pair has signed after the first days."""
    allowed = dt.timedelta(days=corpus.programme.program.policy.sign_within_days)
    for file, pair in walks.pairs(corpus) if corpus.program_is_sound else ():
        agreement = pair.agreement
        missing = [person for person in agreement.members if person not in agreement.signatures]
        if (
            agreement.status.is_running
            and agreement.starts + allowed < corpus.today
            and missing
            and walks.members_are_clear(corpus, pair)
            and all(corpus.knows_person(person) for person in agreement.signatures)
        ):
            yield corpus.finding(
                codes.NOT_SIGNED,
                file,
                ("signatures",) if agreement.signatures else ("status",),
                f"{listed([quoted(person) for person in missing], 'and')} {'has' if len(missing) == 1 else 'have'} not signed yet.",
                'Let each of them add a line with their id and the day under "signatures", in a commit of their own.',
                at_key=True,
            )


def check_contact(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that the programme says where to turn in private."""
    if corpus.program_is_sound and not corpus.programme.program.contact:
        yield corpus.finding(
            codes.NO_CONTACT,
            PROGRAM,
            ("name",),
            f"{quoted(corpus.programme.program.name)} has no contact for what should be said in private.",
            'Add "contact" with an address that a person reads, or with the name of that person.',
        )


def _ask(corpus: Corpus, code: Code, missing: Callable[[Agreement], str], hint: str) -> Iterator[Diagnostic]:
    """Point at the status of every running pair that lacks something: it is why the question comes up."""
    for file, pair in walks.pairs(corpus):
        lack = missing(pair.agreement) if pair.agreement.status.is_running else ""
        if lack:
            yield corpus.finding(
                code,
                file,
                ("status",),
                f'The pair is "{pair.agreement.status}", but its agreement has {lack}.',
                hint,
            )


def _missing_expectations(agreement: Agreement) -> str:
    expectations = agreement.expectations
    sides = [name for name in ("mentors", "mentees") if not getattr(expectations, name)]
    return f"no expectations of its {listed(sides, 'and')}" if sides else ""
