"""The exact steps with which git's own history forgets a person. What is to go in, the texts of files out.

These files name the person, so they belong where git does not look, and are to be deleted afterwards.
"""

import re
import shlex
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.words.history import Author
from generator.words.places import person_file
from generator.words.traces import SOMEBODY, Traces

REPLACEMENTS, MESSAGES, MAILMAP, STEPS = "replacements.txt", "messages.txt", "mailmap.txt", "steps.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """What is to be taken out of a history."""

    traces: Traces
    moves: Mapping[str, str]
    """By a file, from the programme's folder: what it is called now."""
    authors: tuple[Author, ...]
    former_records: tuple[str, ...]
    """Files of the person's own record by other names, from the programme's folder."""
    prefix: str
    """Where the programme lies in the repository; empty, or ending in a slash."""
    references: tuple[str, ...] = ()
    """Branches and tags that name the person."""


def render_steps(rewrite: Rewrite, folder: str) -> Mapping[str, str]:
    """Return, by name, the files that are to lie in `folder`, which is an absolute path."""
    return {
        REPLACEMENTS: "".join(f"{line}\n" for line in _replacements(rewrite)),
        MESSAGES: "".join(f"{line}\n" for line in (*_replacements(rewrite), *_in_messages(rewrite))),
        MAILMAP: "".join(f"{line}\n" for line in _mailmap(rewrite)),
        STEPS: _STEPS.format(
            remove=shlex.join(_remove(rewrite)),
            replace=shlex.join(_replace(rewrite, folder)),
            references=_references(rewrite.references),
            search=shlex.quote(_search(rewrite)),
            folder=shlex.quote(folder),
        ),
    }


def _replacements(rewrite: Rewrite) -> Iterator[str]:
    """Yield lines as git filter-repo reads them, those that hold others first."""
    traces, person = rewrite.traces, rewrite.traces.person
    for text in (*_addresses(rewrite), *person.keys):
        yield f"regex:(?i){re.escape(text)}==>{SOMEBODY}"
    signed_as = (author.name for author in rewrite.authors if " " in author.name)
    for name in _forms((*traces.names, *signed_as)):
        yield f"regex:{_bounded(name)}==>{SOMEBODY}"
    for word in _forms(traces.name_words):
        yield f"regex:{_bounded(word)}==>{SOMEBODY}"
    if person.github:
        yield f"regex:(?i){_bounded(person.github)}==>{SOMEBODY}"
    yield f"regex:{_bounded(person.id)}==>{traces.tombstone}"
    for word in traces.slug_words:
        # As a part of ids that people choose, such as noors-garden.
        yield f"regex:(?<![A-Za-z0-9]){re.escape(word)}s?(?=-[a-z0-9])==>{traces.tombstone}"
        yield f"regex:(?<=[a-z0-9]-){re.escape(word)}s?(?![A-Za-z0-9])==>{traces.tombstone}"


def _in_messages(rewrite: Rewrite) -> Iterator[str]:
    """Yield more lines, for messages of commits and tags: there a word costs no fact if it meant something else."""
    signed_as = (author.name for author in rewrite.authors)
    words = (*rewrite.traces.name_words, *rewrite.traces.slug_words, *signed_as)
    for word in _forms(each for known in words for each in (known, known.upper(), known.lower())):
        before = "(?<![A-Za-z0-9])" if word[0].isascii() else ""
        after = "(?![A-Za-z0-9])" if word[-1].isascii() else ""
        yield f"regex:(?i){before}{re.escape(word)}{after}==>{SOMEBODY}"


