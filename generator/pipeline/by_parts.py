"""Checks a programme part by part: each on all cores, and none that is known already. A root in, corpus and findings out.

What is found about a pair or a person is a function of its own records and of little else, and is kept under what
stands for all of these. Only the few rules that hold pairs and people against each other look at everybody, and at no
more of each than they need.
"""

import datetime as dt
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.checking.corpus import Corpus, Directory
from generator.checking.rules import BETWEEN, check_sense
from generator.checking.structure import day_in_programme
from generator.outlets.keep import Keep, Shelf
from generator.pipeline.dossiers import (
    Digest,
    Dossier,
    DossierDocuments,
    Files,
    digest,
    digest_of,
    dossiers_of,
    is_settled,
    name_of,
    read_again,
)
from generator.pipeline.examining import Context, Examined, Own, examine, make_sense
from generator.pipeline.lazy import Lazy
from generator.pipeline.placed_once import Notes, PlacedOnce
from generator.pipeline.sharing import Sharing
from generator.pipeline.spread import WORTH_IT, spread
from generator.reading.history import ids_of
from generator.reading.installation import read_edition
from generator.reading.records import Listing, list_records, read_listed
from generator.reading.schemas import Schemas
from generator.words.diagnostic import Diagnostic
from generator.words.history import Blob
from generator.words.model import Agreement, Pair, Person, Programme, decode_interval
from generator.words.places import Kind, Place, place_of


class _OfPair(msgspec.Struct):
    agreement: Agreement


class _Agreements(msgspec.Struct):
    """What a model says of agreements."""

    pairs: dict[str, _OfPair]


_encode = msgspec.msgpack.Encoder(enc_hook=str).encode
_examined_in = msgspec.msgpack.Decoder(Examined, dec_hook=decode_interval).decode
_agreements_in = msgspec.msgpack.Decoder(_Agreements, dec_hook=decode_interval).decode
_unpacked_model_in = msgspec.msgpack.Decoder(Programme, dec_hook=decode_interval).decode
_blobs_in = msgspec.msgpack.Decoder(tuple[tuple[Blob, ...], ...]).decode
_findings_in = msgspec.msgpack.Decoder(tuple[Diagnostic, ...]).decode
_NOTHING = _encode(())
_AT_ONCE = 1_000


class Part(NamedTuple):
    """A dossier and what its contents say."""

    dossier: Dossier
    content: Digest
    examined: Examined


class Seen(NamedTuple):
    """What came of reading a dossier."""

    content: Digest
    troubles: tuple[Diagnostic, ...]
    """About records that cannot be opened."""
    examined: bytes = b""
    model: bytes = b""
    blobs: bytes = b""
    """All three are empty where the same contents are known already."""


@dataclass(frozen=True, slots=True)
class Look:
    """Reads a dossier, and examines it unless its contents are known."""

    root: Path
    schemas: Schemas
    edition: Digest
    known: frozenset[bytes]

    def __call__(self, dossier: Dossier) -> Seen:
        """Return what came of it."""
        files, troubles = read_listed(self.root, dossier.files)
        content = digest_of(files)
        if self.edition + content in self.known:
            return Seen(content, troubles)
        examined, model = examine(files, self.schemas)
        return Seen(content, troubles, _encode(examined), _packed(model), _encode(list(map(ids_of, files))))


class Task(NamedTuple):
    """A part that is to be judged beside what it leans on, and its model."""

    part: Part
    model: bytes


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges a dossier beside what it leans on."""

    root: Path
    context: Context

    def __call__(self, task: Task) -> bytes:
        """Return what was found."""
        return _encode(make_sense(own_of(self.root, task.part, _model_in(task.model)), self.context))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A programme that was checked part by part."""

    corpus: PlacedOnce
    """All of it; nothing is read before it is asked for."""
    brief: Corpus
    """All of it, and of pairs and people no more than `brief_of` leaves."""
    findings: tuple[Diagnostic, ...]
    """In no order."""
    contents: Mapping[str, Digest]
    """By pair: what stands for the contents of all its records."""
    blobs: Mapping[str, Blob]
    """By pair: the id under which git would keep its agreement as it is; empty where that is not plain."""
    edition: Digest
    """What stands for all code and schemas that have a say."""
    read_blobs: Callable[[], Mapping[str, tuple[Blob, ...]]]
    """Gives the ids that git may keep the contents of records under, by file. See `ids_of`."""
    read_programme: Callable[[], Programme]
    """Gives all of the model at once."""
    read_models: Callable[[Iterable[str]], Mapping[str, bytes]]
    """Gives the models of pairs by their ids, each for `agreement_in`, many at once, and keeps none."""


