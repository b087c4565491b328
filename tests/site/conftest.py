"""The demo's site, built once as the README says, and a browser that looks at it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.clean_clone import clean_clone
from tests.conftest import ROOT

DAY = "2026-10-15"


def build(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``pairbook build`` as a process of its own."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--today", DAY, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return path and content of every file in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean clone of the repository with the demo's site built in it."""
    root = clean_clone(tmp_path_factory.mktemp("demo") / "clone")
    done = build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site's folder, and give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "http.server",
        str(port),
        "--bind",
        "127.0.0.1",
        "--directory",
        str(site),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(url).close()
                break
            except OSError:
                time.sleep(0.05)
        yield url
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """Where the demo's site is served."""
    with served(demo / "site") as url:
        yield url


@pytest.fixture(scope="session")
def browser(chromium: str):
    """Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # CI runs as root, where Chromium's sandbox cannot.
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()
