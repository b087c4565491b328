"""Publishes a site folder in one step. Until that step the former site is untouched, whatever happens.

Only a folder that was published this way is ever replaced, so a slip in its name costs nobody their files.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.outlets.staged_folder import Target, staged_folder
from generator.outlets.successor import Successor
from generator.rendering.content_security import seal_page
from generator.words.obstacle import Obstacle

MARK = ".made-by-pairbook"
"""The file by which a published site is known."""
_MARK_TEXT = "pairbook build made this folder and replaces the whole of it each time.\n"


@contextmanager
def staged_site(site: Path) -> Iterator[Successor]:
    """Give a folder to fill, and publish it as `site` when the block ends without an exception.

    What is in it at first goes away unless it is asked for. Raises Obstacle when another build of the same site is under way, or what is at `site` is not a former site.
    """
    target = Target(
        path=site,
        require_replaceable=lambda: require_replaceable(site),
        busy=f"Another build of {site} is under way. Try again when it has finished.",
        is_a_disk=f"{site} is a disk of its own and cannot be replaced. Choose a folder in it, such as"
        f" --site {site / 'html'}",
        is_spared=True,
    )
    with staged_folder(target) as staging:
        new = Successor(staging, site if site.is_dir() else None)
        new.take_stock()
        new.put(MARK, _MARK_TEXT)
        yield new
        new.remove_others()


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
            f"The site builder left out {len(missing)} files, so nothing was published: {', '.join(missing[:5])}"
        )


def seal_pages(folder: Path) -> None:
    """Let every HTML file's security policy name the scripts that the file itself holds, and no others."""
    for page in sorted(folder.rglob("*.html")):
        page.write_bytes(seal_page(page.read_bytes().decode()).encode())
