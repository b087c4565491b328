"""What a finished page refers to and what can be referred to on it: HTML and its address in, places on the site out."""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import chain
from urllib.parse import unquote

Target = tuple[str, str]
"""A file or folder of the site, from its top, without slashes at the ends; and a part of the page, which may be empty."""

# Each begins with plain text, which is looked for several times as fast as a space or one of several words.
_REFERENCES = (re.compile(r'href="(?<=\shref=")([^"]*)"'), re.compile(r'src="(?<=\ssrc=")([^"]*)"'))
_PART = re.compile(r'id=(?<=\sid=)"?([^"\s>]+)')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


def targets_of(html: str, address: str) -> Iterator[Target]:
    """Yield each place of the site that a page refers to, once for each way of writing it.

    `address` is the folder that the page is served from, such as ``pairs/ada/``. What lies on other hosts, or is
    written from a host's top, is left out.
    """
    for written in dict.fromkeys(chain.from_iterable(each.findall(html) for each in _REFERENCES)):
        if not _ELSEWHERE.match(written):
            yield _target(address, written)


def targets_beyond(html: str, address: str) -> tuple[Target, ...]:
    """Return what of `targets_of` is not there on the page itself."""
    here, parts = address.strip("/"), parts_of(html) | {""}
    return tuple(each for each in targets_of(html, address) if each[0] != here or each[1] not in parts)


def parts_of(html: str) -> frozenset[str]:
    """Return the names of the parts of a page that a reference can name."""
    return frozenset(_PART.findall(html))


def _target(address: str, written: str) -> Target:
    # Pages of one kind lie side by side, so what they have in common is looked at once.
    climbs = written.startswith("../")
    return _resolved(posixpath.dirname(address.strip("/")) + "/_" if climbs else address, written)


@lru_cache(maxsize=65_536)
def _resolved(address: str, written: str) -> Target:
    path, _, fragment = unescape(written).partition("#")
    path = unquote(path.partition("?")[0])
    place = posixpath.normpath(posixpath.join(address.strip("/"), path)).strip("/")
    return ("" if place == "." else place, unquote(fragment))
