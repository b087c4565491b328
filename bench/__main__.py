"""Prints how Pairbook compares with its peers on the same files; ``--pairs 100 1000`` says how many pairs."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figures import measure_figures
from bench.histories import measure_history
from bench.lives import lived_programme
from bench.measure import Measured, measure
from bench.programmes import TODAY, write_programme
from bench.replay import report

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
Row = tuple[str, Measured | None]


def main() -> None:
    """Measure, and print one table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--ajv", default=shutil.which("ajv"), help="ajv-cli, from npm; left out when not there"
    )
    parser.add_argument(
        "--history", type=int, nargs="*", default=[1000, 10_000], help="pairs with a git history"
    )
    parser.add_argument(
        "--figures",
        type=int,
        nargs="*",
        default=[1000, 10_000],
        help="pairs of which all figures and the report are made",
    )
    parser.add_argument("--replay", type=int, default=200, help="pairs whose year is replayed; 0 for none")
    options = parser.parse_args()
    for pairs in options.pairs:
        with tempfile.TemporaryDirectory(prefix="pairbook-bench-") as folder:
            root = Path(folder) / "programme"
            print(f"writing {pairs} pairs ...", file=sys.stderr, flush=True)
            write_programme(root, pairs)
            shutil.copy(ROOT / "mkdocs.yml", root)
            files = sum(1 for _ in (root / "records").rglob("*.yml"))
            print(f"\n## {pairs} pairs, {files} files\n")
            _print_table("check", _check_rows(root, options.runs, options.ajv))
            _print_table("build", _build_rows(root, options.runs))
    _print_figures(options.figures)
    _print_replay(options.replay)
    _print_history(options.history)


def _print_figures(sizes: Sequence[int]) -> None:
    """Twice the pairs should take twice the time."""
    print(
        "\n| figures | all figures, CPU s | what needs attention, CPU s | the gate, CPU s | the report, CPU s"
        " | all together, CPU s | peak MiB | microseconds a pair |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for pairs in sizes:
        times = measure_figures(pairs)
        print(
            f"| {pairs} pairs, {times.count} figures, {times.pages} pages | {times.figures:.2f}"
            f" | {times.attention:.2f} | {times.gate:.2f} | {times.report:.2f} | {times.whole:.2f}"
            f" | {times.peak:.0f} | {times.whole / pairs * 1e6:.0f} |",
            flush=True,
        )


def _print_replay(pairs: int) -> None:
    """How early the warnings of a year come, and how many for nothing."""
    if pairs:
        lived = lived_programme(pairs)
        print(
            "\nWarnings, replayed day by day:",
            *report(lived.programme, lived.today, lived.recorded),
            sep="\n",
        )


def _print_history(sizes: Sequence[int]) -> None:
    """Half as many commits as pairs: twice the size should take twice the time."""
    print("\n| history | git log alone, s | ours, s | signatures, s | peak MiB | microseconds a pair |")
    print("|---|---|---|---|---|---|")
    for pairs in sizes:
        times = measure_history(pairs, pairs // 2)
        each = (times.log + times.signatures) / pairs * 1e6
        print(
            f"| {pairs} pairs, {pairs // 2} commits | {times.git_alone:.2f} | {times.log:.2f} |"
            f" {times.signatures:.2f} | {times.peak:.0f} | {each:.0f} |",
            flush=True,
        )


def _check_rows(root: Path, runs: int, ajv: str | None) -> Iterator[Row]:
    yield "pairbook check", _run(root, runs, str(BIN / "pairbook"), "check", "--today", str(TODAY))
    # The peers take one schema at a time, so the largest kind stands for all: every log entry.
    logs = sorted(str(path.relative_to(root)) for path in (root / "records" / "pairs").glob("*/log/*.yml"))
    schema = str(ROOT / "schemas" / "log-entry.schema.json")
    if len(logs) <= 20_000:
        yield (
            f"check-jsonschema, {len(logs)} log entries only",
            _run(root, 1, str(BIN / "check-jsonschema"), "--schemafile", schema, *logs),
        )
    if ajv:
        formats = str(Path(ajv).resolve().parents[2] / "ajv-formats")
        command = [
            ajv,
            "validate",
            "--spec=draft2020",
            "--strict=false",
            "--errors=no",
            "-c",
            formats,
            "-s",
            schema,
        ]
        # Its reader turns dates into something else than text, so it refuses every record: hence the code 1.
        yield (
            f"ajv-cli, {len(logs)} log entries only",
            _run(root, runs, *command, "-d", "records/pairs/*/log/*.yml", fine=(0, 1)),
        )


def _build_rows(root: Path, runs: int) -> Iterator[Row]:
    pairbook = [str(BIN / "pairbook"), "build", "--quiet", "--today", str(TODAY)]
    yield "pairbook build (check, render, MkDocs, publish)", _run(root, runs, *pairbook)
    plain = _plain_twin(root)
    yield "mkdocs build, the same Markdown, no theme of ours", _run(plain, runs, str(BIN / "mkdocs"), "build")


def _plain_twin(root: Path) -> Path:
    """Return a folder in which plain MkDocs with Material builds the same pages."""
    twin = root.parent / "plain"
    shutil.copytree(root / "build" / "docs", twin / "docs")
    (twin / "mkdocs.yml").write_text(
        "site_name: Plain\ntheme: {name: material, font: false}\nnav: [{Home: index.md}]\nplugins: [search]\n"
        "not_in_nav: '*'\n"
    )
    return twin


def _run(root: Path, runs: int, *command: str, fine: Sequence[int] = (0,)) -> Measured:
    print(f"  {' '.join(command[:2])[-60:]} ...", file=sys.stderr, flush=True)
    return measure(command, root, runs=runs, fine=fine)


def _print_table(title: str, rows: Iterator[Row]) -> None:
    print(f"| {title} | seconds | CPU seconds | peak MiB | CPU, ours = 1 |")
    print("|---|---|---|---|---|")
    ours: Measured | None = None
    for name, measured in rows:
        if measured:
            ours = ours or measured
            print(
                f"| {name} | {measured.seconds:.2f} | {measured.cpu:.2f} | {measured.peak:.0f}"
                f" | {measured.cpu / ours.cpu:.2f} |",
                flush=True,
            )
    print()


main()
