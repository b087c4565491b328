"""``pairbook init DIR``: a new programme's own repository, which passes ``check`` and builds."""

import json
import os
import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.checking.snippets import counted
from generator.commands.options import zone
from generator.outlets.code_owners import render_code_owners
from generator.outlets.new_files import write_new_files
from generator.outlets.progress import say
from generator.outlets.renewed_files import note_given, plan_renewal, render_difference, write_renewal
from generator.pipeline.code_owners import PROGRAM_FILE, read_owners
from generator.reading.code_owners import CODE_OWNERS, code_owners_elsewhere, read_code_owners
from generator.reading.installation import read_requirement
from generator.reading.package_files import package_path
from generator.reading.records import read_records
from generator.reading.schemas import read_schemas
from generator.reading.yaml_document import parse_document
from generator.rendering.issue_forms import render_issue_forms
from generator.rendering.scaffold import render_scaffold
from generator.words.obstacle import Obstacle
from generator.words.places import Kind

LOCKED = "requirements-locked.txt"
"""Every package that this Pairbook was tested with, each by its hash."""


@click.command(
    "init",
    short_help="Make a new programme's repository.",
    epilog='Example: pairbook init guild-mentoring --name "Guild mentoring" --timezone Europe/Lisbon',
)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="The programme's name.  [default: made from the folder's name]")
@click.option("--timezone", default="UTC", show_default=True, callback=zone, help="Decides what today is.")
@click.option("--repository", default="", help="Web address of the repository, for edit links.")
@click.option("--add-missing", is_flag=True, help="Go on where some of the files are there, and leave these.")
@click.option(
    "--update",
    is_flag=True,
    help="Renew what Pairbook once wrote and nobody has changed since; show the rest.",
)
@click.option("--dry-run", is_flag=True, help="With --update: write nothing; say what would be.")
def init_command(
    directory: Path,
    name: str | None,
    timezone: str,
    repository: str,
    add_missing: bool,
    update: bool,
    dry_run: bool,
) -> int:
    """Make a new programme in DIRECTORY: records, site settings, workflows and editor settings.

    Whoever can read a repository can read every record in it, its history and its copies: keep the repository
    private unless all pairs know and agree. Files that are there already are never overwritten. With --update,
    workflows, forms, schemas and settings follow the Pairbook that runs, as far as nobody has changed them; records
    and requirements.txt never do.
    """
    if dry_run and not update:
        raise click.UsageError("--dry-run goes with --update.")
    title = name or _name_in_use(directory) or _name_from(directory)
    answers = {
        "name": title,
        "timezone": timezone,
        "repository": repository,
        "requirement": read_requirement(),
    }
    files = _files(answers)
    if update:
        return _update(directory, files, writes=not dry_run)
    taken = sorted(path for path in files if os.path.lexists(directory / path))
    if taken and not add_missing:
        raise Obstacle(
            f"{directory} already holds {_listed(taken)}. Choose an empty folder, or add what is missing with"
            " --add-missing; nothing was written."
        )
    written = write_new_files(directory, {path: files[path] for path in files.keys() - set(taken)})
    if written.refused:
        path, why = next(iter(written.refused.items()))
        raise Obstacle(f"{directory / path} could not be written: {why}.")
    note_given(directory, {path: files[path] for path in written.written})
    say("Whoever can read this repository can read every record in it, its history, its copies and its logs:")
    say("keep it private unless all agree.")
    say(f"Made {title} in {directory}, {counted(len(written.written), 'file')}.")
    if taken:
        say(f"There already, and left as they were: {_listed(taken)}.")
    _say_who_reviews(directory)
    say("requirements.txt says where the workflows get Pairbook from: have a look at it.")
    say(f"Next: cd {shlex.quote(str(directory))} && git init, then pairbook check, then pairbook build")
    return 0


def _update(directory: Path, files: Mapping[str, bytes], *, writes: bool) -> int:
    """Renew what Pairbook gave, and show on standard output what it would have changed in files that changed here."""
    if not (directory / PROGRAM_FILE).is_file():
        raise Obstacle(f"There is no programme in {directory} to update. Leave --update out to make one.")
    plan = plan_renewal(directory, files)
    for path, here in plan.kept.items():
        click.echo(render_difference(path, here, files[path]))
    if writes:
        write_renewal(directory, files, plan)
    said = (
        ("Added" if writes else "Would add", plan.added),
        ("Renewed" if writes else "Would renew", plan.renewed),
        ("Changed by you and by Pairbook, so left as they are; the difference is above", tuple(plan.kept)),
        ("Deleted by you, and left away", plan.deleted),
        ("Links, and left alone", plan.linked),
    )
    for words, paths in said:
        if paths:
            say(f"{words}: {', '.join(paths)}.")
    if not (plan.added or plan.renewed or plan.kept):
        say("Everything is up to date.")
    elif writes:
        say("See what changed with: git diff. Then pairbook check, and commit it.")
    return 0


def _name_in_use(directory: Path) -> str:
    """Return the name of a programme that is there already, such as one that an import made."""
    files = read_records(directory)[0] if (directory / "records").is_dir() else ()
    content = next((file.content for file in files if file.place.kind is Kind.PROGRAM), None)
    document = parse_document("records/program.yml", content)[0] if content else None
    name = document.data.get("name") if document and isinstance(document.data, dict) else None
    return name if isinstance(name, str) else ""


def _name_from(directory: Path) -> str:
    return re.sub(r"[-_]+", " ", directory.resolve().name).strip().capitalize() or "Mentoring"


def _listed(files: Sequence[str]) -> str:
    more = f" and {len(files) - 3} more" if len(files) > 3 else ""
    return ", ".join(files[:3]) + more


def _say_who_reviews(directory: Path) -> None:
    """Write whom GitHub asks for reviews, or say what is missing for that."""
    try:
        owners = read_owners(directory)
        if read_code_owners(directory) is None and code_owners_elsewhere(directory) is None:
            text = render_code_owners(owners.maintainers, owners.coordinators)
            write_new_files(directory, {CODE_OWNERS: text.encode()})
            say(f"Wrote {CODE_OWNERS} too, for the people whom {PROGRAM_FILE} names.")
    except Obstacle as obstacle:
        say(f"GitHub does not know yet whom to ask for reviews. {obstacle} Then run: pairbook codeowners")


def _files(answers: Mapping[str, str]) -> dict[str, bytes]:
    schemas = read_schemas()
    copies = {f"schemas/{kind.schema_file}": schemas.text_of(kind).encode() for kind in Kind}
    scaffold = render_scaffold(package_path("site_templates") / "scaffold", answers)
    texts = {**scaffold, **render_issue_forms(schemas), "mkdocs.yml": _site_settings(answers["name"])}
    copies[LOCKED] = package_path(LOCKED).read_bytes()
    return {**{path: text.encode() for path, text in texts.items()}, **copies}


def _site_settings(name: str) -> str:
    """Return the settings of the site builder that the package itself is tested with, under another name."""
    settings = package_path("mkdocs.yml").read_text(encoding="utf-8")
    return settings.replace("site_name: Pairbook", f"site_name: {json.dumps(name, ensure_ascii=False)}", 1)
