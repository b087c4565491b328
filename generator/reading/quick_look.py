"""One quick look at a record by yaml-rs: its data, or None where it is worth a reading by the one that explains.

It answers only for what looks as nearly all records do, line by line, which is said here in full: whatever else there
is in YAML, or may be a mistake, is left to the one reader that knows what to make of it. So it may be more cautious
than that one, and never says anything else. A test holds the two together, for the one version that we ask for.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

_DEEPEST = 12
"""How many spaces a field or an item may stand in: too few for more maps and lists than either reader bears."""

_MORE = r"[^\n\t:\#]*+ (?: (?: :(?=[^ \n\t]) | (?<![ ])\# ) [^\n\t:\#]*+ )*"
"""What may follow in a text without quotes: no colon or hash that means something.

Here and below, a letter that is repeated is taken once and for all (``*+``, ``++``), as what comes next cannot begin with
it. A group is not: Python 3.11.2 forgets where the last round of such a group began.
"""
_LETTER_OF_NO_NUMBER = r"[^\W\d_beoxBEOX]"
_TEXT = rf"""
    (?: [A-Za-z(\x80-\U0010ffff]
      | [0-9]++ (?: - | :(?=[0-9]) | {_LETTER_OF_NO_NUMBER} | (?:\.[0-9]++)? [ ](?=[^ \n\t]) ) )
    {_MORE}"""
"""One that is no number in any YAML. The few words that are no text, such as `true`, are the same for both readers."""
_NUMBER = r"-? (?: (?:0|[1-9][0-9]{0,14}) | (?:0|[1-9][0-9]{0,6}) \. [0-9]{0,6} [1-9] )"
"""One that comes out as the same whole or broken number, whoever reads it."""
_QUOTED = r"""(?: "[^"\\\n\t]*+" | '(?:[^'\n\t]|'')*' )"""
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_IN_BRACKETS = rf"(?: [A-Za-z] [^\n\t:\#,\[\]{{}}]*+ | {_DAY} | {_QUOTED} )"
_LIST = rf"(?: \[ (?: {_IN_BRACKETS} (?: ,[ ] {_IN_BRACKETS} )* )? \] | \{{\}} )"

_NAME = r"""(?: (?!(?i:null|true|false):) [A-Za-z][\w-]{0,99} | "[\w-]{1,100}" | 0 | -?[1-9][0-9]? ):"""

_ENTRY = re.compile(
    rf"""
    ^(?:
        (?P<indent> (?:[ ][ ]){{0,{_DEEPEST // 2}}} )
        (?: (?P<item> -[ ] )? {_NAME} | - )
        (?:
            [ ]++ (?: {_TEXT} \n (?: \n*+ (?P=indent) [ ]++ [^\s\#:?\-] {_MORE} \n )* | (?:{_NUMBER}|{_QUOTED}|{_LIST}) [ ]*+ \n )
            (?! \n* (?P=indent) [ ]+ - )  # An item that is deeper than its list would belong to the text.
        |
            [ ]*+ \n
        |
            [ ]++ [>|]-? \n
            (?P<block> (?P=indent) (?(item)[ ][ ]) [ ]+ ) [^ \n\t][^\n\t]*+ \n
            (?: \n* (?P=block) [^\n\t]*+ \n )*
        )
      |
        (?: [ ]*+ \#[^\n\t]*+ )? \n
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""A field or an item with all lines of its text, a remark, or an empty line."""

_NUMBER_AS_NAME = re.compile(r":(?<=[0-9]:)[ \n]")


def look_at(text: str) -> Any:
    """Return the data of a record, or None where it is not surely sound."""
    if not is_ordinary(text):
        return None
    try:
        data = _yaml_rs()(text, parse_datetime=False)
        if not isinstance(data, dict):
            return None
        return _named(data) if _NUMBER_AS_NAME.search(text) else data
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        # What is wrong is for the other reader to say. A panic in Rust is no Exception.
        return None


def is_ordinary(text: str) -> bool:
    """Return whether a record is made of such lines alone, and of composed letters (NFC)."""
    return not _ENTRY.sub("", text) and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _named(value: Any) -> Any:
    """Return the same with numbers as names turned to text; raise ValueError where a name is then there twice."""
    if isinstance(value, list):
        return [_named(item) for item in value]
    if not isinstance(value, dict):
        return value
    named = {str(name): _named(inner) for name, inner in value.items()}
    if len(named) < len(value):
        raise ValueError(named.keys())
    return named


@cache
def _yaml_rs() -> Callable[..., Any]:
    # Where no record has changed, none is looked at.
    from yaml_rs import loads

    return loads
