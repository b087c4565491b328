"""A new programme's files from their templates: answers in, paths and texts out."""

import json
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def render_scaffold(folder: Path, answers: Mapping[str, str]) -> dict[str, str]:
    """Return every file of a new programme: path to text. `answers` are the names that the templates use.

    A leading ``dot-`` in a file's or folder's name stands for a dot, which packaging tools tend to leave out.
    """
    # GitHub's workflows use double braces themselves, so these templates have other marks.
    environment = Environment(  # noqa: S701 - YAML and Markdown, not HTML; values go through the filter
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
    )
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    return {
        _target(name): environment.get_template(name).render(answers)
        for name in sorted(environment.list_templates())
    }


def _target(name: str) -> str:
    return "/".join(
        f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part for part in name.split("/")
    )
