"""Wires the floors together: records to findings, and records to pages. Knows no rules and no formats.

Read, parse, check the shape, structure, check the sense; then figures, the audience gate, views and pages.
"""
