"""``pairbook serve``: a live preview that follows the records."""

import datetime as dt
import os
from pathlib import Path

import click

from generator.commands.build import rebuild_pages
from generator.commands.findings import show_findings
from generator.commands.options import audience_option, root_option, today_option
from generator.outlets.preview import serve_pages
from generator.outlets.progress import say


@click.command("serve", epilog="Example: pairbook serve --address localhost:8010")
@root_option
@audience_option
@today_option
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen."
)
def serve_command(root: Path, audience: str | None, today: dt.date | dt.datetime, address: str) -> int:
    """Show the site in a browser and follow every record that you save.

    While a saved record has errors, they are listed here and the last good pages stay.
    """
    say("Checking the records ...")
    checked = rebuild_pages(root, today, audience)
    show_findings(checked)
    if checked.has_errors and not (root / "build" / "docs" / "index.md").is_file():
        say("There are no pages to show yet. Mend the errors above and try again.")
        return 1
    # The hook runs inside MkDocs, which hands it no options of ours.
    if not isinstance(today, dt.datetime):
        os.environ["PAIRBOOK_TODAY"] = today.isoformat()
    if audience:
        os.environ["PAIRBOOK_AUDIENCE"] = audience
    say(f"Open http://{address} and leave this running; end it with Ctrl+C.")
    serve_pages(root, address)
    return 0
