"""Tells mistakes in a programme's own templates from faults of Pairbook. An exception in, an Obstacle out."""

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.words.obstacle import Obstacle

_REFUSED = re.compile(r"macro '(\w+)' ")
"""How Jinja's message begins where a macro does not take what it is given, at whatever template has called it."""


@contextmanager
def named_mistakes(own_templates: Path) -> Iterator[None]:
    """Raise Obstacle with file and line where rendering fails in a template under `own_templates`.

    Any other exception goes on as it is: it is not the programme's.
    """
    try:
        yield
    except Exception as error:
        places = [
            (Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(error.__traceback__)
        ]
        own = [(path, line) for path, line in places if path.is_relative_to(own_templates)]
        if refused := _REFUSED.match(str(error)):
            own += _macros(own_templates, refused[1])
        if not own:
            raise
        path, line = own[-1]
        name = path.relative_to(own_templates.parent).as_posix()
        # Jinja's message for a template that is missing is only its name.
        what = str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
        raise Obstacle(
            f"{name}:{line} {what}. Mend this template, or remove it to get Pairbook's own back."
        ) from error


def _macros(own_templates: Path, name: str) -> Iterator[tuple[Path, int]]:
    """Yield each template that has a macro of that name, and the line where it begins."""
    for path in sorted(own_templates.rglob("*.j2")):
        text = path.read_text("utf-8", "replace")
        if found := re.search(rf"\{{%-?\s*macro\s+{name}\s*\(", text):
            yield path, text.count("\n", 0, found.start()) + 1
