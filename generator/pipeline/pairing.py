"""From proposals to drafts of proposed pairs. Writes nothing."""

from generator.drafting.agreements import draft_amendment
from generator.drafting.draft import Draft, Records
from generator.drafting.pairs import draft_pair, new_pair_id
from generator.importing.slugs import numbered
from generator.matching.pairs_to_be import first_day, pairs_to_be, waiting_pairs
from generator.matching.proposals import Matching
from generator.words.obstacle import Obstacle


def draft_proposals(records: Records, matching: Matching) -> tuple[Draft, ...]:
    """Return a new agreement for each pair or group that is proposed; a pair that waits for a mentor gets the name.

    Raises Obstacle where the cohort is over before anybody could have signed.
    """
    programme, today = records.corpus.programme, records.today
    cohort = matching.pool.cohort
    if first_day(programme, matching, today) > cohort.ends:
        raise Obstacle(
            f"{cohort.name} ends before two people would have had {programme.program.policy.sign_within_days} days"
            " to sign. Name a later cohort with --cohort."
        )
    waiting = waiting_pairs(programme, matching)
    drafts = [draft_amendment(records, each.pair, {"mentors": [each.mentor]}) for each in waiting]
    served = {id_ for each in waiting for id_ in programme.pairs[each.pair].agreement.mentees}
    taken: set[str] = set()
    for said in pairs_to_be(programme, matching, today, served):
        id_ = numbered(new_pair_id(records, said), taken)
        taken.add(id_)
        drafts.append(draft_pair(records, said, id_=id_))
    return tuple(drafts)
