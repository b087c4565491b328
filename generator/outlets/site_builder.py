"""Runs MkDocs over the prepared pages. Knows nothing of records: Markdown and assets in, HTML files out."""

import datetime as dt
import logging
import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.words.obstacle import Obstacle


def build_html(root: Path, target: Path, today: dt.date) -> None:
    """Build the site that ``mkdocs.yml`` in `root` describes into the empty folder `target`.

    Whatever MkDocs warns of counts as a failure: a link to nowhere must not be published. Times in the output
    come from `today`. Raises Obstacle.
    """
    config_file = settings_file(root)
    _prepare_environment(today)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

    with _warnings() as warnings:
        try:
            config = load_config(str(config_file), site_dir=str(target), hooks=[], strict=False)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except (Abort, ConfigurationError, MkDocsException) as error:
            said = [*warnings, *str(error).splitlines()]
            raise Obstacle(f"MkDocs could not build the site: {' '.join(said).strip()}") from error
    if warnings:
        raise Obstacle(f"MkDocs is not content with the pages: {' '.join(warnings)}")


def settings_file(root: Path) -> Path:
    """Return where MkDocs' settings lie. Raises Obstacle where there are none."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        raise Obstacle(
            f"There is no mkdocs.yml in {root}. Get one with: pairbook init --add-missing {shlex.quote(str(root))}"
        )
    return file


def _prepare_environment(today: dt.date) -> None:
    # MkDocs reads the time of the build from here; Material prints a notice at every start without the other.
    noon = dt.datetime.combine(today, dt.time(12), tzinfo=dt.UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs warns of, and keep it from the terminal."""
    logger = logging.getLogger("mkdocs")
    collector, propagate = _Collector(), logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
