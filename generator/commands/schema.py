"""``pairbook schema``: the schemas for whoever wants to look, and copies of them for editors."""

from pathlib import Path

import click

from generator.commands.options import programme_root
from generator.outlets.progress import say
from generator.outlets.renewed_files import replace_given
from generator.reading.schemas import read_schemas
from generator.words.places import Kind


@click.command(
    "schema",
    short_help="Print the schemas, or renew the copies that editors use.",
    epilog="Example: pairbook schema log-entry",
)
@click.argument("kind", metavar="[KIND]", required=False, type=click.Choice([str(kind) for kind in Kind]))
@click.option("--write", is_flag=True, help="Write copies of all schemas to the folder schemas, for editors.")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The programme to write to; found from any folder inside it when left out.",
)
def schema_command(kind: str | None, write: bool, root: Path | None) -> int:
    """Print the schema of a KIND of record, or list the kinds.

    With --write, renew the copies that editors complete and check with.
    """
    schemas = read_schemas()
    if write:
        programme = programme_root(root)
        copies = {f"schemas/{each.schema_file}": schemas.text_of(each).encode() for each in Kind}
        replace_given(programme, copies)
        say(f"Wrote {len(Kind)} schemas to {programme / 'schemas'}.")
    elif kind is None:
        click.echo("\n".join(Kind))
    else:
        click.echo(schemas.text_of(Kind(kind)), nl=False)
    return 0
