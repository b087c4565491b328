"""From a checked programme to what one audience may see of it: figures, then the gate."""

from generator.figures.programme import fold_figures
from generator.pipeline.kept_figures import kept_figures
from generator.pipeline.records import Checked
from generator.reading.schemas import Schemas
from generator.views.disclosure import knows_git
from generator.views.gate import see
from generator.views.sight import Sight
from generator.words.audience import Audience


def sight_of(checked: Checked, audience: Audience, schemas: Schemas) -> Sight:
    """Return what `audience` may see of a programme without errors, with all its figures, on the day of its check.

    Whoever may not know what git knows gets figures that were made without it.
    """
    programme, today = checked.corpus.programme, checked.corpus.today
    recorded = checked.recorded if knows_git(programme, audience) else {}
    figures = fold_figures(programme, kept_figures(programme.pairs, today, recorded, checked.keep), today)
    return see(
        programme, figures, audience, today, schemas, checked.corpus.signed, recorded, checked.revision
    )
