"""From a person to the records without them: what changes, what is to be looked at, what the files are called then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.checking.forgotten import file_without, tombstone, without_person
from generator.pipeline.rewriting import Present, Rewriting, check_rewriting
from generator.reading.document import Document
from generator.words.model import Pair
from generator.words.obstacle import Obstacle
from generator.words.places import Kind, person_file, place_of
from generator.words.traces import SOMEBODY, TOMBSTONE, Traces
from generator.writing.record_text import render_record
from generator.writing.rewritten_record import rewrite_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What forgetting a person does."""

    traces: Traces
    rewriting: Rewriting
    moves: Mapping[str, str]
    """By a file that is renamed: what it is called then. The person's own record is not among them."""
    pairs: tuple[Pair, ...]
    """Those that the person is in, as they were."""
    own_files: tuple[str, ...]
    """The files of these pairs, as they were called, and the person's record."""
    without_comments: tuple[str, ...]
    """Records that had to be written anew, by their new names."""
    to_look_at: tuple[tuple[str, int], ...]
    """File and line of what may still mean the person, or somebody else of that name."""


def forget_person(present: Present, person: str) -> Forgotten:
    """Return the records without a person. Raises Obstacle where there is none of that id, or it would not pass."""
    corpus = present.checked.corpus
    record = corpus.programme.people.get(person)
    if record is None:
        raise Obstacle(f'There is no person "{person}" in records/people.')
    if TOMBSTONE.match(person):
        raise Obstacle(f'"{person}" stands for somebody who was forgotten already.')
    traces = Traces(record, _free_tombstone(present))
    pairs = tuple(pair for pair in corpus.programme.pairs.values() if person in pair.agreement.members)
    changes = _Changes(present, traces, frozenset(pair.id for pair in pairs))
    changes.take()
    rewriting = Rewriting(changes.changed, frozenset(changes.removed))
    check_rewriting(present, rewriting)
    return Forgotten(
        traces=traces,
        rewriting=rewriting,
        moves=changes.moves,
        pairs=pairs,
        own_files=tuple(changes.own_files),
        without_comments=tuple(changes.without_comments),
        to_look_at=tuple(changes.left()),
    )


def _free_tombstone(present: Present) -> str:
    people = (place.owner for place in present.checked.corpus.places.values() if place.kind is Kind.PERSON)
    numbers = [int(found[1]) for found in map(TOMBSTONE.match, people) if found]
    return f"{SOMEBODY}-{max(numbers, default=0) + 1}"


class _Changes:
    """The changes to every record, collected."""

    def __init__(self, present: Present, traces: Traces, pairs: frozenset[str]) -> None:
        self.corpus, self.traces, self.pairs = present.checked.corpus, traces, pairs
        self.contents = {file.place.file: file.content or b"" for file in present.files}
        self.changed: dict[str, bytes] = {}
        self.removed: set[str] = set()
        self.moves: dict[str, str] = {}
        self.own_files: list[str] = []
        self.without_comments: list[str] = []

    def take(self) -> None:
        """Go through all records."""
        own = person_file(self.traces.person.id)
        for file, document in sorted(self.corpus.documents.items()):
            if file == own:
                data = tombstone(document.data)
                self.removed.add(file)
                self.own_files.append(file)
                self.changed[person_file(self.traces.tombstone)] = render_record(Kind.PERSON, data).encode()
            else:
                self._record(file, document)

    def _record(self, file: str, document: Document) -> None:
        place = self.corpus.places[file]
        is_own = place.file.startswith("records/pairs/") and place.owner in self.pairs
        target = file_without(place, self.traces) if is_own else file
        if is_own:
            self.own_files.append(file)
        content = self.contents[file]
        text = content.decode("utf-8-sig", errors="replace")
        wanted = without_person(place.kind, document.data, self.traces, is_own=is_own)
        if wanted != document.data or self._in_text(text, is_own=is_own) != text:
            content = self._rewritten(place.kind, document, wanted, target, is_own=is_own)
        if target != file:
            self._require_free(file, target)
            self.removed.add(file)
            self.moves[file] = target
        if target != file or content != self.contents[file]:
            self.changed[target] = content

    def _require_free(self, file: str, target: str) -> None:
        if place_of(target) is None or target in self.changed or target in self.contents:
            raise Obstacle(
                f"{file} is named after the person, and no other name can be made of it that is free and short enough."
                " Rename it first, and try again."
            )

    def _rewritten(
        self, kind: Kind, document: Document, wanted: object, target: str, *, is_own: bool
    ) -> bytes:
        text, are_kept = rewrite_record(
            kind,
            document,
            wanted,
            lambda line: self._in_text(line, is_own=is_own),
            self.traces.is_surely_in,
        )
        if not are_kept:
            self.without_comments.append(target)
        return text.encode()

    def _in_text(self, text: str, *, is_own: bool) -> str:
        return self.traces.out_of(text, is_own=is_own)

    def left(self) -> Iterator[tuple[str, int]]:
        """Yield where a word still stands that may mean the person."""
        after = {
            **{file: content for file, content in self.contents.items() if file not in self.removed},
            **self.changed,
        }
        for file, content in sorted(after.items()):
            for number, line in enumerate(content.decode("utf-8", errors="replace").splitlines(), start=1):
                if any(True for _ in self.traces.left_in(line)):
                    yield file, number
