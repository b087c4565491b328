"""``pairbook build``: check, render, run the site builder, publish the site folder in one step."""

import datetime as dt
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

import click

from generator.commands.findings import show_findings
from generator.commands.options import (
    at_option,
    audience_option,
    choose_audience,
    overlay_option,
    quiet_option,
    root_option,
    today_option,
)
from generator.outlets.folder import sync_folder
from generator.outlets.kept_pages import KeptPages
from generator.outlets.link_check import LinkCheck
from generator.outlets.lock import held_lock
from generator.outlets.progress import say
from generator.outlets.site_builder import Builder, build_html
from generator.outlets.site_folder import require_pages, seal_pages, staged_site
from generator.outlets.stamping import Stamping, take_shells, write_indexes
from generator.outlets.successor import Successor
from generator.pipeline.known import check_known
from generator.pipeline.memory import give_back
from generator.pipeline.publication import Publishable, publishable
from generator.pipeline.readings import read_all
from generator.pipeline.records import Checked
from generator.pipeline.renewal import read_published, renew_sight
from generator.pipeline.sight import sight_of
from generator.pipeline.site import SiteSource, render_sight
from generator.reading.schemas import read_schemas
from generator.rendering.shell import ListedPage, StampedPage
from generator.views.published import NOTHING_PUBLISHED, PUBLISHED_FILE, Memory
from generator.views.site import SHELLS
from generator.words.audience import Audience


@click.command("build", epilog="Example: pairbook build --audience members --today 2026-03-04")
@root_option
@audience_option
@today_option
@at_option
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="The folder to publish.  [default: site, in the programme's folder]",
)
@click.option(
    "--readers",
    type=click.Choice(["everyone", "members"]),
    default="members",
    show_default=True,
    help="Who can open the published site. With everyone, only an open programme shows more than the public pages.",
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out pairs whose records have errors, with a notice on every page, instead of building nothing.",
)
@click.option(
    "--builder",
    type=click.Choice([each.value for each in Builder]),
    default=Builder.MKDOCS.value,
    show_default=True,
    help="What makes HTML of the pages: MkDocs with Material, or Zensical, its successor.",
)
@click.option(
    "--published",
    type=click.Path(path_type=Path),
    help="What the public was shown last: published.json of the site that is online.  [default: the one in the site's"
    " folder]",
)
@click.option(
    "--start-anew",
    is_flag=True,
    help="Renew every figure for the public, whatever it was shown before.",
)
@overlay_option
@quiet_option
def build_command(
    root: Path,
    audience: str | None,
    today: dt.date | dt.datetime,
    at: str | None,
    site: Path | None,
    readers: str,
    keep_going: bool,
    builder: str,
    published: Path | None,
    start_anew: bool,
    overlay: Path | None,
    quiet: bool,
) -> int:
    """Check the records and build the site.

    When the records have errors, or anything else goes wrong, the former site stays as it is.

    Figures of many for the public stay as they were published until enough people have something new in them, so
    that nobody can be found by comparing two sites; --published says where to find what was published last.

    With --at the records are those of a commit, and so is everything that git knows; how pages look, and mkdocs.yml,
    are as they are now.
    """
    say("Checking the records ...", quiet=quiet)
    checked = check_known(root, today, at, overlay=overlay)
    show_findings(checked)
    shown = publishable(checked, partial(read_all, root, today, at, overlay), keep_going=keep_going)
    if shown is None:
        say("The site was not built. Mend the errors above and try again.", quiet=quiet)
        return 1
    if shown.left_out:
        # It is no progress: whoever asked for quiet has to know as well.
        say(f"Left out until their records pass: {', '.join(shown.left_out)}.")
    # For ten thousand pairs it is as much as their records, and nobody needs it from here on.
    shown, checked = replace(shown, checked=shown.checked.for_pages()), checked.for_pages()
    shown_to = choose_audience(
        audience, shown.checked.corpus.programme.program, everyone=readers == "everyone"
    )
    day = shown.checked.corpus.today
    say(f"Writing the pages for {shown_to} ...", quiet=quiet)
    target = Path(os.path.abspath(site or root / "site"))  # noqa: PTH100 - a link must stay one, to be refused
    memory = NOTHING_PUBLISHED if start_anew else read_published(published or target / PUBLISHED_FILE)
    source = _source(root, shown, checked, shown_to, memory, quiet=quiet)
    # There may be ten thousand pairs, and from here on nobody needs their records as they are behind the gate.
    del checked, shown
    give_back()
    busy = f"Another build in {root} is under way. Try again when it has finished."
    with build_lock(root, busy), staged_site(target) as new:
        pages = prepare(root, source, new=new)
        say("Building the site ...", quiet=quiet)
        built = build_html(root, day, Builder(builder))
        require_pages(built, pages)
        stamped = stamp(root, source, built, new, target)
        # What is written from here on takes as much memory as what pages are made of.
        del source
        complete(built, new, stamped)
        shutil.rmtree(built)
    say(f"The site is in {target}. Open {target / 'index.html'}", quiet=quiet)
    return 0


