"""Codes for what the records say, taken together."""

from generator.words.diagnostic import Code, Severity
