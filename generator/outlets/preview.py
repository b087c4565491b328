"""Runs MkDocs' live preview with our hook, which renders the pages again when a record is saved."""

import logging
import os
from pathlib import Path

from generator.words.obstacle import Obstacle

HOOK = Path(__file__).resolve().parent.parent / "mkdocs_hook.py"


def serve_pages(root: Path, address: str) -> None:
    """Serve until interrupted. Raises Obstacle where MkDocs cannot start."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort, ConfigurationError

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        serve(str(root / "mkdocs.yml"), livereload=True, dev_addr=address, hooks=[str(HOOK)], strict=False)
    except (Abort, ConfigurationError, OSError) as error:
        raise Obstacle(f"The preview could not start: {error}") from error
