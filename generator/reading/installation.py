"""How this Pairbook was installed. Reads what pip noted; a line for another ``requirements.txt`` out."""

import json
from importlib.metadata import distribution


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
