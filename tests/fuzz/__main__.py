"""Runs a target of `tests.fuzz.targets` under atheris; what it learns and what fails is kept in ``.cache/fuzz``."""

import argparse
import sys

from tests.conftest import ROOT

FOLDER = ROOT / ".cache" / "fuzz"
NAMES = ("reader", "checker", "renderer")
SLOW = 120
"""Seconds by the clock after which a case counts as one that never ends, on a machine that has other things to do."""


def main() -> None:
    """Fuzz one target for a number of cases, and exit with 1 where one of them fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--cases", type=int, default=10_000, help="how many to try (default: %(default)s)")
    parser.add_argument(
        "--seed", type=int, default=1, help="begins the random numbers (default: %(default)s)"
    )
    chosen = parser.parse_args()
    try:
        import atheris
    except ImportError:
        sys.exit("Fuzzing needs atheris: .venv/bin/python -m pip install atheris")
    with atheris.instrument_imports(include=["generator"], enable_loader_override=False):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[chosen.target]
    folder = FOLDER / chosen.target
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (folder / "corpus" / f"seed-{number}").write_bytes(seed)
    (folder / "words").write_text("".join(f'"{_escaped(word)}"\n' for word in target.words if word), "ascii")
    arguments = (
        f"-atheris_runs={chosen.cases}",
        f"-seed={chosen.seed}",
        f"-dict={folder / 'words'}",
        f"-max_len={target.longest}",
        "-len_control=0",
        f"-timeout={SLOW}",
        f"-artifact_prefix={folder}/failed-",
        "-print_final_stats=1",
        str(folder / "corpus"),
    )
    atheris.Setup([sys.argv[0], *arguments], target.run)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    """Write a word as libFuzzer's dictionaries do."""
    return "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word.encode()
    )


if __name__ == "__main__":
    main()
