"""Rules on the programme's policy: numbers that go together. Corpus in, findings out.

A number that is left out has its usual value, so the finding stands at one that was written.
"""

from collections.abc import Iterator

from generator.checking.corpus import Corpus
from generator.words.codes import policy as codes
from generator.words.diagnostic import Diagnostic, Path
from generator.words.numbers import number
from generator.words.places import PROGRAM


def check_gaps(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a pair is asked before it is called."""
    policy = corpus.programme.program.policy
    amber, red = number(policy.amber_gap, 2), number(policy.red_gap, 2)
    if corpus.program_is_sound and policy.amber_gap > policy.red_gap:
        yield corpus.finding(
            codes.RED_BEFORE_AMBER,
            PROGRAM,
            _written(corpus, ("policy",), "red_gap", "amber_gap"),
            f"A gap is red after {red} agreed intervals, but amber only after {amber}.",
            f'Write a "red_gap" above {amber}, or an "amber_gap" below {red}.',
        )


def check_smallest_groups(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that the public is shown no total that members are not."""
    group = corpus.programme.program.policy.smallest_group
    if corpus.program_is_sound and group.public < group.members:
        yield corpus.finding(
            codes.PUBLIC_BEFORE_MEMBERS,
            PROGRAM,
            _written(corpus, ("policy", "smallest_group"), "public", "members"),
            f"The public sees totals over {group.public} people, but members only over {group.members}.",
            f'Write "public: {group.members}" or more, or a smaller number for "members".',
        )


def _written(corpus: Corpus, above: Path, *names: str) -> Path:
    """Return the path of the first of these fields that the record has."""
    policy = corpus.documents[PROGRAM].data
    for name in above:
        policy = policy[name]
    return (*above, next(name for name in names if name in policy))
