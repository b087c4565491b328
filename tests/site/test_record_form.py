"""The forms that build a record in the browser: what they write is what the check accepts."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.checking.shape import check_shape
from generator.drafting.templates import TEMPLATES
from generator.pipeline.records import check
from generator.reading.schemas import read_schemas
from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Severity
from generator.words.places import Kind, place_of

pytestmark = pytest.mark.site

ODD = [
    "no",
    "12:30",
    "- a list?",
    "a: b # c",
    "'\"",
    "{{ x }}",
    "<script>alert(1)</script>",
    "田中 أمل",
    "1e3",
    "~",
    "&a *b",
    "x" * 300,
]


@pytest.fixture
def form(browser, address):
    """Open the form of a kind of record, with answers in its address."""
    page = browser.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: page.complaints.append(dialog.message))

    def open_form(kind: Kind, query: str = ""):
        page.goto(f"{address}take-part/write-{kind.value}/{query}")
        page.locator("[data-record-form]").wait_for()
        return page

    yield open_form
    assert page.complaints == []
    page.close()


def answer(page, name, value):
    page.locator(f"[data-name={name}]").first.locator("input, textarea").first.fill(value)


def written(page):
    """The record that the page leads to: its file and its text."""
    query = parse_qs(urlsplit(page.get_attribute("[data-go]", "href")).query)
    return query["filename"][0], query["value"][0]


def test_a_meeting_becomes_a_record_that_the_check_accepts(form, demo, tmp_path):
    pair = sorted((demo / "records" / "pairs").iterdir())[0].name
    member = check(demo, dt.date(2026, 10, 15)).corpus.programme.pairs[pair].agreement.members[0]
    page = form(Kind.LOG_ENTRY, f"?pair={pair}&author={member}&kind=progress&date=2026-10-14")
    answer(page, "did", "\n".join(ODD))
    assert page.text_content("[data-verdict]") == "The record is complete."
    file, text = written(page)
    assert file == f"records/pairs/{pair}/log/2026-10-14-{member}.yml"
    document, broken = parse_document(file, text.encode())
    assert not broken
    assert document.data["did"] == ODD
    place = place_of(file)
    assert [
        each for each in check_shape(document, place.kind, read_schemas()) if each.severity is Severity.ERROR
    ] == []


def test_what_does_not_fit_is_said_beside_it_and_leads_nowhere(form):
    page = form(Kind.LOG_ENTRY, "?pair=ada-grace&author=Ada%20L&kind=meeting&date=2026-10-14")
    answer(page, "minutes", "soon")
    answer(page, "present", "Ada Lovelace")
    assert page.get_attribute("[data-go]", "href") is None
    problems = [text for text in page.locator("[data-problem]:visible").all_text_contents() if text]
    assert problems == [
        "“Ada L” does not fit here. Write lower-case letters, digits and hyphens.",
        "“soon” does not fit here. Write a whole number from 1 to 1440.",
        "“Ada Lovelace” does not fit here. Write lower-case letters, digits and hyphens, at most 64 of them.",
    ]
    assert "3 answers do not fit" in page.text_content("[data-verdict]")


def test_rows_come_and_go_by_keyboard(form):
    page = form(Kind.LOG_ENTRY, "?pair=ada-grace&author=ada&kind=progress&date=2026-10-14")
    steps = page.locator("[data-name=next]")
    for _ in range(2):
        steps.locator("[data-add]").focus()
        page.keyboard.press("Enter")
    assert steps.locator(".pb-row").count() == 2
    ids = [each.get_attribute("id") for each in steps.locator("input, textarea").all()]
    assert len(set(ids)) == len(ids)
    page.keyboard.type("grace")
    steps.locator(".pb-row").nth(1).locator("textarea").fill("Send it")
    assert "- id: send-it\n    who: grace\n    what: Send it" in page.text_content("[data-text]")
    steps.locator(".pb-row").nth(1).locator("[data-name=id] input").fill("off-with-it")
    assert "- id: off-with-it" in page.text_content("[data-text]")
    steps.locator(".pb-row").nth(1).locator("[data-remove]").click()
    assert "next:" not in page.text_content("[data-text]")


def test_a_person_and_a_pair_can_be_written(form):
    page = form(Kind.PERSON)
    answer(page, "name", "田中 結衣")
    assert page.get_attribute("[data-go]", "href") is None
    answer(page, "name", "Ádá Lovelace")
    assert written(page)[0] == "records/people/ada-lovelace.yml"
    page = form(Kind.PERSON, "?id=ada")
    assert "Still needed: Full name." in page.text_content("[data-verdict]")
    answer(page, "name", "Ada Lovelace")
    page.check("input[value=video]")
    file, text = written(page)
    assert file == "records/people/ada.yml"
    assert parse_document(file, text.encode())[0].data == {
        "name": "Ada Lovelace",
        "working_preferences": {"meet": ["video"]},
    }
    page = form(
        Kind.AGREEMENT,
        "?id=ada-grace&mentors=noor-rahimi&mentees=bao-tran&cohort=spring-2026&starts=2026-03-01&ends=2026-11-30",
    )
    page.select_option("[data-name=publication] select", "unlisted")
    page.locator("[data-name=meetings] [data-name=every] input").fill("2 weeks")
    file, text = written(page)
    data = parse_document(file, text.encode())[0].data
    assert (data["status"], data["mentors"], data["meetings"]) == (
        "proposed",
        ["noor-rahimi"],
        {"every": "2 weeks"},
    )


def test_what_is_known_is_chosen_by_its_words(form):
    page = form(
        Kind.LOG_ENTRY,
        "?pair=ada-grace&kind=meeting&outcome=held&present=ada,grace&offer.people=ada%20Ada%20L.&offer.people=grace%20Grace"
        "&offer.steps=outline%20Write%20it%20%3Cb%3E&offer.steps=room%20Book%20a%20room&offer.goals=talk%20Give%20a%20talk",
    )
    assert page.input_value("[data-name=date] input") == page.evaluate("new Date().toLocaleDateString('sv')")
    page.select_option("[data-place=author]", label="Ada L.")
    page.get_by_label("Grace", exact=True).uncheck()
    page.get_by_label("Write it <b>").check()
    page.locator("[data-name=ratings] [data-add]").click()
    page.select_option("[data-name=goal] select", label="Give a talk")
    page.select_option("[data-name=level] select", "-1")
    page.select_option("[data-name=by] select", label="Ada L.")
    page.locator("[data-name=next] [data-add]").click()
    page.select_option("[data-name=who] select", label="Grace")
    page.locator("[data-name=what] textarea").fill("Écrire à 田中, very soon and at some length")
    file, text = written(page)
    assert file.endswith("-ada.yml")
    data = parse_document(file, text.encode())[0].data
    assert (data["present"], data["done"]) == (["ada"], ["outline"])
    assert data["ratings"] == [{"goal": "talk", "level": -1, "by": "ada"}]
    assert data["next"] == [
        {
            "id": "ecrire-a-very-soon-and-at-some",
            "who": "grace",
            "what": "Écrire à 田中, very soon and at some length",
        }
    ]
    assert page.text_content("[data-verdict]") == "The record is complete."
    assert (
        page.text_content("[data-name=present] .pb-control-help") == "Who was there. Tick each that applies."
    )


def test_a_first_goal_is_written_with_its_levels_in_order(form):
    page = form(Kind.GOALS, "?pair=ada-grace&goals.due=2027-01-31&offer.people=ada%20Ada")
    assert "Still needed: Title, Kind, Levels." in page.text_content("[data-verdict]")
    for title, level in (("A talk", 1), ("田中", 0)):
        row = page.locator("[data-name=goals] > [data-rows] > .pb-row").last
        row.locator("[data-name=title] input").fill(title)
        row.locator("[data-name=kind] select").select_option("skill")
        row.locator("[data-name='0'] textarea").fill("One talk.")
        row.locator("[data-name='-1'] textarea").fill("None.")
        if level:
            row.locator("[data-name='1'] textarea").fill("Two.")
            page.locator("[data-name=goals] > p > [data-add]").click()
    file, text = written(page)
    assert file == "records/pairs/ada-grace/goals.yml"
    document, broken = parse_document(file, text.encode())
    assert not broken
    assert not [
        each for each in check_shape(document, Kind.GOALS, read_schemas()) if each.severity is Severity.ERROR
    ]
    first, second = document.data["goals"]
    assert list(first["levels"]) == ["-1", "0", "1"]
    assert (first["id"], first["due"], second["due"]) == ("a-talk", "2027-01-31", "2027-01-31")
    assert second["id"] == second["set_on"]


def test_an_agreement_to_begin_from_fills_in_the_form(browser, address):
    page = browser.new_page()
    page.goto(f"{address}take-part/agreements/")
    page.locator("a", has_text="Begin with questions").nth(1).click()
    page.locator("[data-record-form]").wait_for()
    assert page.text_content("[data-verdict]") == "Still needed: Mentors, Mentees."
    page.locator("[data-name=mentors]").first.get_by_label("Máiréad O'Dwyer").check()
    for name in ("Noor Rahimi", "Rubén Ibáñez"):
        page.locator("[data-name=mentees]").first.get_by_label(name).check()
    file, text = written(page)
    data = parse_document(file, text.encode())[0].data
    assert file == "records/pairs/noor-rahimi-ruben-ibanez-mairead-odwyer/agreement.yml"
    shown = parse_document(file, TEMPLATES["standard"].encode())[0].data
    for term in ("meetings", "communication", "expectations", "ground_rules", "confidentiality", "leaving"):
        assert data[term] == shown[term]
    assert len(data["reviews"]) == 2
    assert (data["status"], data["publication"], data["mentees"]) == (
        "proposed",
        "unlisted",
        ["noor-rahimi", "ruben-ibanez"],
    )
    page.close()


def test_no_form_asks_for_what_only_coordinators_may_read(form):
    page = form(Kind.PERSON)
    assert page.locator("[data-name=emails], [data-name=choices], [data-name=reports_to]").count() == 0


def test_a_text_that_is_too_long_for_an_address_is_to_be_copied(form):
    page = form(Kind.LOG_ENTRY, "?pair=ada-grace&author=ada&kind=progress&date=2026-10-14")
    answer(page, "did", "\n".join(["田" * 900] * 3))
    assert "copy the text" in page.text_content("[data-verdict]")
    assert "value=" not in page.get_attribute("[data-go]", "href")


def test_a_pairs_page_begins_the_form(browser, address, demo):
    page = browser.new_page()
    for pair in sorted(path.name for path in (demo / "records" / "pairs").iterdir()):
        page.goto(f"{address}pairs/{pair}/")
        button = page.locator("a.pb-button", has_text="Log a meeting")
        if button.count():
            button.click()
            page.locator("[data-record-form]").wait_for()
            assert page.input_value("[data-place=pair]") == pair
            assert "kind: meeting" in page.text_content("[data-text]")
            assert page.locator("[data-name=present] input:checked").count() > 1
            assert page.locator("select[data-place=author] option").count() > 2
            break
    else:
        pytest.fail("no pair's page has the button")
    page.close()
