"""The page with a pair's whole story: what stands there, what stands on the pair's own page, and how the two lead to each other."""

import re

import pytest

from generator.rendering.page_links import parts_of, targets_of
from generator.views.links import STORIES
from generator.views.pair_story import NEWEST_ENTRIES
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import documents_of, ids, many_of, sight_of, texts, words

AGREEMENT = "records/pairs/ada-grace/agreement.yml"
LOG = "records/pairs/ada-grace/log/"
PAIR, STORY = "pairs/ada-grace/index.md", "pairs/story.ada-grace/index.md"
HELD = "kind: meeting\noutcome: held\n"
PROPOSED = RECORDS[AGREEMENT].replace("status: active", "status: proposed")
REPOSITORY = {
    "records/program.yml": RECORDS["records/program.yml"] + "repository: https://git.example.org/b\n"
}


def met(*days, **more):
    lines = "".join(f"{key}: {value}\n" for key, value in more.items())
    return {f"{LOG}{day}.yml": f"date: {day}\n{HELD}{lines}" for day in days}


DAYS = [f"2026-09-{day:02}" for day in range(1, 8)]
LONG = RECORDS | met(*DAYS, did="[Talked]")
"""A log of eight entries."""
NEW = {file: text for file, text in RECORDS.items() if not file.startswith(LOG)}
"""No log."""


def view(files=LONG, audience=Audience.MEMBERS):
    (page,) = many_of(STORIES, sight_of(audience, files))
    return page.view


def pair_view(files=LONG, audience=Audience.MEMBERS):
    (page,) = many_of("pairs/", sight_of(audience, files))
    return page.view


def both(files=LONG, audience=Audience.MEMBERS):
    sight = sight_of(audience, files)
    return texts([*many_of("pairs/", sight), *many_of(STORIES, sight)])


def test_the_pairs_page_tells_the_newest_and_its_story_all_of_it():
    recent, whole = pair_view().recent, view().events
    assert recent == whole[: len(recent)]
    assert [event.id for event in recent] == ["entry-8", "entry-7", "entry-6", "entry-5"]
    assert len(recent) == NEWEST_ENTRIES
    assert [event.title for event in whole[-2:]] == [
        "The mentoring began",
        "Grace Hopper signed the agreement",
    ]
    assert pair_view().event_count == len(whole) > len(recent)
    assert f"The whole story {len(whole)} events" in words(both()[PAIR])


def test_what_else_happened_since_stands_between_the_newest_entries():
    paused = LONG[AGREEMENT].replace("2026-08-15}", "2026-08-15}\n  - {from: 2026-09-05, to: 2026-09-05}")
    recent = pair_view(LONG | {AGREEMENT: paused}).recent
    assert [event.id for event in recent if event.id] == ["entry-8", "entry-7", "entry-6", "entry-5"]
    assert "Paused until 5 Sep 2026" in [event.title for event in recent]


def test_a_short_log_stands_on_the_pairs_page_as_a_whole():
    short = RECORDS | met(*DAYS[: NEWEST_ENTRIES - 1])
    assert pair_view(short).recent == view(short).events
    longer = RECORDS | met(*DAYS[:NEWEST_ENTRIES])
    assert len(pair_view(longer).recent) == NEWEST_ENTRIES


def test_what_was_done_stands_in_the_story_and_is_counted_on_the_pairs_page():
    assert [step.text for step in view().done] == ["A plan"]
    pages = both()
    assert 'href="../story.ada-grace/#done">1 step done</a>' in pages[PAIR]
    assert "done by 16 Mar 2026" in pages[STORY]
    assert "No step has been reported done yet." in words(both(NEW)[STORY])


def test_each_figure_stands_on_one_of_the_two_pages_and_none_that_invites_ranking():
    here, there = ([tile.name for tile in each.figures] for each in (pair_view(), view()))
    assert len(here) == 4
    assert len(there) == 8
    assert not set(here) & set(there)
    assert "gas-t" not in {*here, *there}


def test_where_there_are_no_figures_nothing_leads_to_more_of_them():
    assert "More figures" in both()[PAIR]
    assert "More figures" not in both(RECORDS | {AGREEMENT: PROPOSED})[PAIR]


def test_an_empty_log_is_no_zero_in_the_story_either():
    (tile,) = (tile for tile in view(NEW).figures if tile.name == "dosage")
    assert (tile.value, tile.why) == ("", "No meeting has been logged yet.")


