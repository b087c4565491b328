"""Command lines that documents and pages name: are there such commands, with such options?"""

import click

from generator.cli import COMMANDS, cli


def is_understood(line: str) -> bool:
    """Whether there is such a command of ``pairbook``, with such options."""
    _, name, *arguments = line.split()
    command = cli.get_command(None, name) if name in COMMANDS else None
    if isinstance(command, click.Group) and arguments:
        command = command.get_command(None, arguments[0])
    if command is None:
        return False
    known = {option for parameter in command.params for option in parameter.opts}
    return {argument for argument in arguments if argument.startswith("--")} <= known
