"""Rules on ids, words and accounts that must not be used twice. Corpus in, findings out."""

from collections.abc import Iterable, Iterator

from generator.checking.corpus import Corpus
from generator.checking.snippets import quoted
from generator.words.codes import ids as codes
from generator.words.diagnostic import Code, Diagnostic, Path
from generator.words.model import Pair, Person, Topic
from generator.words.places import PROGRAM, RESOURCES, entry_file, goals_file, person_file


def check_goals(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a pair's goals have different ids."""
    for pair in corpus.programme.pairs.values():
        file, ids = goals_file(pair.id), [goal.id for goal in pair.goals]
        yield from _repeated(corpus, codes.GOAL_TWICE, file, "goals", ids)


def check_cohorts(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that cohorts have different ids."""
    ids = [cohort.id for cohort in corpus.programme.program.cohorts]
    yield from _repeated(corpus, codes.COHORT_TWICE, PROGRAM, "cohorts", ids)


def check_resources(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that resources have different ids."""
    ids = [resource.id for resource in corpus.programme.resources]
    yield from _repeated(corpus, codes.RESOURCE_TWICE, RESOURCES, "resources", ids)


def check_steps(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a pair's actions and objectives have different ids."""
    for pair in corpus.programme.pairs.values():
        first: dict[str, str] = {}
        for file, path, step in _steps_of(pair):
            if step in first:
                yield corpus.finding(
                    codes.STEP_TWICE,
                    file,
                    path,
                    f"The id {quoted(step)} is already used in {first[step]}.",
                    f"Write another id, such as {_other(step)}. An action that is still open needs no new line.",
                )
            first.setdefault(step, file)


def check_topics(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every word of the vocabulary means one topic."""
    first: dict[str, int] = {}
    for index, topic in enumerate(corpus.programme.program.topics):
        for path, word in _words_of(topic):
            owner = first.setdefault(word.casefold(), index)
            if owner != index:
                known = corpus.programme.program.topics[owner].name
                yield corpus.finding(
                    codes.TOPIC_TWICE,
                    PROGRAM,
                    ("topics", index, *path),
                    f"The word {quoted(word)} already belongs to the topic {quoted(known)}.",
                    "Take it out of one of the two topics.",
                )


def check_accounts(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that handles, addresses and keys belong to one person each."""
    first: dict[tuple[str, str], str] = {}
    for person in corpus.programme.people.values():
        for path, found, account in _accounts_of(person):
            owner = first.setdefault((str(path[0]), account), person.id)
            if owner != person.id:
                yield corpus.finding(
                    codes.ACCOUNT_TWICE,
                    person_file(person.id),
                    path,
                    f"{quoted(found)} already belongs to {quoted(owner)}.",
                    f"Leave it with one of them: remove it here or in {person_file(owner)}.",
                )


def _repeated(corpus: Corpus, code: Code, file: str, key: str, ids: Iterable[str]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            yield corpus.finding(
                code,
                file,
                (key, index, "id"),
                f"The id {quoted(id_)} is already used further up.",
                f"Write another id, such as {_other(id_)}.",
            )
        seen.add(id_)


def _other(id_: str) -> str:
    return quoted(f"{id_[:62]}-2")


def _steps_of(pair: Pair) -> Iterator[tuple[str, Path, str]]:
    for number, goal in enumerate(pair.goals):
        for index, objective in enumerate(goal.objectives):
            yield goals_file(pair.id), ("goals", number, "objectives", index, "id"), objective.id
    for entry in pair.entries_in_force():
        for index, action in enumerate(entry.next):
            yield entry_file(pair.id, entry.stem), ("next", index, "id"), action.id


def _words_of(topic: Topic) -> Iterator[tuple[Path, str]]:
    yield ("id",), topic.id
    yield ("name",), topic.name
    for index, synonym in enumerate(topic.synonyms):
        yield ("synonyms", index), synonym


def _accounts_of(person: Person) -> Iterator[tuple[Path, str, str]]:
    """Accounts as they stand there and as they are compared: neither case nor a key's comment matters."""
    if person.github:
        yield ("github",), person.github, person.github.casefold()
    for index, address in enumerate(person.emails):
        yield ("emails", index), address, address.casefold()
    for index, key in enumerate(person.keys):
        yield ("keys", index), key, " ".join(key.split()[:2])
