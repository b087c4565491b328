"""Seals a finished page: HTML in, HTML out whose own policy lets no script run but those it came with.

The theme's policy allows every inline script, since it cannot know them. Here each one's hash takes the place
of that permission. Knows nothing of what is on the page.
"""

import base64
import hashlib
import re

_POLICY = re.compile(r'(<meta http-equiv="?Content-Security-Policy"? content=")([^"]*)(")')
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_INLINE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_INERT = re.compile(r"\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_OPEN = "'unsafe-inline'"


def seal_page(html: str) -> str:
    """Return the page with ``'unsafe-inline'`` for scripts replaced by the SHA-256 of each inline script.

    A page without the theme's policy, or one that is sealed already, comes back as it is.
    """
    return _POLICY.sub(
        lambda found: found[1] + _sealed(found[2], script_hashes(html)) + found[3], html, count=1
    )


def script_hashes(html: str) -> tuple[str, ...]:
    """Return the policy's source for each inline script of a page, once each, in order."""
    found = (match for match in _SCRIPT.finditer(html) if _runs(match[1]))
    return tuple(dict.fromkeys(_source(match[2]) for match in found))


def _runs(attributes: str) -> bool:
    return not _NOT_INLINE.search(attributes) and not _INERT.search(attributes)


def _source(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _sealed(policy: str, hashes: tuple[str, ...]) -> str:
    parts = policy.split(";")
    return ";".join(_seal_directive(part, hashes) for part in parts)


def _seal_directive(directive: str, hashes: tuple[str, ...]) -> str:
    words = directive.split(" ")
    if "script-src" not in words:
        return directive
    # An empty list of hashes must not leave a hole: the permission goes in any case.
    return " ".join(word for old in words for word in (hashes if old == _OPEN else (old,)))
