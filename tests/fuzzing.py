"""How many cases property tests try: few by default, many where ``PAIRBOOK_FUZZ`` says how many times as many.

``PAIRBOOK_SEED`` gives other cases to those that are made up by `random`.
"""

import os

TIMES = int(os.environ.get("PAIRBOOK_FUZZ", "1"))
SEED = int(os.environ.get("PAIRBOOK_SEED", "7"))


def cases(usual: int) -> int:
    """Return how many cases to try of a property that usually gets so many."""
    return usual * TIMES
