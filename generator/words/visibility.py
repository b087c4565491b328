"""Who can read the repository itself, whatever the site shows. Knows no git."""

from enum import StrEnum


class Visibility(StrEnum):
    """What is known of the repository's readers."""

    UNKNOWN = "unknown"
    PUBLIC = "public"
    PRIVATE = "private"
