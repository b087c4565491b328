"""Which signatures of a programme are in doubt, as git sees them; of each agreement, nothing is looked at twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import msgspec

from generator.comparing.identity import telling
from generator.comparing.signatures import (
    AgreementPast,
    SignatureStanding,
    SignedAgreement,
    Standing,
    standings_of,
    told_standings,
)
from generator.outlets.keep import Keep, Shelf
from generator.pipeline.agreement_lines import Lines, line_in
from generator.pipeline.by_parts import Parts, agreement_in
from generator.pipeline.dossiers import digest
from generator.pipeline.signatures import parse_version
from generator.pipeline.spread import spread
from generator.reading.history import read_blobs
from generator.words.history import Blob
from generator.words.model import Person, decode_interval
from generator.words.places import agreement_file

_IN_DOUBT = (Standing.STALE, Standing.BY_ANOTHER, Standing.UNTOLD)

_AT_ONCE = 2_500

_encode = msgspec.msgpack.Encoder(enc_hook=str).encode
_standings_in = msgspec.msgpack.Decoder(tuple[SignatureStanding, ...], dec_hook=decode_interval).decode


class Task(NamedTuple):
    """An agreement whose signatures are to be looked at."""

    pair: str
    model: bytes
    """For `agreement_in`."""
    blob: Blob
    """The id under which git would keep it as it is; empty where that is not plain."""
    past: bytes
    """For `line_in`."""
    former: Mapping[Blob, bytes]
    """The contents of other versions in its past."""


@dataclass(frozen=True, slots=True)
class Look:
    """Looks at the signatures of one agreement."""

    people: Mapping[str, Person]

    def __call__(self, task: Task) -> bytes:
        """Return those that are in doubt."""
        now, past = agreement_in(task.model, task.pair), line_in(task.past)
        file = agreement_file(task.pair)
        read = {blob: parse_version(file, content) for blob, content in task.former.items()}
        versions = {blob: agreement for blob, agreement in read.items() if agreement}
        if task.blob:
            versions[task.blob] = now
        whole = AgreementPast(now=now, committed=past.committed, revisions=past.revisions, versions=versions)
        return _encode([each for each in standings_of(whole, self.people, {}) if each.standing in _IN_DOUBT])


def read_doubtful(lines: Lines, parts: Parts, keep: Keep) -> Mapping[str, SignedAgreement]:
    """Return the signatures that are in doubt, by pair, as the pasts of the agreements tell. Raises Obstacle.

    Whether a sound one carries a key does not matter here.
    """
    keys = {pair: _key(pair, parts, lines) for pair in parts.brief.programme.pairs}
    kept = keep.read(Shelf.SIGNATURES, keys.values())
    unknown = [pair for pair, key in keys.items() if key not in kept]
    fresh: dict[bytes, bytes] = {}
    look = Look(parts.brief.programme.people)
    # Of so many, models and pasts are held at a time.
    for start in range(0, len(unknown), _AT_ONCE):
        tasks = _tasks(unknown[start : start + _AT_ONCE], parts, lines)
        fresh |= {keys[task.pair]: found for task, found in zip(tasks, spread(look, tasks), strict=True)}
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


def _tasks(pairs: list[str], parts: Parts, lines: Lines) -> list[Task]:
    files = {agreement_file(pair): pair for pair in pairs}
    found = lines.of(files)
    pasts = {pair: found[file] for file, pair in files.items()}
    former = {pair: _blobs_in(past) - {parts.blobs.get(pair)} for pair, past in pasts.items()}
    contents = read_blobs(lines.repository, set().union(*former.values()))
    models = parts.read_models(pairs)
    return [
        Task(
            pair,
            models[pair],
            parts.blobs.get(pair, ""),
            pasts[pair],
            {blob: contents[blob] for blob in former[pair] if blob in contents},
        )
        for pair in pairs
    ]


def _blobs_in(past: bytes) -> set[Blob]:
    revisions = line_in(past).revisions
    return {blob for revision in revisions for blob in (revision.after, *revision.before) if blob}


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
