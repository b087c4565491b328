"""Runs a job of a workflow as GitHub would: its own lines, conditions, variables and outputs. Actions are left out."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
_OUTPUT = re.compile(r"steps\.(\w+)\.(?:outputs\.(\w+)|outcome)")
_OF_EVERY_EVENT = {"github.event.repository.visibility": "public"}
_LEFT_OUT = re.compile(r"make (test|actionlint|language-server)|pip install")


@dataclass
class Run:
    """One run of a job in a folder."""

    folder: Path
    variables: Mapping[str, str]
    """Of the environment, those of the package's own installation among them."""
    event: Mapping[str, str] = field(default_factory=dict)
    """What expressions such as ``github.event.workflow_run.id`` stand for."""
    installs: bool = True
    """Whether lines that install the package are run."""
    outputs: dict[tuple[str, str], str] = field(default_factory=dict)
    failed: bool = False
    printed: str = ""

    def job(self, path: Path, name: str) -> "Run":
        """Run all steps; a step that fails ends the job, but for those that run whatever happens."""
        workflow = yaml.safe_load(path.read_text())
        job = workflow["jobs"][name]
        is_strict = workflow.get("defaults", {}).get("run", {}).get("shell") == "bash"
        for step in job["steps"]:
            if "run" in step and self._is_wanted(step):
                self._step(step, job.get("env", {}), is_strict)
        return self

    def _is_wanted(self, step: Mapping[str, Any]) -> bool:
        if _LEFT_OUT.match(step["run"]) and not (self.installs and step["run"].startswith("pip")):
            return False
        condition = _EXPRESSION.sub(r"\1", step.get("if", "true"))
        always = condition.startswith("!cancelled() && ")
        return (always or not self.failed) and self._holds(condition.removeprefix("!cancelled() && "))

    def _holds(self, condition: str) -> bool:
        if condition == "true":
            return True
        if found := re.fullmatch(r"hashFiles\('(.+)'\) != ''", condition):
            return (self.folder / found[1]).is_file()
        assert condition.endswith(" != ''"), f"the tests do not know this condition: {condition}"
        return self._value(condition.removesuffix(" != ''")) != ""

    def _step(self, step: Mapping[str, Any], variables: Mapping[str, str], is_strict: bool) -> None:
        output = self.folder.parent / "output"
        output.write_text("")
        own = {name: self._filled(value) for name, value in {**variables, **step.get("env", {})}.items()}
        done = subprocess.run(
            [
                "bash",
                "--noprofile",
                "--norc",
                "-e",
                *(["-o", "pipefail"] if is_strict else []),
                "-c",
                step["run"],
            ],
            cwd=self.folder,
            env={**self.variables, "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": os.devnull, **own},
            capture_output=True,
            text=True,
        )
        self.printed += f"$ {step['run']}\n{done.stdout}{done.stderr}"
        self.failed |= done.returncode != 0 and not step.get("continue-on-error")
        if id_ := step.get("id"):
            self.outputs[id_, ""] = "failure" if done.returncode else "success"
            for line in output.read_text().splitlines():
                name, _, value = line.partition("=")
                self.outputs[id_, name] = value

    def _filled(self, text: Any) -> str:
        return _EXPRESSION.sub(lambda found: self._value(found[1]), str(text))

    def _value(self, expression: str) -> str:
        if found := _OUTPUT.fullmatch(expression):
            return self.outputs.get((found[1], found[2] or ""), "")
        return {**_OF_EVERY_EVENT, **self.event}[expression]
