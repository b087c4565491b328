"""The rules on what the records say taken together: tables of small functions, unaware of one another.

Corpus in, findings out. A rule reads no disk and knows no outlet; it stays quiet about what another kind of
check has already refused. The tables say how far a rule looks, and so what its findings depend on.
"""

from collections.abc import Callable, Iterable, Iterator

from generator.checking.corpus import Corpus
from generator.checking.rules import (
    capacity,
    completeness,
    dates,
    days,
    goals,
    ids,
    log,
    membership,
    policy,
    pulse,
    references,
    retention,
    signatures,
    status,
    text,
)
from generator.words.diagnostic import Diagnostic

Rule = Callable[[Corpus], Iterator[Diagnostic]]

ON_TEXTS: tuple[Rule, ...] = (text.check_texts,)
"""Rules that look at nothing but the words of each record, also where its shape is wrong."""

ON_EACH: tuple[Rule, ...] = (
    references.check_people,
    references.check_cohorts,
    references.check_resources,
    references.check_time_zones,
    references.check_rated_goals,
    references.check_done_steps,
    references.check_corrected_entries,
    references.check_agreements,
    references.check_topics,
    dates.check_order_of_term,
    dates.check_order_of_pauses,
    dates.check_overlap_of_pauses,
    dates.check_term_of_pauses,
    dates.check_reviews,
    dates.check_order_of_goals,
    dates.check_term_of_goals,
    dates.check_term_of_objectives,
    dates.check_decisions,
    dates.check_closing,
    dates.check_cohort_of_pairs,
    days.check_file_names,
    days.check_term_of_entries,
    days.check_plans,
    days.check_future,
    ids.check_goals,
    ids.check_steps,
    membership.check_sides,
    membership.check_log,
    membership.check_signatures,
    membership.check_goals,
    status.check_empty_sides,
    status.check_closing_too_soon,
    status.check_closing_missing,
    status.check_pause_missing,
    status.check_pause_open,
    status.check_pause_over,
    status.check_end,
    status.check_start,
    status.check_meetings,
    log.check_order_of_steps,
    log.check_circles,
    log.check_single_correction,
    log.check_single_entry,
    log.check_pauses,
    log.check_withdrawals,
    log.check_outcomes,
    goals.check_dropped,
    goals.check_set,
    goals.check_single_rating,
    completeness.check_ground_rules,
    completeness.check_expectations,
    completeness.check_confidentiality,
    completeness.check_leaving,
    completeness.check_reviews,
    completeness.check_communication,
    completeness.check_goals,
    completeness.check_signatures,
    retention.check_detail,
)
"""Rules that look at one pair or one person at a time, beside what the programme declares and who has a record."""

ON_PROGRAMME: tuple[Rule, ...] = (
    ids.check_cohorts,
    ids.check_topics,
    ids.check_resources,
    policy.check_gaps,
    policy.check_smallest_groups,
    pulse.check_enough_answers,
    pulse.check_means,
    pulse.check_counts,
    pulse.check_scales,
    pulse.check_single_questions,
    pulse.check_cohort_of_file,
    text.check_addresses_of_pages,
    references.check_pages,
    completeness.check_contact,
)
"""Rules that look at nothing but the programme's own records."""

BETWEEN: tuple[Rule, ...] = (
    ids.check_accounts,
    capacity.check_capacity,
    capacity.check_roles,
)
"""Rules that hold pairs and people against each other. They see no more of each than `brief_of` leaves."""

ON_SIGNATURES: tuple[Rule, ...] = (
    signatures.check_terms,
    signatures.check_authors,
    signatures.check_identities,
)
"""Rules on what git says of agreements."""

RULES: tuple[Rule, ...] = (*ON_TEXTS, *ON_EACH, *ON_PROGRAMME, *BETWEEN, *ON_SIGNATURES)


def check_sense(corpus: Corpus, rules: Iterable[Rule] = RULES) -> tuple[Diagnostic, ...]:
    """Return what rules find, by file and place."""
    return tuple(sorted((found for rule in rules for found in rule(corpus)), key=lambda found: found.order))
