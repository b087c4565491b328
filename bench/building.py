"""Who builds the same pages: Pairbook from the records, and site builders from the finished pages."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench.checking import change_record
from bench.contenders import BIN, PEERS, Contender
from bench.programmes import TODAY

_MKDOCS = """\
site_name: Plain
theme: {name: material, font: false}
nav: [{Home: index.md}]
not_in_nav: '*'
plugins: [search]
"""
_HUGO = """\
baseURL = "/"
title = "Plain"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
_ELEVENTY = """\
module.exports = (config) => {
  config.addGlobalData("layout", "bare.liquid");
  return {
    dir: { input: "content", output: "site", includes: "../layouts" },
    markdownTemplateEngine: false,
  };
};
"""
_BARE_HUGO = (
    "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n"
)
_BARE_LIQUID = (
    "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ content }}</body></html>\n"
)


def contenders(root: Path, pages: Mapping[str, str], folder: Path, *, with_slow: bool) -> Iterator[Contender]:
    """Yield who builds the site of the programme in `root`, whose `pages` are Markdown by path.

    Each peer gets them in a folder of its own under `folder`. `with_slow` includes who needs minutes.
    """
    command = (str(BIN / "pairbook"), "build", "--quiet", "--today", str(TODAY))
    yield Contender(
        "pairbook build (checks, figures and search included)",
        root,
        command,
        change_record(root),
        leftovers=("build", "site", ".site.spare", ".cache"),
        site="site",
        is_incremental=True,
    )
    if with_slow:
        yield _mkdocs(folder / "mkdocs", pages)
        yield _zensical(folder / "zensical", pages)
    if shutil.which("hugo"):
        yield _hugo(folder / "hugo", pages)
    if (PEERS / "@11ty" / "eleventy").is_dir() and shutil.which("node"):
        yield _eleventy(folder / "eleventy", pages)


def _mkdocs(folder: Path, pages: Mapping[str, str]) -> Contender:
    change = _lay(folder, "docs", pages, {"mkdocs.yml": _MKDOCS})
    command = (str(BIN / "mkdocs"), "build", "--quiet")
    return Contender("MkDocs with Material", folder, command, change, ("site",), "site")


def _zensical(folder: Path, pages: Mapping[str, str]) -> Contender:
    change = _lay(folder, "docs", pages, {"mkdocs.yml": _MKDOCS})
    command = (str(BIN / "zensical"), "build")
    return Contender("Zensical", folder, command, change, ("site", ".cache"), "site", is_incremental=True)


def _hugo(folder: Path, pages: Mapping[str, str]) -> Contender:
    layouts = dict.fromkeys(
        ("layouts/index.html", "layouts/_default/single.html", "layouts/_default/list.html"), _BARE_HUGO
    )
    named = {_for_hugo(path, pages): _in_one_block(text) for path, text in pages.items()}
    change = _lay(folder, "content", named, {"config.toml": _HUGO, **layouts})
    return Contender(
        "Hugo, bare layout", folder, ("hugo", "--quiet"), change, ("public", "resources"), "public"
    )


def _eleventy(folder: Path, pages: Mapping[str, str]) -> Contender:
    settings = {"eleventy.config.js": _ELEVENTY, "layouts/bare.liquid": _BARE_LIQUID}
    change = _lay(folder, "content", {path: _in_one_block(text) for path, text in pages.items()}, settings)
    command = ("node", str(PEERS / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet")
    return Contender("Eleventy, bare layout", folder, command, change, ("site",), "site")


def _lay(
    folder: Path, content: str, pages: Mapping[str, str], settings: Mapping[str, str]
) -> Callable[[int], None]:
    """Write pages and settings, and return what changes the page of the first pair."""
    for name, text in (*((f"{content}/{path}", text) for path, text in pages.items()), *settings.items()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    page = folder / content / min(path for path in pages if re.match(r"pairs/.+/", path))

    def change(number: int) -> None:
        page.write_text(
            re.sub(r"(Again \d+)?</h1>", f"Again {number}</h1>", page.read_text("utf-8")), "utf-8"
        )

    return change


def _for_hugo(path: str, pages: Mapping[str, str]) -> str:
    """Hugo takes what lies beside an index for parts of it, unless its name says that it is a list."""
    folder = path.removesuffix("index.md")
    is_list = (
        any(other.startswith(folder) and other != path for other in pages) if path.count("/") < 2 else False
    )
    return f"{folder}_index.md" if is_list else path


def _in_one_block(text: str) -> str:
    """Other readers of Markdown end a block of HTML at an empty line, and take what is indented for code."""
    front, _, block = text.removeprefix("---\n").partition("\n---\n")
    return (
        f"---\n{front}\n---\n" + "\n".join(line.strip() for line in block.splitlines() if line.strip()) + "\n"
    )
