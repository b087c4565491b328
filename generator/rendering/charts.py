"""Charts become pictures: what a chart shows in, SVG that stands in the page out.

Vega-Lite draws them when the site is built, so no script is needed to look at them. The library is imported only
when there is something to draw, and what was drawn once is kept by its content.
"""

import hashlib
import sys
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import msgspec

from generator.rendering.chart_specs import spec_of
from generator.rendering.chart_svg import as_part_of_page, with_words
from generator.views.charts import Chart, Drawing

VEGA_LITE = "6.1"
"""The version whose rules are drawn by, whatever else the library carries."""


def has_drawn() -> bool:
    """Return whether this process has an engine to draw with: it stands still in every process forked from it."""
    return "vl_convert" in sys.modules


class Pictures:
    """Gives the picture of a drawing, and knows those that were drawn before."""

    def __init__(self, known: Mapping[bytes, str] = MappingProxyType({})) -> None:
        """`known` are pictures by what stands for their drawing, made by the same code and libraries."""
        self._known = known
        self.asked: dict[bytes, str] = {}
        """All that somebody has asked for, in the same way."""

    def of(self, drawing: Drawing) -> str:
        """Return the picture of a drawing."""
        content = msgspec.json.encode((type(drawing).__name__, drawing))
        key = hashlib.blake2b(content, digest_size=20).digest()
        if key not in self.asked:
            self.asked[key] = self._known[key] if key in self._known else _picture(drawing)
        return self.asked[key]


def render_chart(chart: Chart, pictures: Pictures) -> str:
    """Return a chart as SVG with its title and its description."""
    return with_words(pictures.of(chart.drawing), chart.id, chart.title, chart.description)


@lru_cache(maxsize=512)
def _picture(drawing: Drawing) -> str:
    return as_part_of_page(_svg(spec_of(drawing)))


def _svg(spec: dict[str, Any]) -> str:
    # It starts an engine of its own, which takes a second.
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    return svg
