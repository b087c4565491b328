"""``pairbook explain CODE``: what a finding means, why it matters and how to mend it."""

import click

from generator.outlets.explanation import render_explanation, render_overview, similar_codes


@click.command("explain", epilog="Example: pairbook explain REF-001")
@click.argument("code", required=False)
def explain_command(code: str | None) -> int:
    """Explain a finding's CODE, or list all codes."""
    if code is None:
        click.echo(render_overview())
        return 0
    text = render_explanation(code)
    if text is None:
        similar = " or ".join(similar_codes(code))
        guess = f" Did you mean {similar}?" if similar else ""
        raise click.BadParameter(f'There is no code "{code}".{guess} List all with: pairbook explain')
    click.echo(text)
    return 0
