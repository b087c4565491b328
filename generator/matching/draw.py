"""The draw that decides between equally fair proposals: a published seed and ids in, numbers out.

Anybody can draw again: SHA-256 of "seed:id" makes a number of 64 bits of each person, and the two numbers of a mentee
and a mentor are mixed by the last steps of SplitMix64 (Steele, Lea & Flood, 2014). The top 20 bits are the draw.
"""

import hashlib
from collections.abc import Sequence

from generator.matching.fit_table import IntTable
from generator.matching.libraries import require_libraries


def lot_of(seed: str, person: str) -> int:
    """Return a person's own number of 64 bits. People are put in its order, so that no name comes first."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{person}".encode()).digest()[:8])


def draw_table(seed: str, mentees: Sequence[str], mentors: Sequence[str]) -> IntTable:
    """Return a number from 0 to 2 ** 20 for each mentee and mentor."""
    np, _ = require_libraries()
    rows = np.array([lot_of(seed, f"mentee:{id_}") for id_ in mentees], dtype=np.uint64)
    columns = np.array([lot_of(seed, f"mentor:{id_}") for id_ in mentors], dtype=np.uint64)
    mixed = rows[:, None] ^ columns[None, :]
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return (mixed ^ (mixed >> np.uint64(31))) >> np.uint64(44)