def _forms(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts in both forms in which accents are written, each once; git filter-repo compares bytes."""
    both = (unicodedata.normalize(form, text) for text in texts if text for form in ("NFC", "NFD"))
    return tuple(dict.fromkeys(both))


def _addresses(rewrite: Rewrite) -> tuple[str, ...]:
    known = {author.email for author in rewrite.authors if author.email} | set(rewrite.traces.person.emails)
    return tuple(sorted(known, key=lambda email: (-len(email), email)))


def _bounded(text: str) -> str:
    # git filter-repo matches bytes, so only plain letters can be told from what stands beside them.
    before = "(?<![A-Za-z0-9_-])" if text[0].isascii() else ""
    after = "(?![A-Za-z0-9_-])" if text[-1].isascii() else ""
    return f"{before}{re.escape(text)}{after}"


def _mailmap(rewrite: Rewrite) -> Iterator[str]:
    stand_in = f"{SOMEBODY.capitalize()} <{rewrite.traces.tombstone}@users.noreply.invalid>"
    yield from (f"{stand_in} <{email}>" for email in _addresses(rewrite))


def _remove(rewrite: Rewrite) -> list[str]:
    records = (person_file(rewrite.traces.person.id), *rewrite.former_records)
    paths = (word for record in records for word in ("--path", rewrite.prefix + record))
    return ["git", "filter-repo", "--invert-paths", *paths]


def _replace(rewrite: Rewrite, folder: str) -> list[str]:
    command = ["git", "filter-repo", "--force", "--replace-text", f"{folder}/{REPLACEMENTS}"]
    command += ["--replace-message", f"{folder}/{MESSAGES}"]
    command += ["--mailmap", f"{folder}/{MAILMAP}"]
    for old, new in _renames(rewrite.moves.items()):
        command += ["--path-rename", f"{rewrite.prefix}{old}:{rewrite.prefix}{new}"]
    return command


def _renames(moves: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what to rename: whole folders of pairs, and then single files in them."""
    folders, files = {}, []
    for old, new in sorted(moves):
        before, after = _folder(old), _folder(new)
        if before != after:
            folders[before] = after
        if old.removeprefix(before) != new.removeprefix(after):
            files.append((after + old.removeprefix(before), new))
    return [*folders.items(), *files]


def _folder(file: str) -> str:
    return "/".join(file.split("/")[:3]) + "/"


def _search(rewrite: Rewrite) -> str:
    """Return a pattern of whatever may tell of the person, which git and grep read alike."""
    traces = rewrite.traces
    words = (*traces.name_words, *traces.slug_words, traces.person.github, *_addresses(rewrite))
    return "|".join(dict.fromkeys(re.sub(r"[][\\.*^$()+?{}|]", ".", word.lower()) for word in words if word))


def _references(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    lines = "\n".join(f"       {shlex.join(['git', 'update-ref', '-d', name])}" for name in names)
    return f"\n   These branches and tags are called after them. Delete them, or name them anew:\n\n{lines}\n"


_STEPS = """\
# Taking a person out of the history

Only for those who must. Every commit from the first that names the person gets a new id: all clones, forks and open
pull requests have to be made again, and signatures of commits are lost. Commit what `pairbook forget` changed first,
merge it, and tell everybody to push their work.

This needs git filter-repo (https://github.com/newren/git-filter-repo): `pip install git-filter-repo`.

Take one step after the other, and go no further where one fails: nothing is lost before step 5.

1. Look at `replacements.txt` beside this file. Each line replaces what it names **in every file of the repository**,
   those in `messages.txt` in every message of a commit. Take out a line that would also change what is no person, such
   as a name that is a common word.
2. Make a fresh copy of the repository, with all its branches:

       git clone --mirror --no-local ADDRESS-OF-THE-REPOSITORY forgetting.git
       cd forgetting.git

3. Take out the person's record, and then the names:

       {remove}
       {replace}
{references}
4. See that nothing is left. Each of these may only print where a word means something else:

       git for-each-ref | grep -iE {search}
       git log --all --format='%H %an %ae %cn %ce %B' | grep -iE {search}
       git log --all --name-only --format= | grep -iE {search}
       git log --all --oneline -i -E -G {search}

5. Put it in place of the old history. Protection of branches has to allow a forced push for that moment:

       git remote add origin ADDRESS-OF-THE-REPOSITORY
       git push --mirror --force origin

6. What is left elsewhere: GitHub keeps pull requests (`refs/pull`) and commits that nothing points to; its support
   removes them when asked. Forks and clones belong to others: ask them to delete and clone again. Artifacts and logs of
   workflows, caches, and published sites of former days have to be deleted, too.
7. Delete this folder, which names the person:

       rm -r {folder}
"""
