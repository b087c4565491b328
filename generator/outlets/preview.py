"""Runs MkDocs' live preview with our hook, which renders the pages again when a record is saved."""

import errno
import logging
import os
import socket
from pathlib import Path

from generator.outlets.progress import say
from generator.outlets.site_builder import settings_file
from generator.words.obstacle import Obstacle

HOOK = Path(__file__).resolve().parent.parent / "mkdocs_hook.py"


def require_free(host: str, port: int) -> None:
    """Make sure that nobody else listens there; raises Obstacle."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "something else is listening there, perhaps another preview" if taken else error.strerror
        raise Obstacle(
            f"The preview cannot listen at {_joined(host, port)}: {why}."
            f" Choose another place, such as --address 127.0.0.1:{8010 if port != 8010 else 8020}"
        ) from error


def serve_pages(root: Path, host: str, port: int) -> None:
    """Serve until interrupted. Raises Obstacle where MkDocs cannot start."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort, ConfigurationError

    address = _joined(host, port)
    say(f"Open http://{address} and leave this running; end it with Ctrl+C.")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        serve(str(settings_file(root)), livereload=True, dev_addr=address, hooks=[str(HOOK)], strict=False)
    except (Abort, ConfigurationError, OSError) as error:
        raise Obstacle(f"The preview could not start: {error}") from error


def _joined(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
