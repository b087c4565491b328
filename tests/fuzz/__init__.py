"""Fuzzing led by coverage: ``python -m tests.fuzz reader --cases 100000``, or all three with ``make fuzz``.

It wants atheris, which has no wheels for every system and so is no part of what tests need.
"""
