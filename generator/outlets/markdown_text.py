"""Record text in, Markdown out that shows it as it is, also on GitHub. Knows no findings and no layout."""

import re

from generator.outlets.printable import printable

LONGEST = 1000
"""How many characters of a sentence are shown. Those of ours are far shorter."""

_NO_BREAK = "\N{WORD JOINER}"


def inert(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no table cell, no mention, no reference.

    Every mark that can be syntax becomes a character reference, which Markdown never takes for it. GitHub
    looks for mentions, references and addresses afterwards, in the finished text, so these are broken up.
    """
    shown = re.sub("(?i)([@#]|GH(?=-)|www(?=[.])|:(?=//))", rf"\1{_NO_BREAK}", printable(text, LONGEST))
    return re.sub(r"^[-0-9]|[!#$%&()*+:;<=>@\[\\\]^_`{|}~]", lambda mark: f"&#{ord(mark[0])};", shown)
