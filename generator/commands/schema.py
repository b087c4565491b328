"""``pairbook schema``: the schemas for whoever wants to look, and copies of them for editors."""

from pathlib import Path

import click

from generator.commands.options import root_option
from generator.outlets.folder import replace_file
from generator.outlets.progress import say
from generator.reading.schemas import read_schemas
from generator.words.places import Kind


@click.command("schema", epilog="Example: pairbook schema log-entry")
@root_option
@click.argument("kind", required=False, type=click.Choice([str(kind) for kind in Kind]))
@click.option("--write", is_flag=True, help="Write copies of all schemas to the folder schemas, for editors.")
def schema_command(root: Path, kind: str | None, write: bool) -> int:
    """Print the schema of a KIND of record, or write the copies that editors complete and check with."""
    schemas = read_schemas()
    if write:
        for each in Kind:
            replace_file(root / "schemas" / each.schema_file, schemas.text_of(each).encode())
        say(f"Wrote {len(Kind)} schemas to {root / 'schemas'}.")
    elif kind is None:
        click.echo("\n".join(Kind))
    else:
        click.echo(schemas.text_of(Kind(kind)), nl=False)
    return 0
