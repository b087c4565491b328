"""Words put together to a phrase."""

from collections.abc import Iterable

_STRAIGHT = str.maketrans("“”„", '"""')


def listed(words: Iterable[str], joined_by: str = "and") -> str:
    """Return words as a list in a sentence: ``Ada``, ``Ada and Bo``, ``Ada, Bo and Cy``."""
    *most, last = tuple(words) or ("",)
    return f"{', '.join(most)} {joined_by} {last}" if most else last


def plain(text: str) -> str:
    """Return text on one line, with single spaces: two texts mean the same where these are equal."""
    return " ".join(text.split())


def said(text: str, longest: int = 80) -> str:
    """Return what somebody wrote, between quotation marks that it cannot close, cut at so many characters."""
    line = plain(text).translate(_STRAIGHT)
    return f"“{line if len(line) <= longest else line[: longest - 1].rstrip() + '…'}”"


def sentence(clause: str) -> str:
    """Return a clause as a sentence, with a capital letter and a full stop."""
    return f"{clause[:1].upper()}{clause[1:]}."
