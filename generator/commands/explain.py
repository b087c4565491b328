"""``pairbook explain CODE``: what a finding means, why it matters and how to mend it."""

import click

from generator.outlets.explanation import render_explanation, render_overview


@click.command("explain", epilog="Example: pairbook explain REF-001")
@click.argument("code", required=False)
def explain_command(code: str | None) -> int:
    """Explain a finding's CODE, or list all codes."""
    if code is None:
        click.echo(render_overview())
        return 0
    text = render_explanation(code)
    if text is None:
        raise click.BadParameter(f'There is no code "{code}". List all with: pairbook explain')
    click.echo(text)
    return 0
