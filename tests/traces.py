"""Looks for canaries in bytes, whatever they are written in: bytes in, the numbers of the canaries out."""

import base64
import binascii
import gzip
import html
import re
import urllib.parse
import zlib

CANARY = re.compile(r"kanary(\d{4})z")
_RUN = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}")
_BESIDE = re.compile(r"<[^>]*>|[^a-z0-9]")
"""Tags and whatever else may stand between the letters of a word."""
_UNICODE = re.compile(r"\\(?:u00|x)([0-9a-fA-F]{2})|\\u\{([0-9a-fA-F]{1,6})\}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){11,}")
_ROUNDS = 3
"""So many encodings are looked through, one within the other."""


def traces(content: bytes) -> set[int]:
    """Return the number of every canary in `content`, also encoded, and in what is packed."""
    found: set[int] = set()
    layers = {content}
    for _ in range(_ROUNDS):
        layers = {inner for layer in layers for inner in _decoded(layer)}
        for layer in layers:
            text = layer.decode("utf-8", "replace").lower()
            found |= {int(number) for number in CANARY.findall(text)}
            found |= {int(number) for number in CANARY.findall(_BESIDE.sub("", text))}
    return found


def _decoded(content: bytes) -> set[bytes]:
    text = content.decode("utf-8", "replace")
    plain = _UNICODE.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), text)
    plain = html.unescape(urllib.parse.unquote(plain))
    return {
        content,
        plain.encode("utf-8", "replace"),
        *_unpacked(content),
        b"\n".join(_base64(content)),
        _hex(content),
    }


def _unpacked(content: bytes) -> set[bytes]:
    if not content.startswith(b"\x1f\x8b"):
        return set()
    try:
        return {gzip.decompress(content)}
    except (OSError, EOFError, zlib.error):
        return set()


def _base64(content: bytes) -> list[bytes]:
    # Where a run begins within a longer text is not known, so each of four beginnings is tried.
    runs = [found[0].rstrip(b"=") for found in _RUN.finditer(content)]
    shifted = (run[start:] for run in runs for start in range(4))
    return [piece for run in shifted if b"kanary" in (piece := _decode(run)).lower()]


def _decode(run: bytes) -> bytes:
    whole = run[:-1] if len(run) % 4 == 1 else run
    padded = whole + b"=" * (-len(whole) % 4)
    try:
        return base64.b64decode(padded, altchars=b"-_" if b"-" in run or b"_" in run else None)
    except (ValueError, binascii.Error):
        return b""


def _hex(content: bytes) -> bytes:
    return b"\n".join(binascii.unhexlify(found[0]) for found in _HEX.finditer(content))
