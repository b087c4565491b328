"""Which signatures of a programme are in doubt, as git sees them; of each agreement, nothing is looked at twice."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import msgspec

from generator.comparing.identity import telling
from generator.comparing.signatures import (
    AgreementPast,
    SignatureStanding,
    SignedAgreement,
    Standing,
    sign_off,
    told_standings,
)
from generator.outlets.keep import Keep, Shelf
from generator.pipeline.agreement_lines import Line, Lines, read_lines, read_lines_anew
from generator.pipeline.by_parts import Parts
from generator.pipeline.dossiers import digest
from generator.pipeline.signatures import read_versions
from generator.reading.repository import Repository
from generator.words.model import Person, decode_interval
from generator.words.places import agreement_file

_IN_DOUBT = (Standing.STALE, Standing.BY_ANOTHER, Standing.UNTOLD)

_AT_ONCE = 500

_encode = msgspec.msgpack.Encoder(enc_hook=str).encode
_standings_in = msgspec.msgpack.Decoder(tuple[SignatureStanding, ...], dec_hook=decode_interval).decode


def read_doubtful(
    repository: Repository, head: str, parts: Parts, keep: Keep
) -> Mapping[str, SignedAgreement]:
    """Return the signatures that are in doubt up to a commit, by its full id, by pair. Raises Obstacle.

    Whether a sound one carries a key does not matter here.
    """
    lines = read_lines(repository, head, keep, parts.edition)
    keys = {pair: _key(pair, parts, lines) for pair in parts.brief.programme.pairs}
    kept = keep.read(Shelf.SIGNATURES, keys.values())
    unknown = [pair for pair, key in keys.items() if key not in kept]
    fresh: dict[bytes, bytes] = {}
    # Of so many, models and pasts are held at a time.
    for start in range(0, len(unknown), _AT_ONCE):
        looked_at = _look_at(unknown[start : start + _AT_ONCE], repository, head, parts, lines)
        fresh |= {keys[pair]: _encode(found) for pair, found in looked_at}
    keep.write(Shelf.SIGNATURES, fresh)
    keep.prune(Shelf.SIGNATURES, frozenset(keys.values()))
    found = {pair: _standings_in(kept.get(key) or fresh[key]) for pair, key in keys.items()}
    return _with_authors({pair: standings for pair, standings in found.items() if standings}, parts)


def _key(pair: str, parts: Parts, lines: Lines) -> bytes:
    people = parts.brief.programme.people
    members = (people.get(person) for person in parts.brief.programme.pairs[pair].agreement.members)
    marks = [(person.id, person.github, person.emails) if person else None for person in members]
    past = lines.digests.get(agreement_file(pair), b"")
    return parts.edition + digest(parts.contents[pair], past, _encode(marks))


def _look_at(
    pairs: list[str], repository: Repository, head: str, parts: Parts, lines: Lines
) -> Iterable[tuple[str, tuple[SignatureStanding, ...]]]:
    files = {agreement_file(pair): pair for pair in pairs}
    found = lines.of(files)
    if found is None:
        found = read_lines_anew(repository, head, lines.keep).of(files) or {}
    pasts = {pair: found.get(file, Line(None, ())) for file, pair in files.items()}
    now = {pair.id: pair.agreement for pair in parts.read_pairs(pairs)}
    known = {blob: now[pair] for pair in pairs if (blob := parts.blobs.get(pair))}
    versions = {
        **known,
        **read_versions(repository, {pair: past.revisions for pair, past in pasts.items()}, known),
    }
    people: Mapping[str, Person] = parts.brief.programme.people
    for pair, past in pasts.items():
        whole = AgreementPast(
            now=now[pair], committed=past.committed, revisions=past.revisions, versions=versions
        )
        standings = sign_off(whole, people, {}, lambda _: "").standings
        yield pair, tuple(each for each in standings if each.standing in _IN_DOUBT)


def _with_authors(
    found: Mapping[str, tuple[SignatureStanding, ...]], parts: Parts
) -> Mapping[str, SignedAgreement]:
    """Add whom the commits in question are by, which anybody's record may tell; and leave out what is not to be told."""
    programme = parts.brief.programme
    author_of = telling(programme.people) if found else None
    return {
        pair: SignedAgreement(
            tuple(
                replace(each, author=author_of(each.commit.author) if author_of and each.commit else "")
                for each in told_standings(standings, programme.pairs[pair].agreement, programme.people)
            ),
            (),
        )
        for pair, standings in found.items()
    }
