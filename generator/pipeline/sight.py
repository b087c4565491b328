"""From a checked programme to what one audience may see of it: figures, then the gate."""

from generator.figures.programme import figures_of_programme
from generator.pipeline.records import Checked
from generator.reading.schemas import Schemas
from generator.views.gate import see
from generator.views.sight import Sight
from generator.words.audience import Audience


def sight_of(checked: Checked, audience: Audience, schemas: Schemas) -> Sight:
    """Return what `audience` may see of a programme without errors, on the day of its check."""
    corpus = checked.corpus
    figures = figures_of_programme(corpus.programme, corpus.today)
    return see(corpus.programme, figures, audience, corpus.today, schemas, corpus.signed, checked.revision)
