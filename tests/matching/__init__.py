"""Matching: availability, the formula, the rules, the fairest assignment, and the command."""
