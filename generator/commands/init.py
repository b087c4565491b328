"""``pairbook init DIR``: a new programme's own repository, which passes ``check`` and builds."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from generator.outlets.folder import replace_file
from generator.outlets.progress import say
from generator.reading.package_files import package_path
from generator.reading.schemas import read_schemas
from generator.rendering.scaffold import render_scaffold
from generator.words.obstacle import Obstacle
from generator.words.places import Kind


def _zone(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter(f'"{name}" is not a time zone. Write it like Europe/Lisbon.') from None
    return name


@click.command(
    "init", epilog='Example: pairbook init guild-mentoring --name "Guild mentoring" --timezone Europe/Lisbon'
)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="The programme's name.  [default: made from the folder's name]")
@click.option("--timezone", default="UTC", show_default=True, callback=_zone, help="Decides what today is.")
@click.option("--repository", default="", help="Web address of the repository, for edit links.")
def init_command(directory: Path, name: str | None, timezone: str, repository: str) -> int:
    """Make a new programme in DIRECTORY: records, site settings, workflows and editor settings.

    Whoever can read a repository can read every record in it, its history and its copies: keep the repository
    private unless all pairs know and agree. Files that are there already are never overwritten.
    """
    title = name or re.sub(r"[-_]+", " ", directory.absolute().name).strip().capitalize() or "Mentoring"
    files = _files({"name": title, "timezone": timezone, "repository": repository})
    taken = sorted(path for path in files if (directory / path).exists())
    if taken:
        raise Obstacle(
            f"{directory} already holds {', '.join(taken[:3])}. Choose an empty folder; nothing was written."
        )
    for path, content in files.items():
        replace_file(directory / path, content)
    say(f"Made {title} in {directory}, {len(files)} files.")
    say("Whoever can read this repository can read every record in it: keep it private unless all agree.")
    say(
        "Whom GitHub asks for reviews is written by pairbook codeowners, once records/program.yml names coordinators"
        " and maintainers, and their records their GitHub handles. README.md says what to set up on GitHub."
    )
    say(f"Next: cd {directory}, then git init, then pairbook check, then pairbook build")
    return 0


def _files(answers: Mapping[str, str]) -> dict[str, bytes]:
    schemas = read_schemas()
    copies = {f"schemas/{kind.schema_file}": schemas.text_of(kind).encode() for kind in Kind}
    scaffold = render_scaffold(package_path("site_templates") / "scaffold", answers)
    texts = {**scaffold, "mkdocs.yml": _site_settings(answers["name"])}
    return {**{path: text.encode() for path, text in texts.items()}, **copies}


def _site_settings(name: str) -> str:
    """Return the settings of the site builder that the package itself is tested with, under another name."""
    settings = package_path("mkdocs.yml").read_text(encoding="utf-8")
    return settings.replace("site_name: Pairbook", f"site_name: {json.dumps(name, ensure_ascii=False)}", 1)
