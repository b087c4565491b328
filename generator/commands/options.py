"""Options that several commands share, and what they stand for."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from generator.reading.root import find_root
from generator.words.audience import Audience
from generator.words.model import Program
from generator.words.obstacle import Obstacle
from generator.words.visibility import Visibility

F = TypeVar("F", bound=Callable[..., Any])


def programme_root(given: Path | None) -> Path:
    """Return the programme's folder, looked for upwards from `given` or from here. Raises Obstacle."""
    start = (given or Path.cwd()).resolve()
    root = find_root(start)
    if root is None:
        raise Obstacle(
            f"There is no programme in {start} or above it: no folder there holds records/program.yml."
            " Make one with: pairbook init my-programme"
        )
    return root


def _root(_context: click.Context, _parameter: click.Parameter, given: Path | None) -> Path:
    return programme_root(given)


def _day(_context: click.Context, _parameter: click.Parameter, given: str | None) -> dt.date | dt.datetime:
    return _parsed(given) if given else dt.datetime.now(dt.UTC)


def optional_day(_context: click.Context, _parameter: click.Parameter, given: str | None) -> dt.date | None:
    """Read a day; None, where the option is left out or empty, passes."""
    return _parsed(given) if given else None


def _parsed(given: str) -> dt.date:
    try:
        return dt.datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise click.BadParameter(
            f'"{given}" is not a day. Write it as year-month-day, such as 2026-03-04.'
        ) from None


def zone(_context: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    """Refuse what is not the name of a time zone; None, where the option is left out, passes."""
    try:
        return name if name is None else ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter(f'"{name}" is not a time zone. Write it like Europe/Lisbon.') from None


def choose_audience(asked: str | None, program: Program, *, everyone: bool) -> Audience:
    """Return whom the pages are for: as asked, else as the programme says.

    When everyone can open the site and the programme is not open, that is the public, whatever it says.
    """
    if asked is not None:
        return Audience(asked)
    if everyone and not program.publication.open:
        return Audience.PUBLIC
    return Audience(program.publication.audience)


def root_option(command: F) -> F:
    """Add ``--root``: the programme's folder, looked for upwards from here as git does."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        callback=_root,
        help="The programme's folder; found from any folder inside it when left out.",
    )(command)


def today_option(command: F) -> F:
    """Add ``--today``: the day that everything is as of."""
    return click.option(
        "--today",
        envvar="PAIRBOOK_TODAY",
        metavar="DATE",
        callback=_day,
        help="Show everything as of this day, such as 2026-03-04.  [default: today in the programme's time zone,"
        " or the commit's day with --at]",
    )(command)


def at_option(command: F) -> F:
    """Add ``--at``: the commit whose records are read. The day is then that commit's, unless ``--today`` names one."""
    return click.option(
        "--at",
        metavar="REV",
        help="Read the records as this commit had them, as of its day, such as main~3 or v1.0.  [default: the files"
        " as they are]",
    )(command)


def audience_option(command: F) -> F:
    """Add ``--audience``: whom the pages are for."""
    return click.option(
        "--audience",
        envvar="PAIRBOOK_AUDIENCE",
        type=click.Choice([str(audience) for audience in Audience]),
        help="Whom the pages are for.  [default: what program.yml says]",
    )(command)


def overlay_option(command: F) -> F:
    """Add ``--overlay``: a second repository that adds to the records of the first."""
    return click.option(
        "--overlay",
        envvar="PAIRBOOK_OVERLAY",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder of a second, private repository, whose records add fields to those of this one.",
    )(command)


def _visibility(_context: click.Context, _parameter: click.Parameter, given: str | None) -> Visibility:
    match (given or "").strip().lower():
        case "":
            return Visibility.UNKNOWN
        case "public":
            return Visibility.PUBLIC
        case "private" | "internal":
            return Visibility.PRIVATE
        case other:
            raise click.BadParameter(f'"{other}" is neither public nor private.')


def visibility_option(command: F) -> F:
    """Add ``--repo-visibility``. Empty text, for an event that does not tell, is the same as leaving it out."""
    return click.option(
        "--repo-visibility",
        "visibility",
        metavar="public|private",
        callback=_visibility,
        help="Who can read the repository. In a public one, fields that not everybody may see are errors.",
    )(command)


def quiet_option(command: F) -> F:
    """Add ``--quiet``: no progress. Findings and exit codes stay as they are."""
    return click.option("--quiet", "-q", is_flag=True, help="Say nothing of progress.")(command)


def sentences_option(command: F) -> F:
    """Add ``--format`` of a command that prints sentences: for people, for a comment or for programs."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["text", "markdown", "json"]),
        default="text",
        show_default=True,
        help="How to print it. markdown is for a comment.",
    )(command)


def require_cohorts(program: Program, what: str) -> None:
    """Raise Obstacle where a programme has no cohorts; `what` begins the sentence: ``A pair belongs to a cohort``."""
    if not program.cohorts:
        raise Obstacle(
            f"{what}, and records/program.yml names none yet. Add one there, such as cohorts:"
            " [{id: spring-2027, name: Spring 2027, starts: 2027-03-01, ends: 2027-11-30}]"
        )
