"""What counts as an e-mail address, a meeting link, a placeholder and a page, and where it is looked for."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.rules import text as rules
from generator.checking.rules.text import EMAIL, MEETING_LINK, is_placeholder, leads_to_page
from tests.case_folders import check_with

SAM = "records/people/sam-doe.yml"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEtI8mTHlgUCIGJhUOqvRvjGsxeZxE3Y sam@laptop.example"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Write to ada@example.org, please", "ada@example.org"),
        ("(ada.king+talks@mail.example.co.uk)", "ada.king+talks@mail.example.co.uk"),
        ("mailto:ada@example.org", "ada@example.org"),
        ("用户@例子.公司", "用户@例子.公司"),
        ("ada＠example.org", "ada＠example.org"),
        ("josé@exämple.org", "josé@exämple.org"),
    ],
)
def test_an_address_is_found_in_any_script(text: str, address: str) -> None:
    found = EMAIL.search(text)
    assert found is not None
    assert found.group() == address


@pytest.mark.parametrize(
    "text",
    [
        "@ada on the team chat",
        "@ada@social.example",
        "git@git.example.org:team/repository",
        "tool@1.2.3",
        "three @ two each",
        "https://video.example/@ada.lovelace",
        "a@b",
    ],
)
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert EMAIL.search(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://zoom.us/j/123456789",
        "us02web.zoom.us/my/ada",
        "https://meet.google.com/abc-defg-hij",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
        "teams.live.com/meet/9412",
        "https://harbour.webex.com/meet/ada",
        "https://harbour.webex.com/harbour/j.php?MTID=m1",
        "HTTPS://MEET.JIT.SI/AdaAndGrace",
        "https://whereby.com/ada",
        "https://jitsi.harbour.example/talk",
        "zoommtg://zoom.us/join?confno=1",
    ],
)
def test_a_link_into_a_meeting_is_found(text: str) -> None:
    assert MEETING_LINK.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zoom, Teams or Webex",
        "https://support.zoom.us/hc/en-us",
        "https://zoom.us/pricing",
        "https://jitsi.org/what-is-jitsi/",
        "https://jitsi.github.io/handbook",
        "https://teams.microsoft.com/",
        "https://whereby.com/information/tour",
        "https://example.org/meet/ada",
        "Skype: call Ada",
    ],
)
def test_a_page_about_meetings_is_no_link_into_one(text: str) -> None:
    assert MEETING_LINK.search(text) is None


@pytest.mark.parametrize(
    "text", ["TODO: say why", "TODO", "TBD", "<your name>", "...", "…", "Lorem Ipsum dolor"]
)
def test_a_placeholder_is_known(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "Made a TODO list",
        "todo o trabalho",
        "a < b > c",
        "<b>bold</b> words",
        "Well ... yes",
        "TODOs: none",
        "<https://example.org>",
        "<ada@x>",
    ],
)
def test_a_sentence_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@given(
    st.from_regex(EMAIL)
    | st.from_regex(MEETING_LINK)
    | st.from_regex(rules._PLACEHOLDER)
    | st.just("Lorem Ipsum")
)
def test_a_first_look_passes_over_nothing_that_would_be_found(text: str) -> None:
    assert rules._is_worth_a_look(text)


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://example.org:8080/a?b#c", "take-part/first-steps/", "index.html", "a/b#c"],
)
def test_an_address_of_a_page_is_one(address: str) -> None:
    assert leads_to_page(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/x",
        "/etc/passwd",
        "https:///x",
        "https://example..org/",
        "https://example.org:99999/",
        "guides/../../x",
        "guides//x",
        "./x",
        "www.example.org",
        "example.org/page",
        "",
    ],
)
def test_an_address_of_anything_else_is_none(address: str) -> None:
    assert not leads_to_page(address)


@pytest.mark.parametrize(
    "text", ["a." * 60_000 + "@", "a" * 120_000, "@" * 120_000, "<" * 120_000, "zoom.us/" * 9_000]
)
def test_long_texts_are_searched_in_no_time(text: str) -> None:
    for pattern in (EMAIL, MEETING_LINK):
        assert pattern.search(text) is None
    assert not is_placeholder(text)


def test_records_of_a_wrong_shape_are_read_too(tmp_path: Path) -> None:
    findings = check_with(tmp_path, {SAM: "nome: sam@example.org\n"}).findings
    assert ("TEXT-001", ("nome",)) in {(finding.code, finding.path) for finding in findings}


def test_a_list_points_at_its_item(tmp_path: Path) -> None:
    text = "name: Sam\navailability:\n  - Mondays\n  - ask sam@example.org\n"
    (finding,) = check_with(tmp_path, {SAM: text}).findings
    assert (finding.path, finding.span.line, finding.span.column) == (("availability", 1), 4, 5)


def test_addresses_may_stand_where_they_belong(tmp_path: Path) -> None:
    text = f"name: Sam Doe\nemails: [sam@example.org]\nkeys: [{KEY}]\n"
    assert check_with(tmp_path, {SAM: text}).findings == ()
