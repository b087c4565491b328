"""``pairbook serve``: a live preview that follows the records."""

import datetime as dt
import ipaddress
import os
from pathlib import Path

import click

from generator.commands.build import build_lock
from generator.commands.findings import show_findings
from generator.commands.options import audience_option, overlay_option, root_option, today_option
from generator.commands.preview import rebuild_pages
from generator.outlets.preview import require_free, serve_pages
from generator.outlets.progress import say


def _address(_context: click.Context, _parameter: click.Parameter, given: str) -> tuple[str, int]:
    host, _, port = given.rpartition(":")
    try:
        if host != "localhost":
            host = str(ipaddress.ip_address(host.removeprefix("[").removesuffix("]")))
        if 0 < int(port) < 65536:
            return host, int(port)
    except ValueError:
        pass
    raise click.BadParameter(f'"{given}" is no place to listen at. Write it like 127.0.0.1:8010.')


@click.command("serve", epilog="Example: pairbook serve --address localhost:8010")
@root_option
@audience_option
@today_option
@overlay_option
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    callback=_address,
    help="Where to listen.",
)
def serve_command(
    root: Path,
    audience: str | None,
    today: dt.date | dt.datetime,
    overlay: Path | None,
    address: tuple[str, int],
) -> int:
    """Show the site in a browser and follow every record you save.

    While a saved record has errors, they are listed here and the last good pages stay.
    """
    require_free(*address)
    say("Checking the records ...")
    with build_lock(root):
        checked = rebuild_pages(root, today, audience, overlay)
    if checked.has_errors and not (root / "build" / "docs" / "index.md").is_file():
        show_findings(checked)
        say("There are no pages to show yet. Mend the errors above and try again.")
        return 1
    # The hook runs inside MkDocs, which hands it no options of ours.
    if not isinstance(today, dt.datetime):
        os.environ["PAIRBOOK_TODAY"] = today.isoformat()
    if audience:
        os.environ["PAIRBOOK_AUDIENCE"] = audience
    if overlay:
        os.environ["PAIRBOOK_OVERLAY"] = str(overlay.resolve())
    serve_pages(root, *address)
    return 0
