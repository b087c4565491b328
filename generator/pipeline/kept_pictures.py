"""Pictures of charts, kept from one run to the next: to draw a single one starts an engine, which takes a second."""

import contextlib
from collections.abc import Mapping

import msgspec

from generator.outlets.keep import Keep, Shelf
from generator.rendering.charts import Pictures
from generator.words.audience import Audience

_Kept = tuple[bytes, dict[bytes, str]]
"""What drew them, and those of one site."""

_encode = msgspec.msgpack.encode
_kept_in = msgspec.msgpack.Decoder(_Kept).decode


def read_pictures(keep: Keep, audience: Audience, maker: bytes) -> Pictures:
    """Return the pictures of the last site for an audience. `maker` stands for all that pictures are made with."""
    for kept in keep.read(Shelf.PICTURES, [audience.encode()]).values():
        # Another version may keep something else.
        with contextlib.suppress(msgspec.DecodeError):
            drew, known = _kept_in(kept)
            if drew == maker:
                return Pictures(known)
    return Pictures()


def write_pictures(keep: Keep, audience: Audience, maker: bytes, pictures: Mapping[bytes, str]) -> None:
    """Keep those of a site in place of the ones before."""
    keep.write(Shelf.PICTURES, {audience.encode(): _encode((maker, pictures))})
