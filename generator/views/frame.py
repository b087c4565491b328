"""What stands around every page: whose programme, who can see it, as of when. A sight and a path in."""

from dataclasses import dataclass

from generator.views.links import HOME, Links
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import long_day
from generator.words.numbers import counted

_READERS = {
    Audience.PUBLIC: "Anyone can see this page.",
    Audience.MEMBERS: "Members of the programme can see this page.",
    Audience.COORDINATORS: "Only coordinators can see this page.",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page. Every page's view has one, under the name ``frame``."""

    programme: str
    home: str
    """Address of the home page."""
    readers: str
    """Who can see the page, as a sentence."""
    as_of: str
    """The day that everything on the page is about, as ``15 October 2026``."""
    contact: str
    """Where to turn privately; empty where the programme says nothing."""
    notice: str = ""
    """What is missing on the whole site, as a sentence; empty where nothing is."""


def view_frame(sight: Sight, path: str) -> Frame:
    """Build the frame of the page at `path`."""
    program = sight.programme.program
    return Frame(
        programme=program.name,
        home=Links(path).to(HOME),
        readers=_READERS[sight.audience],
        as_of=long_day(sight.today),
        contact=program.contact,
        notice=_notice(sight.left_out),
    )


def _notice(left_out: int) -> str:
    if not left_out:
        return ""
    them, is_, their = ("it", "is", "its") if left_out == 1 else ("them", "are", "their")
    return (
        f"{counted(left_out, 'pair')} {is_} left out of this site, and of its figures, until {their} records pass the"
        f" check again. Nothing is lost: the repository holds {them}."
    )
