"""Real git repositories for tests: files laid and committed by a given person at a given time, signed if need be.

Nothing of the machine's own settings of git reaches them.
"""

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

TRUNK = "main"
START = 1_788_249_600
"""1 September 2026, 8:00 UTC; every commit is a minute later than the one before."""


@dataclass(frozen=True, slots=True)
class Key:
    """A signing key as git is told to use it, and the public half as a record holds it."""

    settings: Mapping[str, str]
    public: str
    home: str = ""
    """The home of gpg that has the secret half; empty for SSH."""


class Checkout:
    """A repository with its working tree."""

    def __init__(self, top: Path, programme: str = "") -> None:
        """Make an empty repository. `programme` is the folder in it that records lie in."""
        self.top = top
        self.root = top / programme
        self.root.mkdir(parents=True, exist_ok=True)
        self._clock = START
        self.git("init", "--quiet", f"--initial-branch={TRUNK}")

    def git(self, *command: str, given: bytes = b"", **environment: str) -> str:
        """Run a git command in the repository and return what it prints. It has to succeed."""
        done = subprocess.run(
            ["git", *command],
            cwd=self.top,
            env=clean_environment(self.top) | environment,
            input=given,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return done.stdout.decode(errors="replace").strip()

    def lay(self, files: Mapping[str, str | None]) -> None:
        """Write files of the programme, and remove those that are None. Paths are from the programme's folder."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    def commit(
        self,
        author: str,
        files: Mapping[str, str | None] | None = None,
        message: str = "Change",
        *,
        key: Key | None = None,
        date: str = "",
    ) -> str:
        """Lay files and commit everything that lies there, as ``<author>@example.org``. Returns the commit's id."""
        self.lay(files or {})
        self.git("add", "--all")
        return self._make(author, "commit", "--allow-empty", "-m", message, key=key, date=date)

    def merge(self, author: str, branch: str, *options: str, message: str = "Merge") -> str:
        """Merge a branch into the current one as somebody. Returns the commit's id."""
        return self._make(author, "merge", "--no-ff", *options, "-m", message, branch)

    def branch(self, name: str, start: str = "HEAD") -> None:
        """Begin a branch and go there."""
        self.git("checkout", "--quiet", "-b", name, start)

    def switch(self, name: str) -> None:
        """Go to a branch or a commit that there is."""
        self.git("checkout", "--quiet", name)

    def as_person(self, person: str) -> dict[str, str]:
        """Return the environment in which git takes everything for a person's, a minute later each time."""
        self._clock += 60
        return {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (
                ("NAME", person.capitalize()),
                ("EMAIL", f"{person}@example.org"),
                ("DATE", f"{self._clock} +0000"),
            )
        }

    def _make(self, author: str, verb: str, *options: str, key: Key | None = None, date: str = "") -> str:
        settings = key.settings if key else {}
        signed = ["-S"] if key else []
        environment = self.as_person(author)
        if date:
            environment["GIT_AUTHOR_DATE"] = date
        if key and key.home:
            environment["GNUPGHOME"] = key.home
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        self.git(*words, verb, "--quiet", *signed, *options, **environment)
        return self.git("rev-parse", "HEAD")

    def commit_versions(self, author: str, file: str, texts: Iterable[str]) -> None:
        """Commit many versions of one file, one after the other, in one go."""
        stream, start = b"", f"from {self.git('rev-parse', 'HEAD')}\n".encode()
        for text in texts:
            self._clock += 60
            by = f"committer {author.capitalize()} <{author}@example.org> {self._clock} +0000\n"
            content = text.encode()
            stream += f"commit refs/heads/{TRUNK}\n{by}data 5\nTidy\n".encode() + start
            stream += f"M 100644 inline {file}\ndata {len(content)}\n".encode() + content + b"\n"
            start = b""
        self.git("fast-import", "--quiet", given=stream)
        self.git("reset", "--quiet", "--hard")

    def write_commit(self, header: bytes, message: bytes = b"Written by hand\n") -> str:
        """Put a commit of today's tree on the branch whose author, committer and so on are any bytes."""
        tree = self.git("write-tree").encode()
        parent = self.git("rev-parse", "HEAD").encode()
        raw = b"tree " + tree + b"\nparent " + parent + b"\n" + header + b"\n\n" + message
        made = self.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=raw)
        self.git("update-ref", f"refs/heads/{TRUNK}", made)
        return made


def clean_environment(home: Path) -> dict[str, str]:
    """Return the environment without what a machine or a hook tells git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C",
    }


def make_ssh_key(folder: Path, name: str) -> Key:
    """Make a real SSH key."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", f"{name}@example.org", "-f", str(file)],
        check=True,
        capture_output=True,
    )
    public = file.with_suffix(".pub").read_text(encoding="ascii").strip()
    return Key({"gpg.format": "ssh", "user.signingKey": str(file)}, public)


def make_gpg_key(home: Path, name: str) -> Key:
    """Make a real OpenPGP key in a home of its own."""
    home.mkdir(mode=0o700, parents=True)
    identity = f"{name} <{name}@example.org>"
    gpg = ["gpg", "--homedir", str(home), "--batch", "--quiet", "--pinentry-mode", "loopback"]
    make = [*gpg, "--passphrase", "", "--quick-generate-key", identity, "ed25519", "sign", "never"]
    subprocess.run(make, check=True, capture_output=True)
    public = subprocess.run([*gpg, "--armor", "--export", identity], check=True, capture_output=True)
    settings = {"gpg.format": "openpgp", "user.signingKey": f"{name}@example.org"}
    return Key(settings, public.stdout.decode("ascii").strip(), str(home))
