"""Lets MkDocs follow the records: before each build the pages are rendered again, where they changed.

While MkDocs reads them nobody else may write others. MkDocs loads this file by its path, so the package must be importable some other way too.
"""

import datetime as dt
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.commands.build import build_lock
from generator.commands.preview import finish_pages, rebuild_pages
from generator.outlets.findings_text import render_findings
from generator.outlets.progress import say
from generator.words.obstacle import Obstacle

WATCHED = ("records", "schemas", "site_templates")

_while_building = ExitStack()


def on_config(config: Any) -> Any:
    """Watch the records and whatever else the pages are made of."""
    root = Path(config.config_file_path).parent
    watched = [root / name for name in WATCHED]
    if overlay := _overlay():
        watched.append(overlay / "records")
    config.watch = [*config.watch, *(str(folder) for folder in watched if folder.is_dir())]
    return config


def on_pre_build(config: Any) -> None:
    """Render the pages; where a record or a template has errors, list them and leave the last good pages."""
    root = Path(config.config_file_path).parent
    # A build that was broken off has told nobody that it is over.
    _while_building.close()
    _while_building.enter_context(build_lock(root))
    day = os.environ.get("PAIRBOOK_TODAY")
    today = dt.date.fromisoformat(day) if day else dt.datetime.now(dt.UTC)
    try:
        checked = rebuild_pages(root, today, os.environ.get("PAIRBOOK_AUDIENCE"), _overlay())
    except Obstacle as obstacle:
        say(f"{obstacle} The pages stay as they were until then.")
        return
    say(render_findings(checked.findings, checked.record_count))
    if checked.has_errors:
        say("The pages stay as they were until the errors above are mended.")


def _overlay() -> Path | None:
    folder = os.environ.get("PAIRBOOK_OVERLAY")
    return Path(folder) if folder else None


def on_post_build(config: Any) -> None:
    """Finish the site with the pages that MkDocs knows nothing of, and let others write pages again."""
    with _while_building:
        try:
            finish_pages(Path(config.config_file_path).parent, Path(config.site_dir))
        except Obstacle as obstacle:
            say(str(obstacle))


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - MkDocs' signature
    """Let others write pages again."""
    _while_building.close()


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Stop watching the folder that we write into, or every build would start another."""
    server.unwatch(config.docs_dir)
    return server
