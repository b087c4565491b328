"""What would be if: a programme and suppositions in, the programme as it would be out. Nothing is written."""

from collections.abc import Mapping, Sequence

import msgspec

from generator.words.model import MentorRole, Person, Programme

ONE_MORE = "?one-more"
"""The id of the mentor who is only supposed. No record can be called so: ids begin with a letter or digit."""


def suppose(
    programme: Programme,
    *,
    capacities: Mapping[str, int],
    weights: Mapping[str, int],
    one_more: Sequence[str],
) -> Programme:
    """Return the programme with other mentors' capacities, other weights, and one more mentor for some topics.

    That mentor has time whenever anybody has and speaks every language. Every id in `capacities` is a mentor's.
    """
    people = dict(programme.people)
    for id_, capacity in capacities.items():
        role = people[id_].mentor or MentorRole()
        people[id_] = msgspec.structs.replace(
            people[id_], mentor=msgspec.structs.replace(role, capacity=capacity)
        )
    if one_more:
        people[ONE_MORE] = Person(
            id=ONE_MORE,
            name="One more mentor",
            mentor=MentorRole(offers=tuple(one_more)),
            languages=tuple(sorted({word for person in people.values() for word in person.languages})),
            availability=("Any day 00:00-24:00",),
        )
    policy = programme.program.policy
    matching = msgspec.structs.replace(policy.matching, **dict(weights))
    program = msgspec.structs.replace(
        programme.program, policy=msgspec.structs.replace(policy, matching=matching)
    )
    return msgspec.structs.replace(programme, program=program, people=people)
