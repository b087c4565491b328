"""Who checks the same records: Pairbook with all its rules, and tools that know JSON Schema alone."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench.contenders import BIN, PEERS, ROOT, Contender
from bench.programmes import TODAY
from generator.words.places import Kind

PLACES: Mapping[Kind, str] = {
    Kind.PROGRAM: "records/program.yml",
    Kind.PERSON: "records/people/*.yml",
    Kind.AGREEMENT: "records/pairs/*/agreement.yml",
    Kind.GOALS: "records/pairs/*/goals.yml",
    Kind.LOG_ENTRY: "records/pairs/*/log/*.yml",
}
"""The kinds that a measured programme has. The peers take one schema at a time, so they run once for each."""


def contenders(root: Path, *, with_slow: bool) -> Iterator[Contender]:
    """Yield who checks the programme in `root`, a git repository; `with_slow` includes who needs minutes."""
    change = change_record(root)
    check = (str(BIN / "pairbook"), "check", "--today", str(TODAY))
    against = (*check, "--base", "HEAD")
    for name, command in (("pairbook check", check), ("pairbook check --base", against)):
        yield Contender(name, root, command, change, leftovers=(".cache",), is_incremental=True)
    yield Contender(
        "git status (reads no record)", root, ("git", "status", "--porcelain"), change, is_incremental=True
    )
    if with_slow:
        yield Contender("check-jsonschema (shape only)", root, _for_each_kind(_check_jsonschema), change)
    if (PEERS / "ajv-cli").is_dir() and shutil.which("node"):
        # Its reader turns dates into something else than text, so it refuses records that are right: hence the 1.
        yield Contender("ajv-cli (shape only)", root, _for_each_kind(_ajv), change, fine=(0, 1))


def change_record(root: Path) -> Callable[[int], None]:
    """Return what gives the first log entry of a programme another text."""
    file = min((root / "records" / "pairs").glob("*/log/*.yml"))

    def change(number: int) -> None:
        text = re.sub(r"did:\n  - (Again \d+\. )?", f"did:\n  - Again {number}. ", file.read_text("utf-8"))
        file.write_text(text, "utf-8")

    return change


def _for_each_kind(command: Callable[[str, str], str]) -> tuple[str, ...]:
    lines = [command(str(ROOT / "schemas" / kind.schema_file), place) for kind, place in PLACES.items()]
    return ("sh", "-c", "code=0; " + "; ".join(f"{line} || code=1" for line in lines) + "; exit $code")


def _check_jsonschema(schema: str, place: str) -> str:
    # So many names fit on no command line.
    return f"find records -path '{place}' -print0 | xargs -0 {BIN / 'check-jsonschema'} --schemafile {schema}"


def _ajv(schema: str, place: str) -> str:
    ajv = PEERS / "ajv-cli" / "dist" / "index.js"
    options = f"--spec=draft2020 --strict=false --errors=no -c {PEERS / 'ajv-formats'}"
    return f"node {ajv} validate {options} -s {schema} -d '{place}'"
