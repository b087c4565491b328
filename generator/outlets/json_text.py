"""Plain data in, JSON text out that is safe wherever it is printed. Knows nothing of what the data means."""

import json
from typing import Any


def json_text(value: Any) -> str:
    """Return `value` as indented ASCII JSON, without a line end after it.

    ASCII, because a file's name may hold bytes that no encoding can write. In the log of a workflow "##["
    starts a command wherever it stands, so its bracket is written as an escape that means the same.
    """
    return json.dumps(value, indent=2, ensure_ascii=True).replace("##[", "##\\u005b")
