"""Gives back to the system what memory this process has no use for any more."""

import contextlib
import ctypes
import sys


def give_back() -> None:
    """Give back what is free. Python gives back whole blocks by itself, and the C library none of what lies between
    others; each process that is forked from this one would count it as its own."""
    if sys.platform == "linux":
        # Only GNU's library has it.
        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
