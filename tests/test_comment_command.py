"""The comment on a pull request: what it shows of honest findings, and what it makes of forged ones."""

import io
import json
import os
import re
import stat
import zipfile
from html import unescape

import pytest
from markdown_it import MarkdownIt

from generator import cli
from generator.outlets.review_comment import LARGEST, MARKER
from generator.reading.artifact import LARGEST as LARGEST_FILE

RUN = "https://github.com/lantern/row/actions/runs/17"

HOSTILE = (
    "@everyone #1 GH-2 a@example.org https://evil.example www.evil.example [x](https://evil.example)"
    " ![i](https://evil.example/i.png) <script>alert(1)</script> <!-- </details> `c` | --> \x00 \x1b \u202e **b** ~~s~~"
)


def person(id_="ada", name="Ada", github="ada-l"):
    return {"id": id_, "name": name, "github": github}


def need(matter="the terms", role="member", people=None):
    return {"matter": matter, "role": role, "people": [person()] if people is None else people}


def change(sentence="The rhythm changes.", needs=None, **subject):
    return {
        "subject": {"kind": "pair", "id": "ada-grace", "name": "Ada and Grace", **subject},
        "sentence": sentence,
        "needs": [need()] if needs is None else needs,
    }


def finding(severity="error", **fields):
    known = {"code": "REF-001", "file": "records/program.yml", "line": 3, "column": 1, "path": ""}
    return {**known, "severity": severity, "message": "It is wrong.", "hint": "Mend it.", **fields}


def changes(*items):
    return json.dumps({"base": "0" * 40, "head": "1" * 40, "changes": list(items)}).encode()


def findings(*items, records=40):
    return json.dumps({"findings": list(items), "summary": {"records": records}}).encode()


