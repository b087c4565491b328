"""Whom GitHub asks for a review of which files: handles in, the text of ``.github/CODEOWNERS`` out, and back.

Knows GitHub's format, where the last line that fits a file decides. Knows no records and no disk.
"""

from collections.abc import Iterable

_HEADER = "# Written by pairbook codeowners from the records: change the records, not this file.\n"

_BODY = """\
# The last line that fits a file decides who is asked.

# Code, schemas, templates, workflows, settings, and this file: any one maintainer.
* {maintainers}

# People and pairs have no line, and nobody owns them here. GitHub takes the approval of any single owner as
# enough, but terms need both partners: the status "Approvals" asks the right people.
/records/

# The programme itself: any one coordinator.
/records/program.yml {coordinators}
/records/resources.yml {coordinators}
"""


def render_code_owners(maintainers: Iterable[str], coordinators: Iterable[str]) -> str:
    """Return the file for the GitHub handles of maintainers and of coordinators; each must name somebody."""
    return _HEADER + _BODY.format(maintainers=_owners(maintainers), coordinators=_owners(coordinators))


def hand_made_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a file that `render_code_owners` would never write, whoever the owners are."""
    lines = tuple(line for line in map(str.strip, text.splitlines()) if line)
    if not text.startswith(_HEADER):
        return lines
    # Its remarks may be those of an earlier version.
    return tuple(line for line in lines if not line.startswith("#") and line.split()[0] not in _PATTERNS)


def _owners(handles: Iterable[str]) -> str:
    # GitHub does not tell Ada from ada.
    return " ".join(f"@{handle}" for handle in {each.casefold(): each for each in handles}.values())


_PATTERNS = frozenset(line.split()[0] for line in _BODY.splitlines() if line.startswith(("*", "/")))
