"""A stand-in for GitHub's command line in tests: ``gh api``, answered from a file, with every call written down.

``FAKE_GH`` names a folder. Its ``answers.json`` maps an endpoint to a list of pages, or to ``{"file": path}``;
what is called goes into ``calls.jsonl``. ``--jq`` is done by jq itself, once for each page, as gh does it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["api"])
    parser.add_argument("endpoint")
    parser.add_argument("--method", default="GET")
    parser.add_argument("--paginate", action="store_true")
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--jq")
    parser.add_argument("-f", action="append", default=[], dest="raw")
    parser.add_argument("-F", action="append", default=[], dest="typed")
    given = parser.parse_args()
    assert os.environ["GH_TOKEN"], "no token"
    folder = Path(os.environ["FAKE_GH"])
    fields = dict(field.split("=", 1) for field in given.raw + given.typed)
    for name, value in fields.items():
        if value.startswith("@") and f"{name}={value}" in given.typed:
            fields[name] = Path(value[1:]).read_text(encoding="utf-8")
    endpoint = given.endpoint.partition("?")[0]
    with (folder / "calls.jsonl").open("a") as calls:
        calls.write(json.dumps([given.method, endpoint, fields]) + "\n")
    if given.method != "GET":
        return 0
    answer = json.loads((folder / "answers.json").read_text())[endpoint]
    if isinstance(answer, dict):
        sys.stdout.buffer.write(Path(answer["file"]).read_bytes())
        return 0
    for page in answer if given.paginate else answer[:1]:
        text = json.dumps(page)
        if given.jq:
            jq = shutil.which("jq")
            done = subprocess.run(
                [jq, "-r", given.jq], input=text, capture_output=True, text=True, check=True
            )
            text = done.stdout
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
