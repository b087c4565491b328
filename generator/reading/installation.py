"""How this Pairbook was installed: what pip noted, and what stands for the code as it is. Knows no record."""

import hashlib
import json
import sys
from importlib.metadata import distribution
from pathlib import Path

_JUDGES = ("words", "reading", "comparing", "checking", "figures", "pipeline")
"""The floors that have a say in what is found about records, and in their figures."""
_LIBRARIES = ("jsonschema", "jsonschema-rs", "msgspec", "pyyaml", "tzdata", "yaml-rs")


def read_requirement() -> str:
    """Return what installs the same Pairbook elsewhere: the repository and commit, else the version."""
    installed = distribution("pairbook")
    return requirement(installed.version, installed.read_text("direct_url.json"))


def requirement(version: str, origin: str | None) -> str:
    """Return the requirement for a version whose `origin` is pip's ``direct_url.json`` (PEP 610), if it has one.

    A folder or file of this machine is of no use elsewhere, so it counts as no origin.
    """
    noted = json.loads(origin) if origin else {}
    if "vcs_info" in noted:
        source = noted["vcs_info"]
        return f"pairbook @ {source['vcs']}+{noted['url']}@{source['commit_id']}"
    if noted.get("url", "").startswith("https://"):
        return f"pairbook @ {noted['url']}"
    return f"pairbook=={version}"


def read_edition() -> bytes:
    """Return what stands for all code that has a say in what is kept about records: other code, another edition."""
    package = Path(__file__).resolve().parent.parent
    edition = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for library in _LIBRARIES:
        edition.update(f"{library} {distribution(library).version}\n".encode())
    for floor in _JUDGES:
        for path in sorted((package / floor).rglob("*.py")):
            edition.update(hashlib.blake2b(path.read_bytes()).digest())
    return edition.digest()