def check_by_parts(root: Path, today: dt.date | dt.datetime, schemas: Schemas, keep: Keep) -> Parts:
    """Return the programme under `root`, and all that is found without git. See `check`."""
    # Where this is asked for, it is for enough folders.
    listing = list_records(root, partial(spread, size=WORTH_IT))
    examiner = _Examiner(root, schemas, keep)
    own, *others = parts = examiner.examine(listing)
    context = _context(root, own, others, examiner, today)
    people = {person: part for part in others for person in part.examined.brief.people}
    pairs = {pair: part for part in others for pair in part.examined.brief.pairs}
    programme = _beside(
        context.own.model,
        people=Lazy(people, lambda id_: examiner.model(people[id_]).people[id_]),
        pairs=Lazy(pairs, lambda id_: examiner.model(pairs[id_]).pairs[id_]),
    )
    # In order of their files, as those of the programme come last in it.
    corpus = _corpus(root, (*others, own), programme, context, examiner, keep)
    brief = replace(
        corpus,
        programme=_beside(
            context.own.model,
            people={id_: part.examined.brief.people[id_] for id_, part in people.items()},
            pairs={id_: part.examined.brief.pairs[id_] for id_, part in pairs.items()},
        ),
    )
    findings = (
        *listing.findings,
        *examiner.troubles,
        *(found for part in parts for found in part.examined.findings),
        *_judged(root, parts, context, examiner, keep),
        *check_sense(brief, BETWEEN),
    )
    return Parts(
        corpus=corpus,
        brief=brief,
        findings=findings,
        contents={pair: part.content for pair, part in pairs.items()},
        blobs={pair: part.examined.agreement for pair, part in pairs.items()},
        edition=examiner.edition,
        read_blobs=lambda: examiner.blobs(parts),
        read_programme=lambda: _programme(context, others, examiner),
        read_models=lambda ids: _models({id_: pairs[id_] for id_ in ids}, examiner),
    )


