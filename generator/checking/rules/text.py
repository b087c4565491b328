"""Rules on what people write: no private addresses, nothing left from a template. Corpus in, findings out.

These rules read every text of every record, also of records whose shape is wrong: what is private must not
wait until the rest is mended.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from generator.checking.corpus import Corpus
from generator.checking.snippets import quoted
from generator.checking.suggestions import field_meant
from generator.reading.document import Document
from generator.words.codes import text as codes
from generator.words.diagnostic import Code, Diagnostic, Path
from generator.words.places import PROGRAM, RESOURCES, Kind

Text = tuple[str, Path, str]
"""A file, the place in it, and the text that stands there."""

EMAIL = re.compile(r"(?<![\w@＠.%+-])(?!git@)[\w.%+'-]{1,64}[@＠](?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
"""An e-mail address in any script. Neither ``@somebody@a.server`` nor ``git@a.server`` is one, nor a version
such as ``tool@1.2``. Bounded repeats keep the search quick on any text."""

MEETING_LINK = re.compile(
    r"(?<![\w-])(?:"
    r"zoom\.(?:us|com|com\.cn)/(?:j|my|w|wc|s|rec|meeting|webinar)/"
    r"|meet\.google\.com/\w"
    r"|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet|dl/launcher|_#/l/meetup-join)"
    r"|webex\.com/(?:meet|join|wbxmjs|m/|[\w-]{1,64}/j\.php)"
    r"|whereby\.com/(?!information|blog|user)\w"
    r"|(?:meet\.jit\.si|8x8\.vc|meet\.goto\.com|gotomeet\.me|chime\.aws|join\.skype\.com)/\w"
    r"|(?:gotomeeting\.com|facetime\.apple\.com)/join"
    r"|bluejeans\.com/\d"
    r"|(?:jitsi|bbb)\.(?!github)[\w-]{1,63}\.[\w.-]{2,200}/\w"
    r"|(?:zoommtg|msteams|skype):\S"
    r")\S*",
    re.IGNORECASE,
)
"""A link that lets its reader into a meeting; a page *about* such a service is none."""

_PLACEHOLDER = re.compile(r"\s*(?:(?:TODO|FIXME|TBD)(?::|\s*\Z)|<[^<>@:/]+>\s*\Z|(?:\.{3}|…)\s*\Z)")
"""What templates leave for people to fill in."""

_MARKS = ("@", "/", ":", "<", "...", "TODO", "FIXME", "TBD", "＠", "…")
"""Something of this, or "lorem ipsum", is in every address, link and placeholder."""

_ADDRESS_FIELDS = {Kind.PERSON: ("emails", "keys"), Kind.PROGRAM: ("contact",)}
"""Where an address belongs. The programme's contact is there to be written to."""


def check_texts(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that no text holds an e-mail address or a link into a meeting, or is left over from a template."""
    # Most records have nothing of the kind in any text, and are done with.
    worth_a_look = {
        file: document
        for file, document in corpus.documents.items()
        if _is_worth_a_look("\n".join(_words_in(document.data)))
    }
    for file, path, text in _texts(worth_a_look):
        for find in _FINDERS if _is_worth_a_look(text) else ():
            if (found := find(text)) and not (
                find is _email_address and _is_address_field(corpus, file, path)
            ):
                yield corpus.finding(found.code, file, path, found.message, found.hint)


@dataclass(frozen=True, slots=True)
class _Found:
    code: Code
    message: str
    hint: str


def _email_address(text: str) -> _Found | None:
    found = EMAIL.search(text)
    return found and _Found(
        codes.EMAIL_IN_TEXT,
        f"{quoted(found.group())} is an e-mail address.",
        'Write the name of the person; addresses belong into "emails" of their own record.',
    )


def _meeting_link(text: str) -> _Found | None:
    found = MEETING_LINK.search(text)
    return found and _Found(
        codes.MEETING_LINK_IN_TEXT,
        f"{quoted(_whole_word(found))} lets its reader into a meeting.",
        'Write only how you meet, such as "video", and share the link in the invitation.',
    )


def _placeholder(text: str) -> _Found | None:
    if not is_placeholder(text):
        return None
    return _Found(
        codes.LEFT_FROM_TEMPLATE,
        f"{quoted(' '.join(text.split()))} is left over from a template.",
        "Write what you mean, or remove the line.",
    )


_FINDERS = (_email_address, _meeting_link, _placeholder)


def check_addresses_of_pages(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that addresses lead to a page of the web or of the site."""
    for file, path, address in _addresses(corpus):
        if not leads_to_page(address):
            yield corpus.finding(
                codes.NOT_A_PAGE,
                file,
                path,
                f"{quoted(address)} leads to no page.",
                'Write an address that begins with "https://", or a page of this site such as '
                '"take-part/first-steps/".',
            )


def is_placeholder(text: str) -> bool:
    """Return whether a text only holds the place of what somebody has still to say."""
    return _PLACEHOLDER.match(text) is not None or "lorem ipsum" in text.lower()


def _whole_word(found: re.Match[str]) -> str:
    """What was found with all that stands before it without a space."""
    return found.string[: found.start()].rpartition(" ")[2] + found.group()


def _is_worth_a_look(text: str) -> bool:
    return any(mark in text for mark in _MARKS) or "lorem ipsum" in text.lower()


def _words_in(data: Any) -> list[str]:
    """Return all texts in a record, in no order."""
    found: list[str] = []
    values = [data]
    # It grows while it is gone through.
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            values += value.values()
        elif isinstance(value, list):
            values += value
    return found


def _texts(documents: Mapping[str, Document]) -> Iterator[Text]:
    for file, document in documents.items():
        waiting: list[tuple[Path, Any]] = [((), document.data)]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, str):
                yield file, path, value
            elif isinstance(value, dict):
                waiting += [((*path, key), item) for key, item in value.items()]
            elif isinstance(value, list):
                waiting += [((*path, index), item) for index, item in enumerate(value)]


def _is_address_field(corpus: Corpus, file: str, path: Path) -> bool:
    place = corpus.places.get(file)
    fields = _ADDRESS_FIELDS.get(place.kind, ()) if place else ()
    # Also under a name with a slip in it, which has a finding of its own.
    return bool(fields) and field_meant(str(path[0]), fields) is not None


def _addresses(corpus: Corpus) -> Iterator[Text]:
    repository = corpus.programme.program.repository
    if repository:
        yield PROGRAM, ("repository",), repository
    for index, resource in enumerate(corpus.programme.resources):
        yield RESOURCES, ("resources", index, "url"), resource.url


def leads_to_page(address: str) -> bool:
    """Return whether an address is one of the web with a whole host, or a path that stays within the site."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme in ("http", "https") and all((host or "").removesuffix(".").split("."))
    steps = parts.path.removesuffix("/").split("/")
    # "www.example.org" would be a page of this site.
    is_host = steps[0].startswith("www.") or (len(steps) > 1 and "." in steps[0])
    return not parts.netloc and not is_host and all(step not in ("", ".", "..") for step in steps)
