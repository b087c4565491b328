"""YAML as libyaml's stream of events, which never recurses. Text in, events out."""

import unicodedata
from collections.abc import Iterator

import yaml
from yaml.events import Event

MAX_DEPTH = 20
"""How many maps and lists may stand inside each other."""


def read_events(text: str) -> Iterator[Event]:
    """Return the events of a text. They raise yaml.YAMLError at the first mistake in its syntax."""
    return iter(yaml.CSafeLoader(text).get_event, None)


def normal(text: str) -> str:
    """Return a text in Unicode's composed form (NFC), so that what looks alike is alike."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
