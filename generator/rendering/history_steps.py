"""The exact steps with which git's own history forgets a person. What is to go in, the texts of files out.

These files name the person, so they belong where git does not look, and are to be deleted afterwards.
"""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.words.history import Author
from generator.words.model import Person
from generator.words.places import person_file
from generator.words.traces import SOMEBODY, Traces

REPLACEMENTS, MAILMAP, STEPS = "replacements.txt", "mailmap.txt", "steps.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """What is to be taken out of a history."""

    traces: Traces
    moves: Mapping[str, str]
    """By a file, from the programme's folder: what it is called now."""
    authors: tuple[Author, ...]
    prefix: str
    """Where the programme lies in the repository; empty, or ending in a slash."""
    references: tuple[str, ...] = ()
    """Branches and tags that name the person."""


def render_steps(rewrite: Rewrite, folder: str) -> Mapping[str, str]:
    """Return, by name, the files that are to lie in `folder`, which is an absolute path."""
    return {
        REPLACEMENTS: "".join(f"{line}\n" for line in _replacements(rewrite.traces)),
        MAILMAP: "".join(f"{line}\n" for line in _mailmap(rewrite)),
        STEPS: _STEPS.format(
            remove=shlex.join(_remove(rewrite)),
            replace=shlex.join(_replace(rewrite, folder)),
            references=_references(rewrite.references),
            search=shlex.quote(_search(rewrite.traces.person)),
            folder=shlex.quote(folder),
        ),
    }


def _replacements(traces: Traces) -> Iterator[str]:
    """Yield lines as git filter-repo reads them, those that hold others first."""
    person = traces.person
    for text in (*person.emails, *person.keys):
        yield f"regex:(?i){re.escape(text)}==>{SOMEBODY}"
    for name in dict.fromkeys((person.name, person.public_name)):
        if name:
            yield f"regex:{_bounded(name)}==>{SOMEBODY}"
    for word in traces.name_words:
        yield f"regex:{_bounded(word)}==>{SOMEBODY}"
    if person.github:
        yield f"regex:(?i){_bounded(person.github)}==>{SOMEBODY}"
    yield f"regex:{_bounded(person.id)}==>{traces.tombstone}"
    for word in traces.slug_words:
        # As a part of ids that people choose, such as noors-garden.
        yield f"regex:(?<![A-Za-z0-9]){re.escape(word)}s?(?=-[a-z0-9])==>{traces.tombstone}"
        yield f"regex:(?<=[a-z0-9]-){re.escape(word)}s?(?![A-Za-z0-9])==>{traces.tombstone}"


def _bounded(text: str) -> str:
    # git filter-repo matches bytes, so only plain letters can be told from what stands beside them.
    before = "(?<![A-Za-z0-9_-])" if text[0].isascii() else ""
    after = "(?![A-Za-z0-9_-])" if text[-1].isascii() else ""
    return f"{before}{re.escape(text)}{after}"


def _mailmap(rewrite: Rewrite) -> Iterator[str]:
    stand_in = f"{SOMEBODY.capitalize()} <{rewrite.traces.tombstone}@users.noreply.invalid>"
    known = {author.email for author in rewrite.authors} | set(rewrite.traces.person.emails)
    yield from (f"{stand_in} <{email}>" for email in sorted(known) if email)


def _remove(rewrite: Rewrite) -> list[str]:
    record = rewrite.prefix + person_file(rewrite.traces.person.id)
    return ["git", "filter-repo", "--invert-paths", "--path", record]


def _replace(rewrite: Rewrite, folder: str) -> list[str]:
    texts = f"{folder}/{REPLACEMENTS}"
    command = ["git", "filter-repo", "--force", "--replace-text", texts, "--replace-message", texts]
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


def _search(person: Person) -> str:
    return person.name or person.id


def _references(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    lines = "\n".join(f"    {shlex.join(['git', 'update-ref', '-d', name])}" for name in names)
    return f"\nThese branches and tags are called after them. Delete them, or name them anew:\n\n{lines}\n"


_STEPS = """\
# Taking a person out of the history

Only for those who must. Every commit from the first that names the person gets a new id: all clones, forks and open
pull requests have to be made again, and signatures of commits are lost. Commit what `pairbook forget` changed first,
merge it, and tell everybody to push their work.

This needs git filter-repo (https://github.com/newren/git-filter-repo): `pip install git-filter-repo`.

1. Look at `replacements.txt` beside this file. Each line replaces what it names **in every file of the repository**.
   Take out a line that would also change what is no person, such as a name that is a common word.
2. Make a fresh copy of the repository, with all its branches:

       git clone --mirror ADDRESS-OF-THE-REPOSITORY forgetting.git
       cd forgetting.git

3. Take out the person's record, and then the names:

       {remove}
       {replace}
{references}
4. See that nothing is left. This must print nothing:

       git log --all --oneline -S {search}
       git log --all --oneline --author {search}

5. Put it in place of the old history. Protection of branches has to allow a forced push for that moment:

       git remote add origin ADDRESS-OF-THE-REPOSITORY
       git push --mirror --force origin

6. What is left elsewhere: GitHub keeps pull requests (`refs/pull`) and commits that nothing points to; its support
   removes them when asked. Forks and clones belong to others: ask them to delete and clone again. Artifacts and logs of
   workflows, caches, and published sites of former days have to be deleted, too.
7. Delete this folder, which names the person:

       rm -r {folder}
"""
