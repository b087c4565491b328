"""Where things are: addresses inside the site, and addresses of records in the repository.

Inside the site every address is relative to the page that it stands on, so the site works under any path.
"""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.views.sight import Sight
from generator.words.model import Program

HOME = "index.md"
PAIRS = "pairs/index.md"
PEOPLE = "people/index.md"
COHORTS = "cohorts/index.md"
TOPICS = "topics/index.md"
RESOURCES = "resources/index.md"
REPORT = "report/index.md"
ATTENTION = "report/attention/index.md"
MATCHING = "report/matching/index.md"
VOICES = "report/voices/index.md"
EVIDENCE = "report/evidence/index.md"
AS_DATA = "report/data/index.md"
TAKE_PART = "take-part/index.md"
FIELDS = "fields/index.md"

STORIES = "pairs/story."
"""What the paths of pages with the whole story of a pair begin with. No record can be called so."""


def pair_path(pair: str) -> str:
    """Return the path of a pair's page."""
    return f"pairs/{pair}/index.md"


def story_path(pair: str) -> str:
    """Return the path of the page with a pair's whole story, such as ``pairs/story.ada/index.md``."""
    return f"{STORIES}{pair}/index.md"


def person_path(person: str) -> str:
    """Return the path of a person's page."""
    return f"people/{person}/index.md"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as they are written on one page."""

    source: str
    """Path of the page that they stand on, such as ``pairs/ada/index.md``."""

    def to(self, target: str, fragment: str = "") -> str:
        """Return the address of another page, given by its path, and of a part of it if `fragment` is given."""
        return _relative(_folder(self.source), _folder(target)) + (f"#{fragment}" if fragment else "")

    def file(self, path: str) -> str:
        """Return the address of a file of the site, such as ``assets/logo.svg``."""
        return posixpath.relpath(path, _folder(self.source) or ".")

    def pair(self, pair: str, fragment: str = "") -> str:
        """Return the address of a pair's page."""
        return self.to(pair_path(pair), fragment)

    def story(self, pair: str, fragment: str = "") -> str:
        """Return the address of the page with a pair's whole story."""
        return self.to(story_path(pair), fragment)

    def pairs(self, **filters: str) -> str:
        """Return the address of the list of pairs, narrowed down, as in ``pairs(status="active")``."""
        return self.to(PAIRS) + (f"?{urlencode(filters)}" if filters else "")

    def person(self, person: str) -> str:
        """Return the address of a person's page."""
        return self.to(person_path(person))

    def cohort(self, cohort: str) -> str:
        """Return the address of a cohort."""
        return self.to(COHORTS, f"cohort-{cohort}")

    def topic(self, topic: str) -> str:
        """Return the address of a topic."""
        return self.to(TOPICS, f"topic-{topic}")

    def resource(self, resource: str) -> str:
        """Return the address of a resource's entry in the list of resources."""
        return self.to(RESOURCES, f"resource-{resource}")


_CHAPTERS_OF = {
    "cadence-adherence": "meetings",
    "dosage": "meetings",
    "current-gap": "meetings",
    "longest-gap": "meetings",
    "days-to-first-meeting": "meetings",
    "reliability": "meetings",
    "attendance": "meetings",
    "log-delay": "data-quality",
    "goals-at-or-above-expected": "goals",
    "goal-level": "goals",
    "gas-t": "goals",
    "follow-through": "follow-through",
    "signing-delay": "agreements",
    "retention": "outcomes",
    "pipeline": "people",
}
"""On which page of the report each figure stands."""


def figure_link(links: Links, name: str) -> str:
    """Return the address of a figure of the programme, with its words and its spread."""
    return links.to(VOICES if name.startswith("voice-") else f"report/{_CHAPTERS_OF[name]}/index.md", name)


def edit_link(sight: Sight, file: str) -> str:
    """Return where a record can be changed in the browser; empty where this audience gets no such links."""
    return _in_repository(sight, "edit", file)


def record_link(sight: Sight, file: str) -> str:
    """Return where a record can be read; empty where this audience gets no such links."""
    return _in_repository(sight, "blob", file)


def new_file_link(sight: Sight, file: str, content: str) -> str:
    """Return where a new record can be written, begun with `content`; empty where there are no such links."""
    page = new_file_page(sight)
    return page and f"{page}?{urlencode({'filename': file, 'value': content})}"


def new_file_page(sight: Sight) -> str:
    """Return where new files can be written; empty where this audience gets no such links."""
    return _of_repository(sight, f"new/{quote(sight.programme.program.branch)}")


def issues_page(sight: Sight) -> str:
    """Return where GitHub offers its forms; empty where this audience gets no links into the repository."""
    return _of_repository(sight, "issues/new/choose")


def pull_requests_page(sight: Sight) -> str:
    """Return where changes wait for approval; empty where this audience gets no links into the repository."""
    return _of_repository(sight, "pulls")


def compare_address(program: Program, branch: str) -> str:
    """Return where a branch can be made a pull request; empty where the programme names no repository, or for `main`."""
    if not program.repository or branch == program.branch:
        return ""
    # The dots are signs of the address, and the slash of a branch may stay.
    return f"{program.repository.rstrip('/')}/compare/{quote(program.branch)}...{quote(branch)}?expand=1"


def record_links(sight: Sight, files: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return path and address of each record; nothing where this audience gets no such links."""
    return tuple((file, record_link(sight, file)) for file in files) if sight.shows_record_links else ()


def _in_repository(sight: Sight, verb: str, file: str) -> str:
    if not sight.shows_record_links:
        return ""
    return _of_repository(sight, f"{verb}/{quote(sight.programme.program.branch)}/{quote(file)}")


def _of_repository(sight: Sight, place: str) -> str:
    return f"{sight.programme.program.repository.rstrip('/')}/{place}" if sight.shows_record_links else ""


def _folder(path: str) -> str:
    """The folder that a page is served from: that of ``pairs/index.md`` is ``pairs``."""
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    return folder if name == "index" else stem


def _relative(source: str, target: str) -> str:
    if target.startswith(inside := f"{source}/" if source else ""):
        # Most lead deeper, and there are tens of thousands of them.
        return f"{target.removeprefix(inside)}/" if target else "./"
    here, there = (folder.split("/") if folder else [] for folder in (source, target))
    shared = 0
    for mine, other in zip(here, there, strict=False):
        if mine != other:
            break
        shared += 1
    steps = "/".join([".."] * (len(here) - shared) + there[shared:])
    return f"{steps or '.'}/"
