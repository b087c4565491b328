"""The figures of every pair, kept from one run to the next under all that they are made of."""

import datetime as dt
import zlib
from collections.abc import Mapping

import msgspec

from generator.figures.pairs import figures_of_pair
from generator.figures.programme import PairFigures
from generator.outlets.keep import Keep, Shelf
from generator.pipeline.dossiers import Digest, digest
from generator.pipeline.sharing import Sharing
from generator.reading.installation import read_edition
from generator.words.figure import Figure
from generator.words.model import Pair
from generator.words.recorded import UNRECORDED, Recorded

_encode = msgspec.msgpack.Encoder(enc_hook=str).encode
_figures_in = msgspec.msgpack.Decoder(tuple[Figure, ...]).decode


def kept_figures(
    pairs: Mapping[str, Pair], today: dt.date, recorded: Mapping[str, Recorded], keep: Keep
) -> PairFigures:
    """Return the figures of every pair, in order of their ids. See `figures_of_pair`."""
    edition = digest(read_edition(), today.isoformat().encode())
    known = {id_: recorded.get(id_, UNRECORDED) for id_ in sorted(pairs)}
    keys = {id_: _key(edition, pairs[id_], each) for id_, each in known.items()}
    kept = keep.read(Shelf.FIGURES, keys.values())
    found: dict[str, tuple[Figure, ...]] = {}
    fresh: dict[bytes, bytes] = {}
    sharing = Sharing()
    for id_, key in keys.items():
        if key in kept:
            found[id_] = _figures_in(zlib.decompress(kept[key]))
        else:
            found[id_] = figures_of_pair(pairs[id_], today, known[id_])
            fresh[key] = zlib.compress(_encode(found[id_]), 1)
        for each in found[id_]:
            sharing.share(each)
    keep.write(Shelf.FIGURES, fresh)
    keep.prune(Shelf.FIGURES, frozenset(keys.values()))
    return found


def _key(edition: Digest, pair: Pair, recorded: Recorded) -> bytes:
    return digest(edition, _encode(pair), _encode(recorded))
