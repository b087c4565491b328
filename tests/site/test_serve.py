"""The live preview follows the records: one rebuild for each saved record, and the last good pages meanwhile."""

import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

from tests.conftest import ROOT
from tests.site.conftest import DAY

pytestmark = pytest.mark.site


class Preview:
    """A running ``pairbook serve``, and what it has said so far."""

    def __init__(self, root):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--address", self.address]
        self.process = subprocess.Popen(
            [*command, "--today", DAY],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said: queue.Queue[str] = queue.Queue()
        self.lines: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            self.said.put(line)

    def wait_for(self, words, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                line = self.said.get(timeout=0.2)
            except queue.Empty:
                continue
            self.lines.append(line)
            if words in line:
                return
        raise AssertionError(f"never said {words!r}:\n{''.join(self.lines)}")

    def builds(self):
        while not self.said.empty():
            self.lines.append(self.said.get())
        return sum("Building documentation" in line for line in self.lines)

    def page(self, path):
        with urllib.request.urlopen(f"http://{self.address}/{path}") as answer:
            return answer.read().decode()

    def stop(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def preview(demo, tmp_path):
    root = tmp_path / "clone"
    shutil.copytree(demo, root, ignore=shutil.ignore_patterns("site", ".git"))
    running = Preview(root)
    running.root = root
    running.wait_for("Serving on")
    yield running
    running.stop()


def test_a_saved_record_is_shown_after_one_rebuild_and_a_broken_one_is_told_of(preview):
    agreement = sorted((preview.root / "records" / "pairs").glob("*/agreement.yml"))[0]
    path = f"pairs/{agreement.parent.name}/"
    good = agreement.read_text()
    assert "A rule that is new today" not in preview.page(path)
    before = preview.builds()

    agreement.write_text(good + "\nsnooze: {until: 2026-12-01}\n")
    agreement.write_text(good.replace("ground_rules:\n", "ground_rules:\n  - A rule that is new today\n", 1))
    preview.wait_for("Documentation built")
    time.sleep(3)
    assert "A rule that is new today" in preview.page(path)
    assert preview.builds() == before + 1

    agreement.write_text("mentors: [")
    preview.wait_for("agreement.yml:1")
    preview.wait_for("Documentation built")
    assert "A rule that is new today" in preview.page(path)

    agreement.write_text(good)
    preview.wait_for("Documentation built")
    assert "A rule that is new today" not in preview.page(path)
