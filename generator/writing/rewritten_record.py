"""A record's text with other values in it, its comments kept where that is possible. Text in, text out.

The text is changed in place; only where that would not give the data wanted, or would leave a trace, is the record
written anew, without its comments.
"""

from collections.abc import Callable, Iterator
from typing import Any

from generator.reading.document import Document
from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Path
from generator.words.places import Kind
from generator.writing.record_text import render_record


def rewrite_record(
    kind: Kind,
    document: Document,
    wanted: Any,
    in_text: Callable[[str], str],
    leaves_trace: Callable[[str], bool],
) -> tuple[str, bool]:
    """Return the text of a record that says `wanted`, and whether its comments are kept.

    `in_text` changes one line of the record as its words are to change, comments included.
    """
    lines = list(document.lines)
    for path, old, new, at_key in sorted(_edits(document.data, wanted), key=_later_first(document)):
        span = document.span(path, at_key=at_key)
        line = lines[span.line - 1]
        head, tail = line[: span.column - 1], line[span.column - 1 :]
        lines[span.line - 1] = head + tail.replace(old, new, 1)
    text = "\n".join(in_text(line) for line in lines)
    read, _ = parse_document(document.file, text.encode())
    if read is not None and read.data == wanted and not leaves_trace(text):
        return text, True
    return render_record(kind, wanted), False


Edit = tuple[Path, str, str, bool]
"""Where, from what to what, and whether it is the name of a field."""


def _edits(old: Any, new: Any, path: Path = ()) -> Iterator[Edit]:
    """Yield the single words that differ, so far as the two have the same form."""
    if isinstance(old, dict) and isinstance(new, dict) and len(old) == len(new):
        for (name, value), (other, wanted) in zip(old.items(), new.items(), strict=True):
            if name != other:
                yield (*path, name), name, other, True
            yield from _edits(value, wanted, (*path, name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (value, wanted) in enumerate(zip(old, new, strict=True)):
            yield from _edits(value, wanted, (*path, index))
    elif isinstance(old, str) and isinstance(new, str) and old != new and " " not in old:
        yield path, old, new, False


def _later_first(document: Document) -> Callable[[Edit], tuple[int, int]]:
    def order(edit: Edit) -> tuple[int, int]:
        span = document.span(edit[0], at_key=edit[3])
        return -span.line, -span.column

    return order