def _source(
    root: Path, shown: Publishable, checked: Checked, audience: Audience, memory: Memory, *, quiet: bool
) -> SiteSource:
    """Return what the site is made of, and say what whoever builds has to know. Raises Obstacle."""
    schemas = read_schemas()
    sight = replace(sight_of(shown.checked, audience, schemas), left_out=len(shown.left_out))
    renewed = renew_sight(sight, memory, shown, schemas, [each.revision for each in checked.held])
    for remark in renewed.remarks:
        say(remark, quiet=quiet)
    return render_sight(root, renewed.sight, schemas, checked.keep, renewed.files)


@dataclass(frozen=True, slots=True)
class Stamped:
    """Pages that are in the new site, and what is still to be done for them."""

    pages: Sequence[ListedPage]
    kept: KeptPages
    links: LinkCheck


def stamp(root: Path, source: SiteSource, built: Path, new: Successor, site: Path) -> Stamped:
    """Put pages into what the site builder has made of their shells, and keep those of the former site at `site` of
    which all is still true. Raises Obstacle."""
    links = LinkCheck()
    links.add_pages(built)
    shells = take_shells(built, SHELLS)
    seal_pages(built)
    maker = b"".join((source.fingerprint, *(shell.digest for shell in shells.values())))
    kept, stamping = KeptPages(root / "build" / "pages.bin", site, maker), Stamping(new, shells, sealed=True)

    def finish(page: StampedPage) -> StampedPage:
        return kept.noted(stamping.write(page), new.folder)

    def take(page: StampedPage) -> ListedPage:
        new.claim(page.files)
        links.add(page.targets, page.address)
        return page.listed()

    return Stamped(source.stamped(take, kept.find, finish), kept, links)


def complete(built: Path, new: Successor, stamped: Stamped) -> None:
    """Put what the site builder has built into the new site, and remove whatever nobody has put there.

    Raises Obstacle where a link leads nowhere.
    """
    write_indexes(built, stamped.pages)
    new.put_all(built)
    new.remove_others()
    stamped.links.require_sound(new.folder)
    stamped.kept.write(stamped.pages)


def build_lock(root: Path, busy: str | None = None) -> AbstractContextManager[None]:
    """Keep others from writing other pages while the site builder reads these. See `held_lock` for `busy`.

    Pages for members must not slip into a site for the public that is being built.
    """
    return held_lock(root / "build" / ".lock", busy)


def prepare(
    root: Path,
    source: SiteSource,
    documents: Mapping[str, str] = MappingProxyType({}),
    new: Successor | None = None,
) -> list[str]:
    """Write pages, theme and `documents` where the site builder looks for them; return the HTML files that it must
    make of them. `new` is as in `SiteSource.for_builder`."""
    files = {**source.for_builder(new), **documents}
    sync_folder(root / "build" / "theme", source.theme)
    sync_folder(root / "build" / "docs", files)
    return [f"{path.removesuffix('.md')}.html" for path in files if path.endswith(".md")]
