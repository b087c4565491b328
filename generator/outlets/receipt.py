"""What was done when somebody was forgotten, without telling who: counts in, text out."""

import datetime as dt
from dataclasses import dataclass

from generator.words.numbers import counted
from generator.words.phrases import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The facts of it."""

    tombstone: str
    day: dt.date
    changed: int
    renamed: int
    pairs: int
    to_look_at: int
    files_in_history: int
    commits_in_history: int
    mentions_in_history: int
    """Messages of commits, and branches and tags, that may name the person."""


def render_receipt(receipt: Receipt) -> str:
    """Return the receipt, which can be kept and shown: it holds nothing personal."""
    held = {
        f"{counted(receipt.files_in_history, 'file')} that told of the person": receipt.files_in_history,
        f"{counted(receipt.commits_in_history, 'commit')} by them": receipt.commits_in_history,
        f"{counted(receipt.mentions_in_history, 'message or branch that may', 'messages or branches that may')}"
        " name them": receipt.mentions_in_history,
    }
    found = listed(what for what, count in held.items() if count)
    history = f"git's history still holds {found}" if found else "git's history holds nothing of the person"
    lines = [
        f"On {receipt.day}, a person was taken out of the records. Where figures need somebody, it now says"
        f" {receipt.tombstone}.",
        f"- {counted(receipt.changed, 'record')} changed, {receipt.renamed} of them renamed, of"
        f" {counted(receipt.pairs, 'pair')}",
        "- all figures of the programme are as they were; the records pass the check",
        f"- {counted(receipt.to_look_at, 'line')} left for somebody to look at",
        f"- {history}",
    ]
    return "\n".join(lines)