@pytest.fixture
def comment(tmp_path, capsys):
    """Return the comment for the given files, which come in a zip file."""

    def make(*options, **files):
        members = {"changes.json": changes(), "findings.json": findings()}
        members |= {f"{name}.json": content for name, content in files.items()}
        with zipfile.ZipFile(tmp_path / "review.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return run(*options)

    def run(*options):
        assert cli.run(["comment", str(tmp_path / "review.zip"), "--run-url", RUN, *options]) == 0
        return capsys.readouterr().out

    make.again = run
    return make


def test_it_tells_what_changes_what_is_to_be_mended_and_where_to_look(comment):
    asked = [need(), need("the terms", people=[person("grace", "Grace", "")])]
    out = comment(
        "--site-artifact", "5", changes=changes(change(needs=asked)), findings=findings(finding(), records=2)
    )
    assert out.startswith(f"{MARKER}\n")
    assert "Pair ada-grace" in out
    assert "- The rhythm changes." in out
    assert "- For the terms of the pair ada-grace&#58; Ada &#40;ada-l on GitHub&#41;." in out
    assert "Grace &#40;no GitHub account known&#41;" in out
    assert "1 error in 2 records." in out
    assert "records/program.yml&#58;3 It is wrong. Mend it." in out
    assert f"({RUN}/artifacts/5)" in out


def test_it_says_so_when_there_is_nothing_to_say(comment):
    out = comment()
    assert "Nothing changes in meaning." in out
    assert "No error in 40 records." in out
    assert "There is no preview" in out


def test_errors_are_shown_and_warnings_are_folded(comment):
    out = comment(findings=findings(finding("warning", message="Late."), finding(message="Broken.")))
    assert out.index("Broken.") < out.index("<details>") < out.index("Late.") < out.index("</details>")


def test_the_workflow_looks_for_what_the_comment_begins_with():
    from tests.test_workflows import WORKFLOWS

    workflows = [path.read_text() for path in WORKFLOWS if path.name == "comment.yml"]
    assert len(workflows) == 2
    assert all(f'startswith("{MARKER}")' in text for text in workflows)


EVERYWHERE = {
    "changes": changes(
        change(
            HOSTILE, [need(HOSTILE, people=[person(HOSTILE, HOSTILE, HOSTILE)])], id=HOSTILE, name=HOSTILE
        ),
        *(
            change(text, [])
            for text in ("1. one", "- two", "    four", "---", "# five", "> six", "\n\n- @seven")
        ),
    ),
    "findings": findings(finding(code=HOSTILE, file=HOSTILE, message=HOSTILE, hint=HOSTILE)),
}


def test_what_records_say_stays_text(comment):
    html = MarkdownIt("js-default", {"html": True, "linkify": False}).render(comment(**EVERYWHERE))
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= {"h3", "h4", "ul", "li", "p", "strong", "hr", "a"}
    assert re.findall(r'href="([^"]*)"', html) == [RUN]
    assert html.count("<!--") == 1
    # One list for each of two subjects, one for whom to ask, one for the findings, and none inside of another.
    assert html.count("<ul>") == 4
    # GitHub looks for these in the finished text.
    text = unescape(re.sub("<[^>]*>", "", html.replace(MARKER, "")))
    assert "everyone" in text
    assert not re.search(r"@\w|#\w|GH-\d|https?://|www\.", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text)


def test_it_never_grows_beyond_what_github_allows(comment):
    many = [
        change("&" * 900, [need("&" * 900, people=[person(str(n), "&" * 900)])], id=str(n))
        for n in range(400)
    ]
    found = [finding(severity, message="&" * 900, hint="&" * 900) for severity in ("error", "warning") * 200]
    out = comment(changes=changes(*many), findings=findings(*found))
    assert 30_000 < len(out) <= LARGEST
    assert out.count("There is more than fits here") == 3
    assert out.count("<details>") == out.count("</details>") == 1
    assert out.rstrip().endswith("This comment follows every push.")


WRONG = {
    "no JSON": b"{",
    "not UTF-8": b'{"changes": "\xff"}',
    "NUL": b"\x00" * 50,
    "a list": b"[]",
    "deep": b"[" * 1_000_000,
    "deep in what nobody asks for": b'{"changes": [], "findings": [], "summary": {"records": 1}, "x": '
    + b"[" * 100_000,
    "nothing": b"",
    "null": b'{"changes": null, "findings": null, "summary": null}',
    "numbers for text": b'{"changes": [{"subject": 1, "sentence": 2, "needs": 3}], "findings": [1], "summary": {}}',
    "another kind": changes(change(kind="<script>")),
    "another severity": findings(finding("fatal")),
    "a text without end": changes(change("x" * 100_000)),
    "a number without end": findings(finding(line=10**30)),
    "records without end": findings(records=10**18),
    "less than no line": findings(finding(line=-1)),
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_what_is_not_as_expected_is_not_shown(comment, content):
    out = comment(changes=content, findings=content)
    assert out.count("not usable") == 2
    assert "script" not in out
    assert len(out) < 1000


def test_one_file_is_shown_although_the_other_is_unusable(comment):
    out = comment(changes=b"{", findings=findings(finding(message="Broken.")))
    assert out.count("not usable") == 1
    assert "Broken." in out


def member(name, mode=stat.S_IFREG | 0o644, content=None):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info, changes() if content is None else content


ARCHIVES = {
    "a link": [member("changes.json", stat.S_IFLNK | 0o777)],
    "a folder": [member("changes.json", stat.S_IFDIR | 0o755)],
    "twice": [member("changes.json"), member("changes.json")],
    "elsewhere": [member("../changes.json"), member("/changes.json")],
    "a bomb": [member("changes.json", content=changes() + b" " * LARGEST_FILE)],
    "empty": [],
}


@pytest.mark.parametrize("members", ARCHIVES.values(), ids=ARCHIVES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_that_was_tampered_with(comment, tmp_path, members):
    with zipfile.ZipFile(tmp_path / "review.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in [*members, member("findings.json", content=findings(records=7))]:
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    out = comment.again()
    assert out.count("not usable") == 1
    assert "7 records" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["review.zip"]


def broken_archives():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("changes.json", changes())
        archive.writestr("findings.json", findings())
    sound = buffer.getvalue()
    central = sound.index(b"PK\x01\x02")
    encrypted = bytearray(sound)
    for start in (central, sound.index(b"PK\x01\x02", central + 4)):
        encrypted[start + 8] |= 1
    method = bytearray(sound)
    for start in (central, sound.index(b"PK\x01\x02", central + 4)):
        method[start + 10] = 99
    return {
        "no zip": b"hello",
        "nothing": b"",
        "cut": sound[:-30],
        "damaged": sound.replace(b"{", b"#"),
        "encrypted": bytes(encrypted),
        "an unknown way of packing": bytes(method),
        "too large": b"\0" * (LARGEST_FILE + 1),
    }


@pytest.mark.parametrize("content", broken_archives().values(), ids=broken_archives())
def test_no_sound_archive(comment, tmp_path, content):
    (tmp_path / "review.zip").write_bytes(content)
    assert comment.again().count("not usable") == 2


def test_no_archive_at_all(comment):
    assert "There is no review.zip." in comment.again()


def test_an_archive_that_is_a_link_or_a_pipe(comment, tmp_path):
    comment()
    (tmp_path / "review.zip").rename(tmp_path / "other.zip")
    (tmp_path / "review.zip").symlink_to("other.zip")
    assert comment.again().count("not usable") == 2
    (tmp_path / "review.zip").unlink()
    os.mkfifo(tmp_path / "review.zip")
    assert comment.again().count("not usable") == 2


def test_a_folder_does_as_well_but_links_in_it_do_not(tmp_path, capsys):
    (tmp_path / "findings.json").write_bytes(findings(records=7))
    (tmp_path / "other.json").write_bytes(changes())
    (tmp_path / "changes.json").symlink_to("other.json")
    assert cli.run(["comment", str(tmp_path), "--run-url", RUN]) == 0
    out = capsys.readouterr().out
    assert "7 records" in out
    assert out.count("not usable") == 1


@pytest.mark.parametrize(
    "url", ["http://github.com/x", "javascript:alert(1)", "https://x/)[y](z", "https://x/\n"]
)
def test_only_a_web_address_is_linked(tmp_path, url, capsys):
    assert cli.run(["comment", str(tmp_path), "--run-url", url]) == 2
    assert "https://" in capsys.readouterr().err