def test_figures_lead_to_each_entry_where_it_stands():
    pages = both()
    told = set(re.findall(r'href="([^"]*#entry-\d)"', pages[PAIR]))
    assert "#entry-5" in told
    assert "../story.ada-grace/#entry-4" in told
    for number in range(1, 9):
        other = f"../story.ada-grace/#entry-{number}" if number > 4 else f"#entry-{number}"
        assert other not in told
    assert set(re.findall(r'href="([^"]*#entry-\d)"', pages[STORY])) == {f"#entry-{n}" for n in range(1, 9)}
    for path, address in ((PAIR, "pairs/ada-grace/"), (STORY, "pairs/story.ada-grace/")):
        for place, part in targets_of(pages[path], address):
            if page := pages.get(f"{place}/index.md"):
                assert not part or part in parts_of(page), (path, place, part)


def test_a_long_report_goes_on_in_the_story():
    long = RECORDS | met("2026-09-01", did=f"[{', '.join(f'Line {n}' for n in range(1, 13))}]")
    pages = both(long)
    assert "Line 12" not in pages[PAIR]
    assert 'href="../story.ada-grace/#entry-2">6 more lines<span' in pages[PAIR]
    assert "Line 12" in pages[STORY]


@pytest.mark.parametrize(
    ("files", "audience", "has_one"),
    [
        (RECORDS, Audience.MEMBERS, True),
        (RECORDS, Audience.COORDINATORS, True),
        # Nobody has written anything, but it has begun, so there are figures.
        (NEW, Audience.MEMBERS, True),
        (NEW | {AGREEMENT: PROPOSED}, Audience.MEMBERS, False),
        (RECORDS | {AGREEMENT: PROPOSED}, Audience.MEMBERS, True),
        (LONG, Audience.PUBLIC, False),
    ],
)
def test_whoever_sees_the_log_of_a_pair_that_has_begun_gets_the_story(files, audience, has_one):
    pages = both(files, audience)
    assert (STORY in pages) is has_one
    assert ("story.ada-grace" in pages[PAIR]) is has_one
    assert ("The whole story" in words(pages[PAIR])) is has_one


def test_the_story_says_whose_it_is_and_leads_back():
    page = view()
    assert page.crumbs[-1][1] == "../ada-grace/"
    text = words(both()[STORY])
    assert "Our story Grace Hopper‎ &amp; ‎Ada Lovelace Active 2 Mar 2026 to 30 Nov 2026" in text
    assert "As of 15 October 2026." in text
    assert "Members of the programme can see this page." in text


def test_the_story_of_a_pair_that_ended_early_ends_with_it():
    ended = RECORDS[AGREEMENT].replace("active", "ended_early") + "closing: {date: 2026-10-05}\n"
    assert view(RECORDS | {AGREEMENT: ended}).term == "2 Mar 2026 to 5 Oct 2026"


def test_who_gets_no_story_page_begins_an_entry_as_text_from_the_pairs_page():
    seen = pair_view(LONG | REPOSITORY, Audience.PUBLIC)
    assert (seen.story_href, "filename=" in seen.log_href) == ("", True)
    assert pair_view(RECORDS | REPOSITORY).log_href == ""


def test_a_running_pair_begins_an_entry_as_text_from_its_story():
    address = "https://git.example.org/b/new/main?filename=records%2Fpairs%2Fada-grace%2Flog%2F2026-10-15.yml"
    pages = both(RECORDS | REPOSITORY)
    assert address in pages[STORY]
    assert address not in pages[PAIR]
    ended = RECORDS[AGREEMENT].replace("active", "ended_early") + "closing: {date: 2026-10-05}\n"
    assert view(RECORDS | REPOSITORY | {AGREEMENT: ended}).log_href == ""
    assert view(RECORDS).log_href == ""


def test_the_search_finds_the_pair_and_not_its_story_beside_it():
    (page,) = many_of(STORIES, sight_of(Audience.MEMBERS, LONG))
    assert page.search == ()


def test_news_lead_to_where_they_stay():
    feed = documents_of(sight_of(Audience.MEMBERS, LONG))["pairs/ada-grace/feed.xml"]
    hrefs = [entry.href for entry in feed.entries]
    assert hrefs[0] == "../story.ada-grace/#entry-8"
    assert "../story.ada-grace/#entry-1" in hrefs
    assert feed.entries[-1].href == "../story.ada-grace/"
    public = documents_of(sight_of(Audience.PUBLIC, LONG))["pairs/ada-grace/feed.xml"]
    assert {entry.href for entry in public.entries} == {"./"}


def test_ids_on_the_page_are_ours_and_each_stands_once():
    found = ids(both()[STORY])
    assert len(found) == len(set(found))
    assert all(re.fullmatch(r"story|done|figures|entry-\d+|behind-[a-z-]+", id_) for id_ in found)
