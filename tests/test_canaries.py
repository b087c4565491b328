"""A canary in every field that somebody may not see, and none of them anywhere in that audience's site."""

import base64
import datetime as dt
import html
import json
import re
import shutil
import urllib.parse

import pytest

from generator import cli
from generator.pipeline.records import check
from generator.pipeline.site import render_site
from generator.reading.schemas import parse_schema, read_schemas
from generator.words.audience import Audience
from generator.words.diagnostic import Severity
from generator.words.places import Kind, place_of
from tests.conftest import ROOT
from tests.generated_records import as_files, dotted, generate, leaves
from tests.site.conftest import build, files_in
from tests.traces import CANARY, traces

SCHEMAS = read_schemas()
TODAY = dt.date(2026, 10, 15)


class Planted:
    """The generated programme, and who may see which canary."""

    def __init__(self) -> None:
        self.count = 0
        self.records = generate(SCHEMAS, self._text)
        self.files = as_files(self.records)
        self.audience: dict[int, Audience] = {}
        for file, record in self.records.items():
            place = place_of(file)
            assert place
            for path, value in leaves(record):
                audience = SCHEMAS.audience_of(place.kind, path)
                for number in CANARY.findall(f"{value}"):
                    self._plant(int(number), audience)
        # Ids of people and pairs: of the public ones only those whose people are named.
        for file in self.records:
            for number in CANARY.findall(file):
                self.audience[int(number)] = Audience.MEMBERS
        for file in (one for one in self.records if "kanary9" in one and "/pairs/" in one):
            for _, value in leaves(self.records[file]):
                for number in CANARY.findall(f"{value}"):
                    self.audience[int(number)] = max(
                        Audience.MEMBERS, self.audience[int(number)], key=list(Audience).index
                    )

    def _text(self, *_: object) -> str:
        self.count += 1
        return f"kanary{self.count:04}z"

    def _plant(self, number: int, audience: Audience) -> None:
        """What is said at two places is seen by whoever sees one of them."""
        self.audience[number] = min(audience, self.audience.get(number, audience), key=list(Audience).index)

    def beyond(self, audience: Audience) -> set[int]:
        return {number for number, needed in self.audience.items() if not audience.may_see(needed)}


@pytest.fixture(scope="module")
def planted() -> Planted:
    return Planted()


@pytest.fixture(scope="module")
def programme(planted, tmp_path_factory):
    root = tmp_path_factory.mktemp("canaries")
    for file, text in planted.files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def test_the_generated_records_are_sound_and_leave_no_hidden_field_without_a_canary(planted, programme):
    assert [f for f in check(programme, TODAY).findings if f.severity is Severity.ERROR] == []
    told = {
        (place_of(file).kind, dotted(path))
        for file, record in planted.records.items()
        for path, value in leaves(record)
    }
    hidden = {
        (kind, field.path)
        for kind in Kind
        for field in SCHEMAS.fields(kind)
        if field.audience is not Audience.PUBLIC
        and "group" not in field.type
        and not field.type.endswith("for each name")
    }
    missing = {(kind, path) for kind, path in hidden if not {(kind, path), (kind, f"{path}[]")} & told}
    assert missing == {(Kind.LOG_ENTRY, "void")}
    free_text = {
        (kind, field.path)
        for kind in Kind
        for field in SCHEMAS.fields(kind)
        if field.audience is not Audience.PUBLIC
        and field.type in ("text", "list of text")
        and len(field.examples)
    }
    assert len(free_text) > 25
    assert len(planted.beyond(Audience.PUBLIC)) > 60
    assert len(planted.beyond(Audience.MEMBERS)) >= 6


@pytest.mark.parametrize("audience", Audience)
def test_no_page_holds_what_its_readers_may_not_see(planted, programme, audience):
    source = render_site(programme, check(programme, TODAY), audience)
    found: set[int] = set()
    for name, content in {**source.docs, **source.theme}.items():
        found |= traces(name.encode())
        if not name.startswith("assets/"):
            found |= traces(content.encode() if isinstance(content, str) else content)
    assert found & planted.beyond(audience) == set()
    # The same search finds what is there: most of what this audience may see.
    seen = set(planted.audience) - planted.beyond(audience)
    assert len(found) > len(seen) * 0.6


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS])
def test_no_page_of_a_pair_that_is_under_way_does_either(planted, programme, tmp_path, audience):
    """Such a pair has an agenda, dates to come, forms, and whatever needs attention."""
    root = shutil.copytree(programme, tmp_path / "under-way")
    for file in root.glob("records/pairs/*/agreement.yml"):
        record = json.loads(file.read_text())
        del record["closing"]
        file.write_text(json.dumps(record | {"status": "active"}))
    checked = check(root, TODAY)
    assert not checked.has_errors, checked.findings
    found: set[int] = set()
    for name, content in render_site(root, checked, audience).docs.items():
        if not name.startswith("assets/"):
            found |= traces(name.encode()) | traces(content.encode() if isinstance(content, str) else content)
    assert found & planted.beyond(audience) == set()
    assert len(found) > (len(planted.audience) - len(planted.beyond(audience))) * 0.5


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_no_reminder_and_no_brief_holds_what_members_may_not_see(planted, programme, format_, capsysbinary):
    options = ("--root", str(programme), "--today", str(TODAY), "--format", format_)
    assert cli.run(["remind", *options, "--since", "2026-01-01", "--limit", "100"]) == 0
    pairs = sorted({place.pair for file in planted.records if (place := place_of(file)) and place.pair})
    for pair in pairs:
        assert cli.run(["brief", pair, *options]) == 0
    found = traces(capsysbinary.readouterr().out)
    assert found & planted.beyond(Audience.MEMBERS) == set()
    assert len(found) > 3


