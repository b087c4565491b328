import pytest

from generator.comparing.identity import can_be_told, is_by, telling
from generator.words.history import Author
from generator.words.model import Person

ADA = Person(id="ada", name="Ada", github="Ada-L", emails=("ada@example.org", "Ada@Old.example"))


@pytest.mark.parametrize(
    "email",
    [
        "ada@example.org",
        " ADA@example.ORG ",
        "ada@old.example",
        "ada-l@users.noreply.github.com",
        "12345+Ada-L@users.noreply.github.com",
    ],
)
def test_people_are_known_by_their_addresses_and_their_account(email: str) -> None:
    assert is_by(ADA, Author("whoever", email))


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ada@example.org.evil.example",
        "xada@example.org",
        "ada-l@example.org",
        "ada-l-x@users.noreply.github.com",
        "@ada-l",
        "ada-l",
        "x+ada-l@users.noreply.github.com",
        "1+2+ada-l@users.noreply.github.com",
        "ada-l@users.noreply.github.com.evil.example",
        "ada-l@users.noreply.github.com\nx",
    ],
)
def test_nobody_else_is_taken_for_them(email: str) -> None:
    assert not is_by(ADA, Author("Ada", email))


def test_a_name_alone_tells_nothing() -> None:
    nobody = Person(id="ada", name="Ada")
    assert not can_be_told(nobody)
    assert not is_by(nobody, Author("Ada", ""))
    assert not is_by(nobody, Author("Ada", "@users.noreply.github.com"))


def test_whom_a_commit_is_by_is_looked_up_in_all_records() -> None:
    people = {"ada": ADA, "bo": Person(id="bo", github="bo")}
    tell = telling(people)
    assert tell(Author("", "bo@users.noreply.github.com")) == "bo"
    assert tell(Author("", "cy@example.org")) == ""
    assert tell(Author("", "")) == ""


def test_many_commits_do_not_look_through_all_records_again() -> None:
    people = {f"p{number}": Person(id=f"p{number}", github=f"p{number}") for number in range(2_000)}
    tell = telling(people)
    people.clear()
    assert tell(Author("", "p1999@users.noreply.github.com")) == "p1999"
