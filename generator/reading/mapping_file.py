"""Reads a mapping file, which says what the columns of tables are. A path in, its plain data out."""

from pathlib import Path
from typing import Any

from generator.reading.yaml_document import parse_document
from generator.words.obstacle import Obstacle


def read_mapping_file(file: Path) -> Any:
    """Return what the YAML file holds. Raises Obstacle where it is no YAML."""
    document, findings = parse_document(file.name, file.read_bytes())
    if document is None:
        first = findings[0]
        raise Obstacle(f"{file}:{first.span.line}:{first.span.column} {first.message} {first.hint}")
    return document.data
