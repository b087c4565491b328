"""The command ``pairbook``: finds the command asked for, and turns whatever happens into an exit code.

0 fine, 1 errors in the records, 2 wrong use or environment, 3 a fault of Pairbook itself.
"""

import gc
import importlib
import os
import sys

import click

from generator.outlets.progress import say
from generator.words.obstacle import Obstacle

COMMANDS = {
    "check": "generator.commands.check:check_command",
    "build": "generator.commands.build:build_command",
    "serve": "generator.commands.serve:serve_command",
    "new": "generator.commands.new:new_command",
    "sign": "generator.commands.sign:sign_command",
    "pause": "generator.commands.pause:pause_command",
    "resume": "generator.commands.pause:resume_command",
    "close": "generator.commands.close:close_command",
    "changes": "generator.commands.changes:changes_command",
    "approvals": "generator.commands.approvals:approvals_command",
    "report": "generator.commands.report:report_command",
    "brief": "generator.commands.brief:brief_command",
    "remind": "generator.commands.remind:remind_command",
    "export": "generator.commands.export:export_command",
    "explain": "generator.commands.explain:explain_command",
    "schema": "generator.commands.schema:schema_command",
    "import": "generator.commands.import_tables:import_command",
    "match": "generator.commands.match:match_command",
    "retire": "generator.commands.retire:retire_command",
    "forget": "generator.commands.forget:forget_command",
    "comment": "generator.commands.comment:comment_command",
    "form": "generator.commands.form:form_command",
    "forms": "generator.commands.forms:forms_command",
    "codeowners": "generator.commands.codeowners:codeowners_command",
    "init": "generator.commands.init:init_command",
}
"""Every command and where it lives. A command's module is imported only when it is asked for."""


class LazyCommands(click.Group):
    """A group that imports a command when it is needed, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command was probably meant where there is none of that name."""
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        if similar := get_close_matches(args[0], COMMANDS, n=1):
            ctx.fail(f'There is no command "{args[0]}". Did you mean "{similar[0]}"?')
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: pairbook init my-programme",
)
@click.version_option(package_name="pairbook")
def cli() -> None:
    """Mentoring as code: check a programme's records, and publish its site."""


def main() -> None:
    """Run the command line and exit."""
    # Many records are many values, hardly any in a circle: to look for circles all the time finds nothing.
    gc.set_threshold(200_000, 20, 20)
    sys.exit(run(sys.argv[1:]))


_OF_ANOTHER_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE")
"""What git tells the programs that its hooks run. It may name another repository than the programme's."""


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code. No exception leaves this function."""
    for name in _OF_ANOTHER_REPOSITORY:
        os.environ.pop(name, None)
    try:
        result = cli.main(arguments, prog_name="pairbook", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except Obstacle as obstacle:
        return _say(str(obstacle), 2)
    except (click.Abort, KeyboardInterrupt):
        return _say("Stopped. Nothing was left half done.", 2)
    except SystemExit:
        # Whoever read our output has seen enough. This is how click ends then, but its 1 means errors here.
        return 2
    except OSError as error:
        return _say(f"The system refused: {error.strerror or error}{_place(error)}", 2)
    except Exception as fault:
        return _report(fault)
    return result if isinstance(result, int) else 0


def _say(text: str, code: int) -> int:
    say(f"pairbook: {text}")
    return code


def _place(error: OSError) -> str:
    return f" ({error.filename})." if error.filename else "."


def _report(fault: Exception) -> int:
    if os.environ.get("PAIRBOOK_DEBUG"):
        import traceback

        traceback.print_exception(fault)
    return _say(
        f"this is a fault of Pairbook, not of your records ({type(fault).__name__})."
        " Run it again with PAIRBOOK_DEBUG=1 and report what it prints.",
        3,
    )
