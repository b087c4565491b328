"""Lets MkDocs follow the records: before each build the pages are rendered again, where they changed.

MkDocs loads this file by its path, so the package must be importable some other way too.
"""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.commands.build import rebuild_pages
from generator.outlets.findings_text import render_findings
from generator.outlets.progress import say

WATCHED = ("records", "schemas", "site_templates")


def on_config(config: Any) -> Any:
    """Watch the records and whatever else the pages are made of."""
    root = Path(config.config_file_path).parent
    config.watch = [*config.watch, *(str(root / name) for name in WATCHED if (root / name).is_dir())]
    return config


def on_pre_build(config: Any) -> None:
    """Render the pages; where a record has errors, list them and leave the last good pages."""
    day = os.environ.get("PAIRBOOK_TODAY")
    checked = rebuild_pages(
        Path(config.config_file_path).parent,
        dt.date.fromisoformat(day) if day else dt.datetime.now(dt.UTC),
        os.environ.get("PAIRBOOK_AUDIENCE"),
    )
    if checked.findings:
        say(render_findings(checked.findings, checked.record_count))
    if checked.has_errors:
        say("The pages stay as they were until the errors above are mended.")


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Stop watching the folder that we write into, or every build would start another."""
    server.unwatch(config.docs_dir)
    return server
