"""Publishes a site folder in one step. Until that step the former site is untouched, whatever happens.

The new site is made in a folder beside the old one, and the two then change places. A build that is killed
leaves at most such a folder behind, which the next build removes.
"""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.rendering.content_security import seal_page
from generator.words.obstacle import Obstacle

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def staged_site(site: Path) -> Iterator[Path]:
    """Give an empty folder to build in, and publish it as `site` when the block ends without an exception.

    Raises Obstacle when another build of the same site is under way or `site` is something else than a folder.
    """
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise Obstacle(
            f"{site} is not a folder, so no site can be published there. Choose another with --site."
        )
    site.parent.mkdir(parents=True, exist_ok=True)
    with _only_builder(site):
        _remove_leftovers(site)
        staging = site.parent / f".{site.name}.building-{os.getpid()}"
        staging.mkdir()
        try:
            yield staging
            _flush(staging)
            _publish(staging, site)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


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


@contextmanager
def _only_builder(site: Path) -> Iterator[None]:
    # The lock ends with the process that holds it, so a killed build never leaves one behind.
    lock = site.parent / f".{site.name}.lock"
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Obstacle(
                f"Another build of {site} is under way. Try again when it has finished."
            ) from error
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def _remove_leftovers(site: Path) -> None:
    for leftover in site.parent.glob(f".{site.name}.building-*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Make sure that the bytes are on disk before the folder takes its place."""
    for where, _, names in os.walk(folder):
        for path in [where, *(os.path.join(where, name) for name in names)]:  # noqa: PTH118 - thousands of files
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _publish(staging: Path, site: Path) -> None:
    if not site.exists():
        staging.rename(site)
    elif not _exchange(staging, site):
        _replace_in_two_steps(staging, site)


def _exchange(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; False where the system has no such call."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(number, os.strerror(number), str(second))


def _replace_in_two_steps(staging: Path, site: Path) -> None:
    former = staging.with_name(f"{staging.name}-former")
    site.rename(former)
    try:
        staging.rename(site)
    except OSError:
        former.rename(site)
        raise
    shutil.rmtree(former, ignore_errors=True)
