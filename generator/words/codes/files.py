"""Codes for where a record lies and whether it can be read as text and as YAML."""

from generator.words.diagnostic import Code, Severity
