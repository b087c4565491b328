"""Publishes a site folder in one step. Until that step the former site is untouched, whatever happens.

The new site is made in a folder beside the old one, and the two then change places. A build that is killed
leaves at most such a folder behind, which the next build removes. Only a folder that was published this way is
ever replaced, so a slip in its name costs nobody their files.
"""

import errno
import glob
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.outlets.exchange import flush_folder, replace_folder
from generator.outlets.lock import held_lock
from generator.rendering.content_security import seal_page
from generator.words.obstacle import Obstacle

MARK = ".made-by-pairbook"
"""The file by which a published site is known."""
_MARK_TEXT = "pairbook build made this folder and replaces the whole of it each time.\n"


@contextmanager
def staged_site(site: Path) -> Iterator[Path]:
    """Give an empty folder to build in, and publish it as `site` when the block ends without an exception.

    Raises Obstacle when another build of the same site is under way, or what is at `site` is not a former site.
    """
    require_replaceable(site)
    busy = f"Another build of {site} is under way. Try again when it has finished."
    with held_lock(site.parent / f".{site.name}.lock", busy):
        _tidy_up_after_a_killed_build(site)
        staging = site.parent / f".{site.name}.building-{os.getpid()}"
        staging.mkdir()
        try:
            yield staging
            (staging / MARK).write_text(_MARK_TEXT, encoding="utf-8")
            flush_folder(staging)
            _publish(staging, site)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def require_replaceable(site: Path) -> None:
    """Make sure that nothing is lost where `site` is replaced: raises Obstacle unless it is free or a former site."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise Obstacle(
            f"{site} is not a folder, so no site can be published there. Choose another with --site."
        )
    if site.exists() and not (site / MARK).is_file() and any(site.iterdir()):
        raise Obstacle(
            f"{site} holds files that are no former site, and publishing there would remove them."
            " Choose another folder with --site, or empty this one first."
        )


def require_pages(folder: Path, pages: Iterable[str]) -> None:
    """Make sure that every page is there before it is published; raises Obstacle that names those missing."""
    missing = [page for page in pages if not (folder / page).is_file()]
    if missing:
        raise Obstacle(
            f"MkDocs left out {len(missing)} pages, so nothing was published: {', '.join(missing[:5])}"
        )


def seal_pages(folder: Path) -> None:
    """Let every HTML file's security policy name the scripts that the file itself holds, and no others."""
    for page in sorted(folder.rglob("*.html")):
        page.write_bytes(seal_page(page.read_bytes().decode()).encode())


def _tidy_up_after_a_killed_build(site: Path) -> None:
    """Remove what it left behind, after putting back a former site that it had moved out of the way."""
    pattern = f".{glob.escape(site.name)}.building-*"
    for former in () if site.exists() else site.parent.glob(f"{pattern}-former"):
        former.rename(site)
        break
    for leftover in site.parent.glob(pattern):
        shutil.rmtree(leftover, ignore_errors=True)


def _publish(staging: Path, site: Path) -> None:
    require_replaceable(site)
    try:
        if not site.exists():
            staging.rename(site)
        else:
            replace_folder(staging, site)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EXDEV):
            raise
        raise Obstacle(
            f"{site} is a disk of its own and cannot be replaced. Choose a folder in it, such as"
            f" --site {site / 'html'}"
        ) from error