@pytest.mark.site
@pytest.mark.parametrize("audience", [Audience.PUBLIC])
def test_no_byte_of_a_built_site_holds_what_its_readers_may_not_see(planted, programme, tmp_path, audience):
    done = build(programme, "--audience", audience, "--site", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    found: set[int] = set()
    for name, content in files_in(tmp_path / "site").items():
        found |= traces(name.encode()) | traces(content)
    assert found & planted.beyond(audience) == set()
    assert found


DATES = (
    "2026-05-11",
    "2026-05-23",
    "2026-06-19",
    "2026-09-29",
    "2026-09-27",
    "2026-07-16",
    "2026-02-27",
    "2026-08-19",
)
"""Days that only members may know of."""


def test_no_hidden_day_is_told_in_any_way_of_writing_it(programme):
    from generator.words.dates import day, long_day, short_day

    pages = {
        audience: "\n".join(
            text
            for text in render_site(programme, check(programme, TODAY), audience).docs.values()
            if isinstance(text, str)
        )
        for audience in (Audience.PUBLIC, Audience.MEMBERS)
    }
    for written in DATES:
        date = dt.date.fromisoformat(written)
        ways = {
            written,
            written.replace("-", ""),
            day(date),
            short_day(date),
            long_day(date),
            str(date.toordinal()),
        }
        assert [way for way in ways if re.search(rf"(?<!\d){re.escape(way)}", pages[Audience.PUBLIC])] == []
    assert day(dt.date(2026, 7, 16)) in pages[Audience.MEMBERS]


def test_the_public_gets_no_number_of_a_survey_as_it_is(programme, tmp_path):
    """Numbers that are nowhere else: how many were asked and answered, the mean, how answers are spread."""
    root = shutil.copytree(programme, tmp_path / "many")
    survey = root / "records/pulse/spring-2026-08-19.yml"
    record = json.loads(survey.read_text())
    (result,) = record["results"]
    result |= {"n": 7411, "mean": 4.58, "distribution": {"4": 3113, "5": 4298}}
    survey.write_text(json.dumps(record | {"asked": 7523, "answered": 7419, "results": [result]}))
    told = {
        audience: "".join(
            text
            for text in render_site(root, check(root, TODAY), audience).docs.values()
            if isinstance(text, str)
        ).replace(",", "")
        for audience in (Audience.PUBLIC, Audience.MEMBERS)
    }
    exact = ("7411", "7523", "7419", "3113", "4298", "4.58", "4.6", "112")
    assert [
        one for one in exact if re.search(rf"(?<![\d.]){re.escape(one)}(?!\d)", told[Audience.PUBLIC])
    ] == []
    assert "about 7410 answers about 110 missing" in told[Audience.PUBLIC]
    assert all(one in told[Audience.MEMBERS] for one in exact)


WORD = "kanary4711z"


@pytest.mark.parametrize(
    "written",
    [
        WORD,
        WORD.upper(),
        "".join(f"%{ord(letter):02x}" for letter in WORD),
        urllib.parse.quote("".join(f"%{ord(letter):02X}" for letter in WORD)),
        "".join(f"&#{ord(letter)};" for letter in WORD),
        "".join(f"&#x{ord(letter):x};" for letter in WORD),
        html.escape("".join(f"&#{ord(letter)};" for letter in WORD)),
        "".join(f"\\u{ord(letter):04x}" for letter in WORD),
        json.dumps("".join(f"\\u{ord(letter):04x}" for letter in WORD)),
        "<b>kan</b>ary<span class='x'>4711</span>z",
        "kan\u00adary 47<br>11z",
        *(base64.b64encode(f"{'x' * shift}{WORD} and more".encode()).decode() for shift in range(3)),
        base64.urlsafe_b64encode(f"??>{WORD}??>".encode()).decode(),
        "data:text/plain;base64," + base64.b64encode(WORD.encode()).decode(),
        WORD.encode().hex(),
    ],
)
def test_the_search_sees_through_encodings(written: str):
    assert traces(f"before {written} after".encode()) == {4711}


def test_the_search_looks_into_what_is_packed():
    import gzip

    assert traces(gzip.compress(WORD.encode())) == {4711}


def test_a_field_without_an_audience_stops_the_build():
    schema = json.loads(SCHEMAS.text_of(Kind.PERSON))
    del schema["properties"]["interests"]["x-audience"]
    with pytest.raises(ValueError, match="'interests' has no x-audience"):
        parse_schema("person.schema.json", json.dumps(schema))
