"""The pages of a measured programme, as text that any site builder takes."""

from pathlib import Path

from bench.programmes import TODAY
from generator.pipeline.known import check_known
from generator.pipeline.site import render_site
from generator.words.audience import Audience


def pages_of(root: Path) -> dict[str, str]:
    """Return all pages of the programme in `root`, as its members see them: Markdown by path."""
    docs = render_site(root, check_known(root, TODAY), Audience.MEMBERS).docs
    return {path: text for path, text in docs.items() if path.endswith(".md") and isinstance(text, str)}
