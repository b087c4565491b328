"""Style sheets in, one out: a browser asks for a single file before it shows a page. Touches no disk."""

import re
from collections.abc import Mapping

STYLE_SHEET = "css/pairbook.css"
"""Names the others, one line each."""

_IMPORT = re.compile(rb'^@import "([^"/]+)";$', re.MULTILINE)


def with_style_sheet(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the assets with what our style sheet imports put into it. What is not there stays an import.

    The others stay there, too: settings of a site may still name them one by one.
    """

    def imported(found: re.Match[bytes]) -> bytes:
        return assets.get(f"css/{found[1].decode()}", found[0])

    whole = assets.get(STYLE_SHEET)
    return {**assets, STYLE_SHEET: _IMPORT.sub(imported, whole)} if whole else dict(assets)
