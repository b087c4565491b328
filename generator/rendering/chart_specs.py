"""Which rules draw which drawing: a drawing in, a whole chart in the words of Vega-Lite out."""

from generator.rendering.chart_columns import balance_spec, bars_spec, columns_spec, levels_spec
from generator.rendering.chart_grids import calendar_spec, lineage_spec, matrix_spec
from generator.rendering.chart_layers import Spec
from generator.rendering.chart_lines import lines_spec
from generator.views.charts import Balance, Bars, Calendar, Columns, Drawing, Levels, Lineage, Lines, Matrix


def spec_of(drawing: Drawing) -> Spec:
    """Return the chart of a drawing."""
    match drawing:
        case Columns():
            return columns_spec(drawing)
        case Bars():
            return bars_spec(drawing)
        case Levels():
            return levels_spec(drawing)
        case Balance():
            return balance_spec(drawing)
        case Lines():
            return lines_spec(drawing)
        case Calendar():
            return calendar_spec(drawing)
        case Matrix():
            return matrix_spec(drawing)
        case Lineage():
            return lineage_spec(drawing)
