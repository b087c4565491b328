"""Prints how Pairbook compares with its peers on the same files, and how it grows: ``--pairs 100 1000`` says how many."""

import argparse
import math
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import building, checking
from bench.contenders import ROOT, Contender, Result, compete
from bench.figures import measure_figures
from bench.histories import measure_history
from bench.lives import lived_programme
from bench.matching import measure_matching
from bench.measure import alone
from bench.pages import pages_of
from bench.programmes import write_programme
from bench.replay import report
from bench.repositories import commit_all

Results = dict[int, dict[str, Result]]
"""By number of pairs, and by contender."""


def main() -> None:
    """Measure, and print a table for each size and each question."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--pairs", type=int, nargs="*", default=[100, 1000, 10_000], help="sizes to check and to build"
    )
    parser.add_argument(
        "--runs", type=int, default=3, help="how often each command is run; the median counts"
    )
    parser.add_argument(
        "--only",
        choices=["check", "build"],
        nargs="*",
        default=["check", "build"],
        help="of the two, what to measure",
    )
    parser.add_argument(
        "--enough", type=float, default=60, help="so many seconds after which no command is run once more"
    )
    parser.add_argument(
        "--slow", type=int, default=1000, help="up to so many pairs also tools that need minutes for more"
    )
    parser.add_argument("--history", type=int, nargs="*", default=[1000, 10_000], help="pairs with a history")
    parser.add_argument(
        "--figures", type=int, nargs="*", default=[1000, 10_000], help="pairs with figures and a report"
    )
    parser.add_argument("--replay", type=int, default=200, help="pairs whose year is replayed; 0 for none")
    parser.add_argument("--matching", type=int, nargs="*", default=[200, 2000], help="mentees and mentors")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    checked: Results = {}
    built: Results = {}
    for pairs in options.pairs:
        with _programme(pairs) as root:
            files = sum(1 for _ in (root / "records").rglob("*.yml"))
            with_slow = pairs <= options.slow
            print(f"\n## {pairs:,} pairs, {files:,} files\n", flush=True)
            if "check" in options.only:
                checked[pairs] = _compete("check", checking.contenders(root, with_slow=with_slow), options)
            if "build" in options.only:
                pages = pages_of(root)
                print(f"{len(pages):,} pages\n")
                contenders = building.contenders(root, pages, root.parent, with_slow=with_slow)
                built[pairs] = _compete("build", contenders, options)
    _print_growth({"check": checked, "build": built})
    _print_figures(options.figures)
    _print_replay(options.replay)
    _print_history(options.history)
    _print_matching(options.matching)


@contextmanager
def _programme(pairs: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pairbook-bench-") as folder:
        root = Path(folder) / "programme"
        print(f"writing {pairs} pairs ...", file=sys.stderr, flush=True)
        write_programme(root, pairs)
        shutil.copy(ROOT / "mkdocs.yml", root)
        (root / ".gitignore").write_text("/build/\n/site/\n/.site.*\n/.cache/\n")
        commit_all(root)
        yield root


def _compete(title: str, contenders: Iterator[Contender], options: argparse.Namespace) -> dict[str, Result]:
    """Measure all contenders and print a row for each. The first is ours."""
    print(
        f"Medians of at most {options.runs} runs, fewer of what takes over {options.enough:.0f} s in all."
        " What makes nothing of a run before is run cold alone.\n"
    )
    print(
        f"| {title} | cold, s | CPU, s | peak, MiB | nothing changed, s | one record changed, s | site, MiB"
        " | cold, ours = 1 | cold CPU, ours = 1 | changed, ours = 1 | runs |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    results: dict[str, Result] = {}
    for contender in contenders:
        result = compete(contender, options.runs, options.enough)
        results[result.name] = result
        ours = next(iter(results.values()))
        print(
            f"| {result.name} | {result.cold.seconds:.2f} | {result.cold.cpu:.2f} | {result.cold.peak:.0f}"
            f" | {result.warm.seconds:.2f} | {result.changed.seconds:.2f}"
            f" | {f'{result.size:.1f}' if result.size else ''}"
            f" | {result.cold.seconds / ours.cold.seconds:.2f} | {result.cold.cpu / ours.cold.cpu:.2f}"
            f" | {result.changed.seconds / ours.changed.seconds:.2f} | {result.cold.runs} |",
            flush=True,
        )
    print()
    return results


def _print_growth(results: Mapping[str, Results]) -> None:
    """The exponent of growth: 1 where twice the pairs take twice the processor time."""
    print("\n| growth of a cold run | from | to | exponent |")
    print("|---|---|---|---|")
    for sizes in results.values():
        for smaller, larger in zip(sizes, list(sizes)[1:], strict=False):
            for name in sizes[smaller].keys() & sizes[larger].keys():
                ratio = sizes[larger][name].cold.cpu / sizes[smaller][name].cold.cpu
                print(f"| {name} | {smaller:,} | {larger:,} | {math.log(ratio, larger / smaller):.2f} |")


def _print_matching(sizes: Sequence[int]) -> None:
    """Print how long it takes to match as many mentees with as many mentors."""
    if not sizes:
        return
    print("\n## Matching\n")
    print(
        "| people on each side | alike | profiles, s CPU | proposals, s CPU | matched | proved | peak, MiB |"
    )
    print("|---|---|---|---|---|---|---|")
    for people in sizes:
        for alike in (False, True):
            times = alone(measure_matching, people, alike=alike)
            print(
                f"| {people:,} | {'yes' if alike else 'no'} | {times.profiles:.2f} | {times.proposals:.2f}"
                f" | {times.matched:,} | {'yes' if times.settled else 'no'} | {times.peak:.0f} |",
                flush=True,
            )


def _print_figures(sizes: Sequence[int]) -> None:
    """Twice the pairs should take twice the time."""
    print(
        "\n| figures | all figures, CPU s | what needs attention, CPU s | the gate, CPU s | the report, CPU s"
        " | all together, CPU s | peak MiB | microseconds a pair |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for pairs in sizes:
        times = alone(measure_figures, pairs)
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
    print(
        "\n| history | git log alone, s | ours, s | signatures, s | records of an old commit, s | peak MiB"
        " | microseconds a pair |"
    )
    print("|---|---|---|---|---|---|---|")
    for pairs in sizes:
        times = alone(measure_history, pairs, pairs // 2)
        each = (times.log + times.signatures) / pairs * 1e6
        print(
            f"| {pairs} pairs, {pairs // 2} commits | {times.git_alone:.2f} | {times.log:.2f} |"
            f" {times.signatures:.2f} | {times.old_records:.2f} | {times.peak:.0f} | {each:.0f} |",
            flush=True,
        )


main()
