"""``pairbook build``: check, render, run MkDocs, publish the site folder in one step."""

import datetime as dt
import os
from contextlib import AbstractContextManager
from pathlib import Path

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
from generator.outlets.lock import held_lock
from generator.outlets.progress import say
from generator.outlets.site_builder import build_html
from generator.outlets.site_folder import require_pages, seal_pages, staged_site
from generator.pipeline.publication import Publishable, leave_out_broken
from generator.pipeline.readings import Readings, read_all
from generator.pipeline.records import Checked, check, check_readings
from generator.pipeline.site import SiteSource, render_site


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
    overlay: Path | None,
    quiet: bool,
) -> int:
    """Check the records and build the site.

    When the records have errors, or anything else goes wrong, the former site stays as it is.

    With --at the records are those of a commit, and so is everything that git knows; how pages look, and mkdocs.yml,
    are as they are now.
    """
    say("Checking the records ...", quiet=quiet)
    read = read_all(root, today, at, overlay)
    checked = check_readings(read)
    show_findings(checked)
    shown = _publishable(read, checked, keep_going=keep_going)
    if shown is None:
        say("The site was not built. Mend the errors above and try again.", quiet=quiet)
        return 1
    if shown.left_out:
        # It is no progress: whoever asked for quiet has to know as well.
        say(f"Left out until their records pass: {', '.join(shown.left_out)}.")
    shown_to = choose_audience(
        audience, shown.checked.corpus.programme.program, everyone=readers == "everyone"
    )
    say(f"Writing the pages for {shown_to} ...", quiet=quiet)
    source = render_site(root, shown.checked, shown_to, len(shown.left_out))
    target = Path(os.path.abspath(site or root / "site"))  # noqa: PTH100 - a link must stay one, to be refused
    publish(root, source, target, shown.checked.corpus.today, quiet=quiet)
    say(f"The site is in {target}. Open {target / 'index.html'}", quiet=quiet)
    return 0


def _publishable(read: Readings, checked: Checked, *, keep_going: bool) -> Publishable | None:
    """Return what is to be shown; None where errors stand against all of it."""
    if not checked.has_errors:
        return Publishable(checked, ())
    return leave_out_broken(read) if keep_going else None


def publish(root: Path, source: SiteSource, site: Path, today: dt.date, *, quiet: bool) -> None:
    """Build the site from its pages and let it take the former one's place. Raises Obstacle."""
    busy = f"Another build in {root} is under way. Try again when it has finished."
    with build_lock(root, busy), staged_site(site) as staging:
        prepare(root, source)
        say(f"Building {len(source.html_files)} pages ...", quiet=quiet)
        build_html(root, staging, today)
        require_pages(staging, (*source.html_files, *source.document_files))
        seal_pages(staging)


def build_lock(root: Path, busy: str | None = None) -> AbstractContextManager[None]:
    """Keep others from writing other pages while the site builder reads these. See `held_lock` for `busy`.

    Pages for members must not slip into a site for the public that is being built.
    """
    return held_lock(root / "build" / ".lock", busy)


def prepare(root: Path, source: SiteSource) -> int:
    """Write pages and theme where the site builder looks for them; return how many files changed."""
    return sync_folder(root / "build" / "theme", source.theme) + sync_folder(
        root / "build" / "docs", source.docs
    )


def rebuild_pages(
    root: Path, today: dt.date | dt.datetime, audience: str | None, overlay: Path | None = None
) -> Checked:
    """Check the records and, where they have no errors, bring the pages up to date."""
    checked = check(root, today, overlay=overlay)
    if not checked.has_errors:
        shown_to = choose_audience(audience, checked.corpus.programme.program, everyone=False)
        prepare(root, render_site(root, checked, shown_to))
    return checked
