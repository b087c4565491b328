"""The schema copies that a programme keeps for its editors: which of them are not what the package uses."""

from collections.abc import Iterator
from pathlib import Path

from generator.reading.schemas import Schemas
from generator.words.codes import setup
from generator.words.diagnostic import Diagnostic
from generator.words.places import Kind


def read_stale_copies(root: Path, schemas: Schemas) -> Iterator[Diagnostic]:
    """Yield a warning for each copy under ``schemas/`` that differs from the package's own schema."""
    for kind in Kind:
        copy = root / "schemas" / kind.schema_file
        if copy.is_file() and copy.read_bytes() != schemas.text_of(kind).encode():
            yield Diagnostic(
                code=setup.STALE_EDITOR_SCHEMA.id,
                severity=setup.STALE_EDITOR_SCHEMA.severity,
                file=f"schemas/{kind.schema_file}",
                message=f'"schemas/{kind.schema_file}" is not the schema that this version of Pairbook uses.',
                hint='Run "pairbook schema --write" and commit what it changes.',
            )
