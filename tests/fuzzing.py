"""How many cases property tests try: few by default, many where ``PAIRBOOK_FUZZ`` says how many times as many."""

import os

TIMES = int(os.environ.get("PAIRBOOK_FUZZ", "1"))


def cases(usual: int) -> int:
    """Return how many cases to try of a property that usually gets so many."""
    return usual * TIMES
