"""YAML as libyaml's stream of events, which never recurses. Text in, events out."""

import unicodedata
from collections.abc import Iterator

import yaml
from yaml.events import Event

MAX_DEPTH = 20
"""How many maps and lists may stand inside each other."""


def read_events(text: str) -> Iterator[Event]:
    """Yield the events of a text. Raises yaml.YAMLError at the first mistake in its syntax."""
    parser = yaml.CSafeLoader(text)
    while (event := parser.get_event()) is not None:
        yield event


def normal(text: str) -> str:
    """Return a text in Unicode's composed form (NFC), so that what looks alike is alike."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