class _Examiner:
    """Knows what the contents of dossiers say, from what is kept or by a look at them."""

    def __init__(self, root: Path, schemas: Schemas, keep: Keep) -> None:
        self.root = root
        texts = (schemas.text_of(kind).encode() for kind in Kind)
        self.edition = digest(read_edition(), *texts)
        self.troubles: list[Diagnostic] = []
        self._troubled: set[Digest] = set()
        """The marks of dossiers with records that cannot be opened."""
        self._schemas = schemas
        self._keep = keep
        self._models: dict[bytes, bytes] = {}
        self._blobs: dict[bytes, bytes] = {}

    def key(self, content: Digest) -> bytes:
        return self.edition + content

    def examine(self, listing: Listing) -> list[Part]:
        dossiers = dossiers_of(listing)
        # What the disk says of a dossier stands for its contents, where it is the same as when these were read.
        contents = self._keep.read(Shelf.MARKS, [each.mark for each in dossiers])
        kept = self._keep.read(Shelf.EXAMINED, map(self.key, contents.values()))
        unknown = [each for each in dossiers if self.key(contents.get(each.mark, b"")) not in kept]
        known = self._keep.keys(Shelf.EXAMINED) if unknown else frozenset()
        read, fresh = self._look(unknown, known)
        contents |= read
        kept |= fresh | self._keep.read(Shelf.EXAMINED, (self.key(contents[each.mark]) for each in unknown))
        # What is kept under a key may turn out to be damaged.
        damaged = [each for each in unknown if self.key(contents[each.mark]) not in kept]
        again, anew = self._look(damaged, frozenset())
        contents |= again
        fresh |= anew
        examined = kept | fresh
        settled = {each.mark for each in unknown if is_settled(each, listing)} - self._troubled
        self._keep.write(Shelf.MARKS, {mark: contents[mark] for mark in settled})
        self._keep.prune(Shelf.MARKS, contents.keys())
        for shelf in (Shelf.EXAMINED, Shelf.MODELS, Shelf.BLOBS):
            self._keep.prune(shelf, examined.keys())
        return [
            Part(each, content, _examined_in(examined[self.key(content)]))
            for each, content in ((each, contents[each.mark]) for each in dossiers)
        ]

    def _look(
        self, dossiers: Sequence[Dossier], known: frozenset[bytes]
    ) -> tuple[dict[Digest, Digest], dict[bytes, bytes]]:
        """Read dossiers; return their contents by mark, and what those say that are not known, which is kept."""
        contents: dict[Digest, Digest] = {}
        fresh: dict[bytes, bytes] = {}
        look = Look(self.root, self._schemas, self.edition, known)
        looks = zip(dossiers, spread(look, dossiers), strict=True)
        # What has come is written while others are looked at.
        while some := list(islice(looks, _AT_ONCE)):
            contents |= {dossier.mark: seen.content for dossier, seen in some}
            for dossier, seen in some:
                if seen.troubles:
                    self.troubles += seen.troubles
                    self._troubled.add(dossier.mark)
            fresh |= self._taken([seen for _, seen in some if seen.examined])
        return contents, fresh

    def _taken(self, some: Iterable[Seen]) -> Mapping[bytes, bytes]:
        """Keep what was not known, and return what it says."""
        new = {self.key(seen.content): seen for seen in some}
        examined = {key: seen.examined for key, seen in new.items()}
        models = {key: seen.model for key, seen in new.items()}
        blobs = {key: seen.blobs for key, seen in new.items()}
        self._keep.write(Shelf.EXAMINED, examined)
        self._keep.write(Shelf.MODELS, models)
        self._keep.write(Shelf.BLOBS, blobs)
        self._models |= models
        self._blobs |= blobs
        return examined

    def models(self, parts: Iterable[Part]) -> Mapping[Digest, bytes]:
        """Return the models of dossiers, by their contents."""
        wanted = {self.key(part.content): part for part in parts}
        kept = self._keep.read(Shelf.MODELS, wanted.keys() - self._models.keys())
        kept |= {key: self._models[key] for key in wanted.keys() & self._models.keys()}
        for key in wanted.keys() - kept.keys():
            dossier = wanted[key].dossier
            files = read_again(self.root, dossier.files, wanted[key].content)
            kept[key] = _packed(examine(files, self._schemas)[1])
        return {wanted[key].content: model for key, model in kept.items()}

    def blobs(self, parts: Iterable[Part]) -> Mapping[str, tuple[Blob, ...]]:
        """Return the ids that git may keep contents under, by file. See `ids_of`."""
        kept = self._blobs | self._keep.read(Shelf.BLOBS, (self.key(part.content) for part in parts))
        found: dict[str, tuple[Blob, ...]] = {}
        for part in parts:
            files, known = part.dossier.files, kept.get(self.key(part.content))
            some = _blobs_in(known) if known else map(ids_of, read_again(self.root, files, part.content))
            found |= zip(files, some, strict=True)
        return found

    def model(self, part: Part) -> Programme:
        """Return the model of one dossier."""
        return _model_in(self.models([part])[part.content])


def _packed(model: Programme) -> bytes:
    # Models are by far the most of what is kept, and seldom asked for.
    return zlib.compress(_encode(model), 1)


def _model_in(packed: bytes) -> Programme:
    return _unpacked_model_in(zlib.decompress(packed))


def _beside(programme: Programme, people: Mapping[str, Person], pairs: Mapping[str, Pair]) -> Programme:
    return Programme(
        program=programme.program,
        resources=programme.resources,
        people=people,
        pairs=pairs,
        pulses=programme.pulses,
    )


