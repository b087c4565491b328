"""Everything on the site that is no page: a sight in, the API, calendars and feeds out, by path."""

from generator.reading.schemas import Schemas
from generator.rendering.calendar_text import render_calendars
from generator.rendering.feed_text import render_feed
from generator.rendering.json_document import render_document
from generator.views.api import view_api
from generator.views.calendars import view_calendars
from generator.views.feeds import view_feeds
from generator.views.sight import Sight


def render_documents(sight: Sight, schemas: Schemas) -> dict[str, str]:
    """Return the text of every document that an audience gets beside its pages, by its path under ``build/docs``."""
    return {
        **{path: render_document(document) for path, document in view_api(sight, schemas).items()},
        **render_calendars(view_calendars(sight)),
        **{path: render_feed(feed) for path, feed in view_feeds(sight).items()},
    }
