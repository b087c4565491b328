"""``pairbook new``: writes a new record, by questions or flags."""

import importlib

import click

KINDS = {
    "log": "generator.commands.new_log:new_log_command",
    "goal": "generator.commands.new_goal:new_goal_command",
    "pair": "generator.commands.new_pair:new_pair_command",
    "person": "generator.commands.new_person:new_person_command",
}
"""What can be new, the most frequent first."""


class _Kinds(click.Group):
    """Commands that are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in KINDS:
            return None
        module, _, name = KINDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(
    "new",
    cls=_Kinds,
    short_help="Write a new record, by questions or flags.",
    epilog="Example: pairbook new log --branch log-october",
)
def new_command() -> None:
    """Write a new record. What no flag says is asked for, and an answer that cannot be is asked for again.

    Only a record that passes the check is written. In a file that is there already, only lines are added.
    """
