"""The pages that every site has, for everybody, whatever its records: by address, without the slashes around it."""

SITE_PAGES = frozenset(
    {
        "",
        "resources",
        "fields",
        "fields/agreement",
        "fields/findings",
        "fields/goals",
        "fields/log-entry",
        "fields/person",
        "fields/program",
        "fields/pulse",
        "fields/resources",
        "take-part",
        "take-part/agreements",
        "take-part/conversations",
        "take-part/coordinators",
        "take-part/first-steps",
        "take-part/pairs",
        "take-part/reviewers",
    }
)
FORM_PAGES = frozenset(
    {
        "take-part/write-agreement",
        "take-part/write-goals",
        "take-part/write-log-entry",
        "take-part/write-person",
    }
)
"""Those that are there as well where program.yml says where the repository is."""
FOLDERS_OF_RECORDS = frozenset({"pairs", "people", "cohorts", "topics", "report", "api", "assets"})
"""The folders in which it depends on the records, the readers or the programme's own files what there is."""
