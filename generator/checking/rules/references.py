"""Rules on references: whatever a record points to is there. Corpus in, findings out."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from generator.checking.corpus import Corpus, Directory
from generator.checking.rules import mentions, walks
from generator.checking.rules.nearest import did_you_mean, suggester
from generator.checking.rules.text import leads_to_page
from generator.checking.snippets import quoted
from generator.checking.suggestions import id_meant
from generator.reading.document import Document
from generator.words.codes import references as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import Pair
from generator.words.places import PROGRAM, RESOURCES, Kind, Place, agreement_file, entry_file, person_file
from generator.words.site_pages import FOLDERS_OF_RECORDS, FORM_PAGES, SITE_PAGES


def check_people(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that everybody who is named has a record."""
    for file, path, person in mentions.people_mentioned(corpus):
        if not corpus.knows_person(person):
            yield corpus.finding(
                codes.UNKNOWN_PERSON,
                file,
                path,
                f"There is no person {quoted(person)}.",
                f"Write the name of a file in records/people without .yml, or add {person_file(person)}."
                f"{_person_suggester(corpus.directory)(person)}",
                at_key=path[:1] == ("signatures",),
            )


def check_cohorts(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every cohort of a person, a pair or a survey is declared in program.yml."""
    known = {cohort.id for cohort in corpus.programme.program.cohorts}
    for file, path, cohort in mentions.cohorts_mentioned(corpus) if corpus.program_is_sound else ():
        if cohort not in known:
            yield corpus.finding(
                codes.UNKNOWN_COHORT,
                file,
                path,
                f"There is no cohort {quoted(cohort)} in records/program.yml.",
                f"Write the id of one of its cohorts, or add this one there.{did_you_mean(cohort, known)}",
            )


def check_resources(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every resource in use is declared in resources.yml."""
    known = {resource.id for resource in corpus.programme.resources}
    for file, path, resource in mentions.resources_mentioned(corpus) if corpus.is_sound(RESOURCES) else ():
        if resource not in known:
            yield corpus.finding(
                codes.UNKNOWN_RESOURCE,
                file,
                path,
                f"There is no resource {quoted(resource)} in records/resources.yml.",
                f"Write the id of one of its resources, or add this one there.{did_you_mean(resource, known)}",
            )


def check_pages(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a resource that is a page of the site is one that the site has."""
    known = SITE_PAGES | FORM_PAGES if corpus.programme.program.repository else SITE_PAGES
    for index, resource in enumerate(corpus.programme.resources):
        if leads_to_page(resource.url) and not urlsplit(resource.url).scheme:
            page = urlsplit(resource.url).path.removesuffix("index.html").strip("/")
            if page not in known and page.split("/")[0] not in FOLDERS_OF_RECORDS:
                yield corpus.finding(
                    codes.UNKNOWN_PAGE,
                    RESOURCES,
                    ("resources", index, "url"),
                    f"The site has no page {quoted(resource.url)}.",
                    "Write where it is, beginning with https://, or a page of the site such as"
                    f" take-part/pairs/.{did_you_mean(page, known)}",
                )


def check_time_zones(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every time zone exists."""
    named = [(person_file(person.id), person.timezone) for person in corpus.programme.people.values()]
    if corpus.program_is_sound:
        named.append((PROGRAM, corpus.programme.program.timezone))
    for file, zone in named:
        if zone and not _is_time_zone(zone):
            yield corpus.finding(
                codes.UNKNOWN_TIME_ZONE,
                file,
                ("timezone",),
                f"There is no time zone {quoted(zone)}.",
                f"Write a region and a city as the IANA list has them, such as Europe/Lisbon.{_zone_near(zone)}",
            )


def check_rated_goals(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every rating is of a goal that the pair has."""
    for file, entry, pair in walks.entries_in_force(corpus):
        known = {goal.id for goal in pair.goals}
        for index, rating in enumerate(entry.ratings):
            if rating.goal not in known and walks.goals_are_sound(corpus, pair):
                yield corpus.finding(
                    codes.UNKNOWN_GOAL,
                    file,
                    ("ratings", index, "goal"),
                    f"This pair has no goal {quoted(rating.goal)}.",
                    f"Write the id of a goal in the pair's goals.yml.{did_you_mean(rating.goal, known)}",
                )


def check_done_steps(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that whatever is done was an action or an objective of the pair."""
    unsound = walks.unsound_logs(corpus)
    for pair in corpus.programme.pairs.values():
        known = _steps_of(pair)
        for entry in pair.entries_in_force():
            for index, step in enumerate(entry.done):
                if step not in known and pair.id not in unsound and walks.goals_are_sound(corpus, pair):
                    yield corpus.finding(
                        codes.UNKNOWN_STEP,
                        entry_file(pair.id, entry.stem),
                        ("done", index),
                        f"Nothing in this pair's log or goals has the id {quoted(step)}.",
                        'Write the id of an action under "next" or of an objective in goals.yml, '
                        f'or tell it in words under "did".{did_you_mean(step, known)}',
                    )


def check_corrected_entries(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every correction is of an entry that the log has."""
    for file, entry, pair in walks.entries(corpus):
        if entry.corrects and entry_file(pair.id, entry.corrects) not in corpus.places:
            known = [other.stem for other in pair.entries if other.stem != entry.stem]
            yield corpus.finding(
                codes.UNKNOWN_ENTRY,
                file,
                ("corrects",),
                f"This pair's log has no entry {quoted(entry.corrects)}.",
                "Write the name of the corrected entry's file without .yml."
                f"{did_you_mean(entry.corrects, known)}",
            )


def check_agreements(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every pair with goals or a log has an agreement."""
    first: dict[str, Place] = {}
    for _, place in sorted(corpus.places.items()):
        if place.kind in (Kind.GOALS, Kind.LOG_ENTRY):
            first.setdefault(place.owner, place)
    for pair, place in first.items():
        if agreement_file(pair) not in corpus.places:
            yield _document(corpus, place.file).finding(
                codes.MISSING_AGREEMENT,
                (),
                f"The pair {quoted(pair)} has no agreement.",
                f"Add {agreement_file(pair)}, or move this file into the folder of the pair that it is about.",
            )


def check_topics(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that topics are words of the programme's vocabulary, where it has one."""
    topics = corpus.programme.program.topics
    known = {word.casefold(): word for topic in topics for word in (*topic.synonyms, topic.name, topic.id)}
    ask = suggester(known)
    for file, path, topic in mentions.topics_mentioned(corpus) if topics else ():
        if topic.casefold() not in known:
            yield corpus.finding(
                codes.UNKNOWN_TOPIC,
                file,
                path,
                f"The topic {quoted(topic)} is not in the programme's vocabulary.",
                f"Use one of the topics in records/program.yml, or add this one there.{ask(topic)}",
            )


def _document(corpus: Corpus, file: str) -> Document:
    """The document in a file, or an empty one where the file cannot be read."""
    return corpus.documents.get(file) or Document(file=file, lines=(), data={}, values={}, keys={})


@lru_cache(maxsize=1)
def _person_suggester(directory: Directory) -> Callable[[str], str]:
    names = {slug: id_ for id_, name in directory.names.items() if (slug := id_meant(name))}
    return suggester({**names, **{id_: id_ for id_ in directory.names}})


@cache
def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


@cache
def _zones() -> dict[str, str]:
    """Every time zone by its whole name, and by its city."""
    zones = sorted(available_timezones())
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in zones if "/" in zone}
    return {**cities, **{zone.casefold(): zone for zone in zones}}


def _zone_near(name: str) -> str:
    return suggester(_zones())("_".join(name.split()))


def _steps_of(pair: Pair) -> set[str]:
    objectives = {objective.id for goal in pair.goals for objective in goal.objectives}
    return objectives | {action.id for entry in pair.entries_in_force() for action in entry.next}
