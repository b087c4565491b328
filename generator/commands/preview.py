"""Pages for the live preview: written before MkDocs builds, finished after it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import msgspec

from generator.commands.build import prepare
from generator.commands.options import choose_audience
from generator.outlets.folder import sync_folder
from generator.outlets.stamping import Stamping, take_shells, write_indexes
from generator.outlets.successor import Successor
from generator.pipeline.known import check_known
from generator.pipeline.records import Checked
from generator.pipeline.site import render_site
from generator.rendering.shell import StampedPage
from generator.views.site import SHELLS


def rebuild_pages(
    root: Path, today: dt.date | dt.datetime, audience: str | None, overlay: Path | None = None
) -> Checked:
    """Check the records and, where they have no errors, bring the pages up to date. Raises Obstacle."""
    checked = check_known(root, today, overlay=overlay)
    if not checked.has_errors:
        source = render_site(
            root, checked, choose_audience(audience, checked.corpus.programme.program, everyone=False)
        )
        # Everything is rendered before anything is written: a mistake in a template leaves the last good pages.
        stamped, documents = {}, dict(source.documents())
        for page in source.stamped(lambda page: page):
            documents |= page.documents
            stamped[f"{page.address}page.json"] = msgspec.json.encode(replace(page, documents={}))
        prepare(root, source, documents)
        sync_folder(_stamped(root), stamped)
    return checked


def finish_pages(root: Path, site: Path) -> None:
    """Put the latest good pages into a site that MkDocs has built. Raises Obstacle."""
    files = sorted(_stamped(root).rglob("page.json"))
    pages = (msgspec.json.decode(file.read_bytes(), type=StampedPage) for file in files)
    stamping = Stamping(Successor(site), take_shells(site, SHELLS), sealed=False)
    write_indexes(site, [stamping.write(page) for page in pages])


def _stamped(root: Path) -> Path:
    return root / "build" / "stamped"
