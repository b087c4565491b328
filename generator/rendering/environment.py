"""The template engine. Folders of templates in, a Jinja environment out.

Everything is escaped unless a filter here says that it is safe; a name that a view does not have is an error,
never a blank. Templates get views, never records.
"""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.reading.package_files import package_path
from generator.rendering.charts import Pictures, render_chart
from generator.rendering.rich_text import rich_text
from generator.rendering.swift_jinja import SwiftEnvironment
from generator.views.charts import Chart
from generator.words import dates, numbers

TEMPLATES = "site_templates"


def build_environment(own_templates: Path | None = None, pictures: Pictures | None = None) -> Environment:
    """Return the environment. Templates in `own_templates` take the place of the package's, one by one.

    `pictures` are where charts come from.
    """
    folders = template_folders(own_templates)
    environment = SwiftEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(
        day=dates.day,
        short_day=dates.short_day,
        long_day=dates.long_day,
        month=dates.month,
        percent=numbers.percent,
        number=numbers.number,
        counted=numbers.counted,
        signed=numbers.signed,
        rich=rich_text,
        drawn=partial(_drawn, pictures or Pictures()),
        dotted=_dotted,
        capitalize_first=_capitalize_first,
    )
    return environment


def compile_templates(environment: Environment) -> None:
    """Compile all templates now, so that no process that is forked from this one has to.

    One that does not work is told of where it is needed.
    """
    for name in environment.list_templates(extensions=["j2"]):
        with suppress(TemplateError, OSError, UnicodeDecodeError):
            environment.get_template(name)


def template_folders(own_templates: Path | None = None) -> tuple[Path, ...]:
    """Return where templates and assets are looked for: the programme's own folder first, if it exists."""
    package = package_path(TEMPLATES)
    if own_templates is not None and own_templates.is_dir() and own_templates.resolve() != package.resolve():
        return (own_templates, package)
    return (package,)


def _drawn(pictures: Pictures, chart: Chart) -> Markup:
    """Draw a chart. What of its words comes from records was escaped where the drawing was written."""
    return Markup(render_chart(chart, pictures))  # noqa: S704


def _dotted(parts: Iterable[str]) -> str:
    """Put what there is of some texts side by side."""
    return " · ".join(filter(None, parts))


def _capitalize_first(text: str) -> str:
    """Begin a text with a capital and leave the rest alone, as Jinja's own filter does not."""
    return text[:1].upper() + text[1:]