def _programme(context: Context, others: Sequence[Part], examiner: _Examiner) -> Programme:
    models = examiner.models(others)
    people: dict[str, Person] = {}
    pairs: dict[str, Pair] = {}
    sharing = Sharing()
    for part in others:
        model = _model_in(models[part.content])
        # At once, so that the next one can lie where something was that it has no use for.
        for pair in model.pairs.values():
            sharing.share(pair)
        people |= model.people
        pairs |= model.pairs
    return _beside(context.own.model, people, pairs)


def _models(parts: Mapping[str, Part], examiner: _Examiner) -> Mapping[str, bytes]:
    models = examiner.models(parts.values())
    return {id_: models[part.content] for id_, part in parts.items()}


def agreement_in(model: bytes, pair: str) -> Agreement:
    """Return the agreement of a pair from the model of its dossier, of which nothing else is unpacked."""
    return _agreements_in(zlib.decompress(model)).pairs[pair].agreement


def _context(
    root: Path, own: Part, others: Iterable[Part], examiner: _Examiner, today: dt.date | dt.datetime
) -> Context:
    programme = examiner.model(own)
    names = {
        id_: known[id_].name if (known := part.examined.brief.people) else ""
        for part in others
        if (id_ := part.dossier.person)
    }
    return Context(
        own=own_of(root, own, programme),
        directory=Directory(names),
        today=day_in_programme(today, programme),
    )


def own_of(root: Path, part: Part, model: Programme) -> Own:
    """Return what a part says, its documents not read yet."""
    files, examined = part.dossier.files, part.examined
    documents = DossierDocuments(root, files, part.content)
    return Own(
        model=model,
        documents=Lazy(Files({part.dossier.name: part.dossier}, examined.unread), documents.__getitem__),
        places={file: place for file in files if (place := place_of(file))},
        sound=frozenset(files) - set(examined.unsound),
    )


def _judged(
    root: Path, parts: Sequence[Part], context: Context, examiner: _Examiner, keep: Keep
) -> Iterator[Diagnostic]:
    """Yield what rules find in each dossier beside what it leans on."""
    around = digest(examiner.edition, parts[0].content, context.today.isoformat().encode())
    everybody = digest(_encode(list(context.directory.names.items())))
    keys = [_key_of_sense(part, context, around, everybody) for part in parts]
    kept = keep.read(Shelf.SENSE, keys)
    unknown = {key: part for key, part in zip(keys, parts, strict=True) if key not in kept}
    models = examiner.models(unknown.values())
    tasks = [Task(part, models[part.content]) for part in unknown.values()]
    fresh = dict(zip(unknown, spread(Judge(root, context), tasks), strict=True))
    keep.write(Shelf.SENSE, fresh)
    keep.prune(Shelf.SENSE, keys)
    kept |= fresh
    for key in keys:
        if (found := kept[key]) != _NOTHING:
            yield from _findings_in(found)


def _key_of_sense(part: Part, context: Context, around: Digest, everybody: Digest) -> bytes:
    # Who may be meant by a name that nobody has depends on everybody; else only on who is named.
    strangers = not context.directory.names.keys() >= set(part.examined.named)
    return around + part.content + (everybody if strangers else b"")


def _corpus(
    root: Path,
    parts: Sequence[Part],
    programme: Programme,
    context: Context,
    examiner: _Examiner,
    keep: Keep,
) -> PlacedOnce:
    """Return the whole programme, of which nothing is read before it is asked for."""
    named = {part.dossier.name: part for part in parts}
    dossiers = {part.dossier.name: part.dossier for part in parts}
    unread = frozenset(file for part in parts for file in part.examined.unread)
    unsound = frozenset(file for part in parts for file in part.examined.unsound)
    documents = Lazy(named, lambda name: DossierDocuments(root, dossiers[name].files, named[name].content))

    return PlacedOnce(
        programme=programme,
        documents=Lazy(Files(dossiers, unread), lambda file: documents[name_of(file)][file]),
        places=Lazy(Files(dossiers), _place),
        today=context.today,
        sound=Files(dossiers, unsound),
        directory=context.directory,
        notes=Notes(keep, examiner.edition, lambda file: named[name_of(file)].content),
    )


def _place(file: str) -> Place:
    place = place_of(file)
    if place is None:
        raise KeyError(file)
    return place
