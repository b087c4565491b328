"""Codes for what the schemas refuse."""

from generator.words.diagnostic import Code, Severity
