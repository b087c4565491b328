"""A folder holds exactly what it should, and only what differs is touched."""

import os

import pytest

from generator.outlets import folder
from generator.outlets.folder import replace_if_different, sync_folder


def test_only_what_differs_is_written(tmp_path):
    assert sync_folder(tmp_path / "docs", {"a/x.md": "one", "b.css": b"two"}) == 2
    old = tmp_path / "docs" / "a" / "x.md"
    os.utime(old, (1, 1))
    assert sync_folder(tmp_path / "docs", {"a/x.md": "one", "b.css": b"three"}) == 1
    assert old.stat().st_mtime == 1
    assert (tmp_path / "docs" / "b.css").read_bytes() == b"three"


def test_what_is_no_longer_wanted_goes_away_with_its_folder(tmp_path):
    sync_folder(tmp_path, {"pairs/a/index.md": "a", "pairs/b/index.md": "b"})
    assert sync_folder(tmp_path, {"pairs/a/index.md": "a"}) == 1
    assert not (tmp_path / "pairs" / "b").exists()


def test_a_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "outside").write_text("safe")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "x.md").symlink_to(tmp_path / "outside")
    sync_folder(docs, {"x.md": "safe"})
    assert not (docs / "x.md").is_symlink()
    assert (tmp_path / "outside").read_text() == "safe"


def test_a_link_to_a_folder_is_removed_and_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "private.md").write_text("safe")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "pairs").symlink_to(outside)
    (docs / "more").symlink_to(outside)
    assert sync_folder(docs, {"pairs/a.md": "one"}) == 3
    assert not (docs / "pairs").is_symlink()
    assert not os.path.lexists(docs / "more")
    assert os.listdir(outside) == ["private.md"]


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 5])
def test_a_file_is_compared_to_its_end(tmp_path, monkeypatch, size):
    monkeypatch.setattr(folder, "_PIECE", 2)
    file, content = tmp_path / "notes.bin", bytes(range(size))
    assert replace_if_different(file, content)
    assert not replace_if_different(file, content)
    for other in (content + b"x", content[:-1], content[:-1] + b"x"):
        assert replace_if_different(file, other) is (other != content)
        assert file.read_bytes() == other
        replace_if_different(file, content)
