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
    quiet_option,
    root_option,
    today_option,
)
from generator.outlets.folder import sync_folder
from generator.outlets.lock import held_lock
from generator.outlets.progress import say
from generator.outlets.site_builder import build_html
from generator.outlets.site_folder import require_pages, seal_pages, staged_site
from generator.pipeline.records import Checked, check, check_as_of
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
@quiet_option
def build_command(
    root: Path,
    audience: str | None,
    today: dt.date | dt.datetime,
    at: str | None,
    site: Path | None,
    readers: str,
    quiet: bool,
) -> int:
    """Check the records and build the site.

    When the records have errors, or anything else goes wrong, the former site stays as it is.

    With --at the records are those of a commit, and so is everything that git knows; how pages look, and mkdocs.yml,
    are as they are now.
    """
    say("Checking the records ...", quiet=quiet)
    checked = check_as_of(root, today, at)
    show_findings(checked)
    if checked.has_errors:
        say("The site was not built. Mend the errors above and try again.", quiet=quiet)
        return 1
    shown_to = choose_audience(audience, checked.corpus.programme.program, everyone=readers == "everyone")
    say(f"Writing the pages for {shown_to} ...", quiet=quiet)
    source = render_site(root, checked, shown_to)
    target = Path(os.path.abspath(site or root / "site"))  # noqa: PTH100 - a link must stay one, to be refused
    publish(root, source, target, checked.corpus.today, quiet=quiet)
    say(f"The site is in {target}. Open {target / 'index.html'}", quiet=quiet)
    return 0


def publish(root: Path, source: SiteSource, site: Path, today: dt.date, *, quiet: bool) -> None:
    """Build the site from its pages and let it take the former one's place. Raises Obstacle."""
    busy = f"Another build in {root} is under way. Try again when it has finished."
    with build_lock(root, busy), staged_site(site) as staging:
        prepare(root, source)
        say(f"Building {len(source.html_files)} pages ...", quiet=quiet)
        build_html(root, staging, today)
        require_pages(staging, (*source.html_files, *source.api_files))
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


def rebuild_pages(root: Path, today: dt.date | dt.datetime, audience: str | None) -> Checked:
    """Check the records and, where they have no errors, bring the pages up to date."""
    checked = check(root, today)
    if not checked.has_errors:
        shown_to = choose_audience(audience, checked.corpus.programme.program, everyone=False)
        prepare(root, render_site(root, checked, shown_to))
    return checked
