"""Rewrites a record so that it looks different and means the same: for the promise that looks do not matter."""

import random
import re
from typing import Any

import yaml

from generator.reading.yaml_document import parse_document

_SPELT_OUT = {"topics": [], "pauses": [], "reviews": [], "ground_rules": []}
_SAME_LENGTH = {"2 weeks": ["14 days", "2 weeks"], "1 week": ["7 days", "1 weeks", "1 week"]}
_SETS = ("mentors", "mentees", "reviews")


def rewritten(text: str, seed: int) -> str:
    """Return an agreement written in another way: style, order of keys and people, quotes, comments, defaults."""
    chance = random.Random(seed)
    document, findings = parse_document("agreement.yml", text.encode())
    assert document is not None, findings
    data = _reordered(document.data, chance)
    for name in _SETS:
        data[name] = chance.sample(data[name], len(data[name]))
    meetings = data["meetings"]
    meetings["every"] = chance.choice(_SAME_LENGTH.get(meetings["every"], [meetings["every"]]))
    if chance.random() < 0.5:
        data = {**{name: empty for name, empty in _SPELT_OUT.items() if name not in data}, **data}
    written = yaml.dump(
        data,
        default_flow_style=chance.choice([True, False, None]),
        default_style=chance.choice([None, "'", '"']),
        sort_keys=False,
        width=chance.choice([30, 60, 200]),
        indent=chance.choice([2, 4, 6]),
        allow_unicode=True,
    )
    return _commented(_bare(written), chance)


def _reordered(value: Any, chance: random.Random) -> Any:
    if not isinstance(value, dict):
        return value
    names = chance.sample(sorted(value), len(value))
    return {name: _reordered(value[name], chance) for name in names}


def _bare(text: str) -> str:
    """Return the text without the tags that PyYAML writes where every scalar has quotes."""
    return re.sub(r"""!!int ["'](\d+)["']""", r"\1", text)


def _commented(text: str, chance: random.Random) -> str:
    lines = [f"# {chance.random()}", *text.splitlines()]
    if chance.random() < 0.5:
        lines = [*lines, "", f"# the end {chance.random()}", ""]
    return "\n".join(lines) + "\n"
