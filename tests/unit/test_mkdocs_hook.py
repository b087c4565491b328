"""The hook renders before MkDocs reads, and keeps others from writing until MkDocs has finished."""

from types import SimpleNamespace

import pytest

from generator import mkdocs_hook
from generator.commands.build import build_lock
from generator.rendering.shell import SHELL_CONTENT, SHELL_TITLE, shell_path
from generator.views.site import SHELLS
from generator.words.obstacle import Obstacle


@pytest.fixture
def root(make_programme, monkeypatch):
    monkeypatch.setenv("PAIRBOOK_TODAY", "2026-10-15")
    yield make_programme()
    mkdocs_hook.on_build_error(None)


def begin(root):
    mkdocs_hook.on_pre_build(SimpleNamespace(config_file_path=str(root / "mkdocs.yml")))


def finish(root):
    """MkDocs has made a shell of each kind of page."""
    site = root / "built"
    for prefix in SHELLS:
        shell = site / f"{shell_path(prefix)}.html"
        shell.parent.mkdir(parents=True)
        shell.write_text(f"<html>{SHELL_TITLE}: {SHELL_CONTENT}</html>")
    mkdocs_hook.on_post_build(SimpleNamespace(config_file_path=str(root / "mkdocs.yml"), site_dir=str(site)))
    assert "Grace Hopper" in (site / "people" / "grace" / "index.html").read_text()


@pytest.mark.parametrize("end", [finish, mkdocs_hook.on_build_error])
def test_nobody_else_writes_pages_while_mkdocs_reads_them(root, end):
    begin(root)
    with pytest.raises(Obstacle, match="busy"), build_lock(root, "busy"):
        pass
    end(root)
    with build_lock(root, "busy"):
        assert (root / "build" / "docs" / "index.md").is_file()


def test_a_build_that_was_broken_off_does_not_stop_the_next(root):
    begin(root)
    begin(root)


def test_a_mistake_in_an_own_template_leaves_the_last_good_pages(root, capsys):
    begin(root)
    good = (root / "build" / "docs" / "index.md").read_bytes()
    (root / "site_templates" / "pages").mkdir(parents=True)
    (root / "site_templates" / "pages" / "home.html.j2").write_text("{{ nope }}")
    begin(root)
    assert "home.html.j2:1 'nope' is undefined" in capsys.readouterr().err
    assert (root / "build" / "docs" / "index.md").read_bytes() == good
