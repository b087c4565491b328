"""The reference of all fields and of all kinds of findings, made from the schemas and the codes themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.importing.record_text import example_text
from generator.reading.schemas import Field, Schemas
