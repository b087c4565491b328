"""From a checked programme to everything that the site builder works on, for one audience."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from generator.pipeline.records import Checked
from generator.pipeline.sight import sight_of
from generator.reading.schemas import read_schemas
from generator.reading.site_files import read_site_files
from generator.rendering.documents import render_documents
from generator.rendering.environment import build_environment, template_folders
from generator.rendering.own_templates import named_mistakes
from generator.rendering.pages import render_pages
from generator.views.site import view_site
from generator.words.audience import Audience

ASSETS = "assets/"


@dataclass(frozen=True, slots=True)
class SiteSource:
    """What the site builder works on."""

    docs: Mapping[str, str | bytes]
    """Pages, assets and documents: path under ``build/docs`` to content."""
    theme: Mapping[str, str | bytes]
    """Overrides of the theme: path under ``build/theme`` to content."""

    @property
    def html_files(self) -> tuple[str, ...]:
        """The HTML files that the site builder must make of the pages."""
        pages = (path for path in self.docs if path.endswith(".md"))
        return tuple(path.removesuffix(".md") + ".html" for path in pages)

    @property
    def document_files(self) -> tuple[str, ...]:
        """The documents that the site builder must copy as they are: those of the API, calendars and feeds."""
        return tuple(path for path in self.docs if not path.endswith(".md") and not path.startswith(ASSETS))


def render_site(root: Path, checked: Checked, audience: Audience, left_out: int = 0) -> SiteSource:
    """Return all pages and assets of a checked programme for one audience.

    `left_out` is how many pairs are missing, because their records do not pass; every page says so.
    Raises Obstacle where one of the programme's own templates does not work.
    """
    schemas = read_schemas()
    sight = replace(sight_of(checked, audience, schemas), left_out=left_out)
    own_templates = root / "site_templates"
    folders = template_folders(own_templates)
    site_pages = view_site(sight, schemas)
    with named_mistakes(own_templates) if own_templates in folders else nullcontext():
        pages = render_pages(site_pages, build_environment(own_templates))
    assets = {f"{ASSETS}{path}": content for path, content in read_site_files("assets", folders)}
    documents = render_documents(sight, schemas)
    return SiteSource(docs={**pages, **documents, **assets}, theme=dict(read_site_files("theme", folders)))
