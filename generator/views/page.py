"""A page of the site before it is text: where it goes, which template writes it, and what it shows."""

from dataclasses import dataclass
from typing import Any

from generator.views.follow import Follow


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Its view is a frozen value that has passed the audience gate."""

    path: str
    """Path under ``build/docs`` with forward slashes, such as ``pairs/ada/index.md``."""
    template: str
    """Name of a template in ``site_templates/``."""
    title: str
    """What a browser's tab says. Only letters, digits, spaces and , . ' - of any script are kept of it."""
    view: Any
    follow: tuple[Follow, ...] = ()
    """Documents beside the page by which it can be followed."""
