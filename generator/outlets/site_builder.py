"""Runs a site builder over the prepared pages. Knows nothing of records: Markdown and assets in, HTML files out."""

import datetime as dt
import json
import logging
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from generator.words.obstacle import Obstacle


class Builder(StrEnum):
    """Which program makes HTML of pages."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"


def build_html(root: Path, today: dt.date, builder: Builder = Builder.MKDOCS) -> Path:
    """Build the site that ``mkdocs.yml`` in `root` describes, and return the folder that it is in.

    Whatever the builder warns of counts as a failure: a link to nowhere must not be published. Times in the output
    come from `today`. Raises Obstacle.
    """
    config_file, folder = settings_file(root), root / "build" / "html"
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        # All that is in it then is published, so nothing may be left of a build before.
        shutil.rmtree(folder)
    _prepare_environment(today)
    if builder is Builder.MKDOCS:
        _build_with_mkdocs(config_file, folder)
    else:
        _build_with_zensical(folder)
    return folder


def _build_with_zensical(target: Path) -> None:
    program = Path(sys.executable).with_name("zensical")
    if not program.is_file():
        raise Obstacle("Zensical is not installed beside Pairbook. Install it with: pip install zensical")
    # It takes no folder to build into but from its settings, and only one that lies beside these.
    settings = target.with_name("zensical.yml")
    inherited = {
        "INHERIT": "../mkdocs.yml",
        "docs_dir": "docs",
        "site_dir": target.name,
        "theme": {"custom_dir": "theme"},
    }
    settings.write_text(json.dumps(inherited), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - a program of ours, with no word of anybody's
        [program, "build", "--strict", "--config-file", settings], capture_output=True, text=True, check=False
    )
    if done.returncode or not target.is_dir():
        raise Obstacle(f"Zensical could not build the site: {' '.join((done.stdout + done.stderr).split())}")


def _build_with_mkdocs(config_file: Path, target: Path) -> None:
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
