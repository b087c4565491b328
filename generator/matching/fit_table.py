"""How well everybody fits everybody: profiles in, a table of fits out. The formula is that of `parts`."""

from collections.abc import Sequence
from typing import Any

from generator.matching.fit import NOTHING_STATED
from generator.matching.libraries import require_libraries
from generator.matching.parts import MENTEE, PARTS, Part, Weights
from generator.matching.profiles import Profile, TermsOf
from generator.matching.rules import NEEDS, Barriers

IntTable = Any
"""A numpy array of whole numbers: a row for each mentee, a column for each mentor."""

OUT_OF_THE_QUESTION = -1


def fit_table(
    mentees: Sequence[Profile],
    mentors: Sequence[Profile],
    barriers: Barriers,
    weights: Weights,
    least_fit: int = 0,
) -> IntTable:
    """Return the fit of each mentee with each mentor, from 0 up, and -1 where the two cannot be matched."""
    np, _ = require_libraries()
    earned = np.zeros((len(mentees), len(mentors)), dtype=np.int32)
    if not earned.size:
        return earned.astype(np.int16)
    possible, added = np.zeros_like(earned), np.zeros_like(earned)
    for part in PARTS:
        weight = weights[part.name]
        met, of = _met(part, mentees, mentors)
        points = np.where(of > 0, weight * met // np.maximum(of, 1), 0)
        if part.is_wish:
            added += points
        else:
            earned += points
            possible += np.where(of > 0, weight, 0)
    fits = np.where(possible > 0, 100 * earned // np.maximum(possible, 1), NOTHING_STATED) + added
    fits[fits < least_fit] = OUT_OF_THE_QUESTION
    for need in NEEDS:
        common = _common(mentees, mentors, need.terms, need.terms)
        stated = np.outer(_counts(mentees, need.terms) > 0, _counts(mentors, need.terms) > 0)
        fits[stated & (common < need.least)] = OUT_OF_THE_QUESTION
    rows = {who.id: row for row, who in enumerate(mentees)}
    columns = {who.id: column for column, who in enumerate(mentors)}
    for mentee, mentor in barriers:
        if mentee in rows and mentor in columns:
            fits[rows[mentee], columns[mentor]] = OUT_OF_THE_QUESTION
    return fits.astype(np.int16)


def _met(part: Part, mentees: Sequence[Profile], mentors: Sequence[Profile]) -> tuple[IntTable, IntTable]:
    """Return how many terms are met, and of how many, for each mentee and mentor."""
    np, _ = require_libraries()
    if part.stated_by == MENTEE:
        common = _common(mentees, mentors, part.stated, part.met_by)
        of = np.minimum(_counts(mentees, part.stated), part.enough)[:, None]
    else:
        common = _common(mentees, mentors, part.met_by, part.stated)
        of = np.minimum(_counts(mentors, part.stated), part.enough)[None, :]
    return np.minimum(common, of), of


def _common(rows: Sequence[Profile], columns: Sequence[Profile], ours: TermsOf, theirs: TermsOf) -> IntTable:
    """Return how many terms each of the rows has in common with each of the columns."""
    row_terms, column_terms = [ours(who) for who in rows], [theirs(who) for who in columns]
    number = {term: index for index, term in enumerate(set().union(*row_terms) & set().union(*column_terms))}
    np, scipy = require_libraries()

    def incidence(terms: Sequence[frozenset[Any]]) -> Any:
        known = [[number[term] for term in each if term in number] for each in terms]
        indices = [index for each in known for index in each]
        ends = [0]
        for each in known:
            ends.append(ends[-1] + len(each))
        values = np.ones(len(indices), dtype=np.int32)
        return scipy.sparse.csr_array((values, indices, ends), shape=(len(terms), max(len(number), 1)))

    return (incidence(row_terms) @ incidence(column_terms).T).toarray()


def _counts(profiles: Sequence[Profile], terms: TermsOf) -> IntTable:
    np, _ = require_libraries()
    return np.array([len(terms(who)) for who in profiles], dtype=np.int32)
