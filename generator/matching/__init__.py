"""Who could be paired with whom: profiles in, proposals with every part of their reasons out. Pure functions.

`parts` is the formula, in one table; `rules` says what is out of the question whatever the formula says; `fit`
holds both against two people, and `fit_table` against everybody at once. `assignment` chooses.
"""
