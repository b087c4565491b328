"""The language server that editors run for YAML, as it is: a folder and its settings in, what an editor shows out."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

PROGRAM = ROOT / ".cache/yaml-language-server/node_modules/yaml-language-server/bin/yaml-language-server"


@contextmanager
def language_server(root: Path, settings: Mapping[str, Any]) -> Iterator["LanguageServer"]:
    """Run the server for a folder. Without it the test is skipped, unless the environment demands it."""
    if shutil.which("node") is None or not PROGRAM.exists():
        assert not os.environ.get("PAIRBOOK_REQUIRE_LANGUAGE_SERVER"), (
            "no language server, which this run requires"
        )
        pytest.skip("needs node and the language server: make language-server")
    process = subprocess.Popen(
        ["node", str(PROGRAM), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield LanguageServer(process, root, settings)
    finally:
        process.kill()
        process.communicate()


class LanguageServer:
    """One conversation in JSON-RPC: requests wait for their answer, and what the server asks is answered meanwhile."""

    def __init__(self, process: Any, root: Path, settings: Mapping[str, Any]) -> None:
        self.process, self.root = process, root
        # What the workspace says, without the network.
        self.settings = {**settings, "yaml.schemaStore.enable": False}
        self.numbers = count(1)
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.versions: dict[str, int] = {}
        folder = {"uri": root.as_uri(), "name": root.name}
        answers = {"configuration": True, "workspaceFolders": True}
        text = {
            "hover": {"contentFormat": ["markdown"]},
            "completion": {"completionItem": {"snippetSupport": True}},
        }
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": {"workspace": answers, "textDocument": text},
            },
        )
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": {"yaml": self._section("yaml")}})

    def open(self, file: str, text: str) -> list[dict[str, Any]]:
        """Open a file with a text, on the disk or not, and return what the server finds wrong with it."""
        uri = self._uri(file)
        self.versions[uri] = version = self.versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self.notify("textDocument/didOpen", {"textDocument": document})
        else:
            document = {"uri": uri, "version": version}
            change = {"textDocument": document, "contentChanges": [{"text": text}]}
            self.notify("textDocument/didChange", change)
        self.diagnostics.pop(uri, None)
        while uri not in self.diagnostics:
            self._take()
        return self.diagnostics[uri]

    def completions(self, file: str, line: int, character: int) -> list[str]:
        """Return what the server offers at a place; both count from 0."""
        found = self.request("textDocument/completion", self._place(file, line, character))
        return [item["label"] for item in (found["items"] if isinstance(found, dict) else found or [])]

    def hover(self, file: str, line: int, character: int) -> str:
        """Return what the server explains of a place."""
        found = self.request("textDocument/hover", self._place(file, line, character))
        contents = found["contents"] if found else ""
        return contents["value"] if isinstance(contents, dict) else str(contents)

    def request(self, method: str, params: Any) -> Any:
        """Ask the server something and return its answer."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def notify(self, method: str, params: Any) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": params})

    def _take(self) -> dict[str, Any]:
        """Take the next message, and answer it where it is a question."""
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] == "workspace/configuration":
            return [self._section(item.get("section", "")) for item in message["params"]["items"]]
        return None

    def _section(self, section: str) -> dict[str, Any]:
        """Return the settings under a name with their dots unfolded, as editors hand them over."""
        found: dict[str, Any] = {}
        for name, value in self.settings.items():
            if name.startswith(f"{section}."):
                *groups, last = name.removeprefix(f"{section}.").split(".")
                inner = found
                for group in groups:
                    inner = inner.setdefault(group, {})
                inner[last] = value
        return found or self.settings.get(section) or {}

    def _send(self, message: Mapping[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def _uri(self, file: str) -> str:
        return (self.root / file).as_uri()

    def _place(self, file: str, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self._uri(file)}, "position": {"line": line, "character": character}}
