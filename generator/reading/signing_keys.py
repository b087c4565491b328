"""Which commits carry whose signing key: git checks the signature, the records say whose key it is.

A signature counts by the fingerprint of the key that made it. Git calls a signature "good" for any key whatsoever,
so its verdict alone says nothing about who signed.
"""

import base64
import binascii
import hashlib
import os
import re
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from generator.reading.repository import Repository
from generator.words.model import Person

_ARMOURED = "-----BEGIN PGP PUBLIC KEY BLOCK-----"
_SOUND = frozenset("GU")
"""Git's letters for a signature that fits the commit: by a key that is trusted, or by one that nobody vouches for."""

Fingerprint = str


def read_signers(
    repository: Repository, commits: Collection[str], people: Iterable[Person]
) -> Mapping[str, str]:
    """Return, by the commit's id, the person whose key signed it. Commits without a sound signature are left out."""
    keys = [(person.id, key) for person in people for key in person.keys]
    if not commits or not keys:
        return {}
    with tempfile.TemporaryDirectory(prefix="pairbook-keys-") as folder:
        owners = {
            fingerprint: person for person, key in keys for fingerprint in _fingerprints(key, Path(folder))
        }
        # Without a list of allowed signers git does not look at SSH signatures at all; an empty one will do.
        output = repository.feed(
            "".join(f"{commit}\n" for commit in sorted(commits)).encode(),
            *("-c", f"gpg.ssh.allowedSignersFile={os.devnull}", "-c", "gpg.minTrustLevel=undefined"),
            *("log", "--no-walk=unsorted", "--stdin", "-z", "--format=%H %G? %GF %GP"),
            environment={"GNUPGHOME": folder},
        )
    return _owners(output.decode("utf-8", errors="replace"), owners)


def _owners(output: str, owners: Mapping[Fingerprint, str]) -> dict[str, str]:
    found = {}
    for line in output.split("\0"):
        commit, verdict, *fingerprints = line.split() or ("", "")
        person = next((owners[each] for each in fingerprints if each in owners), None)
        if verdict in _SOUND and person:
            found[commit] = person
    return found


def _fingerprints(key: str, folder: Path) -> Iterable[Fingerprint]:
    if _ARMOURED in key:
        return _openpgp_fingerprints(key, folder)
    if key.startswith("SHA256:"):
        return (key.rstrip("="),)
    return _ssh_fingerprints(key)


def _ssh_fingerprints(key: str) -> Iterable[Fingerprint]:
    """Return the fingerprint of a public key as it stands in a ``.pub`` file (RFC 4716 §4, with SHA-256)."""
    try:
        blob = base64.b64decode(key.split()[1], validate=True)
    except (IndexError, binascii.Error):
        return ()
    return (f"SHA256:{base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip('=')}",)


def _openpgp_fingerprints(key: str, folder: Path) -> Iterable[Fingerprint]:
    """Put an OpenPGP key where git finds it, and return its fingerprint; nothing where gpg is missing."""
    command = ["gpg", "--homedir", str(folder), "--batch", "--quiet", "--with-colons"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed options; the key goes in through standard input
            [*command, "--import-options", "import-show", "--import"],
            input=key.encode(),
            capture_output=True,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(re.findall(r"^fpr:+([0-9A-F]{40,64}):", done.stdout.decode(errors="replace"), re.MULTILINE))
