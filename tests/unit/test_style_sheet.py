"""One style sheet for the browser, many for whoever writes them."""

import re

from generator.reading.package_files import package_path
from generator.reading.site_files import read_site_files
from generator.rendering.environment import TEMPLATES
from generator.rendering.style_sheet import STYLE_SHEET, with_style_sheet


def test_what_is_imported_stands_in_its_place_and_what_is_not_there_stays():
    ours = b'/* x */\n@import "a.css";\n@import "gone.css";\n@import "b.css";\n'
    assets = {
        STYLE_SHEET: ours,
        "css/a.css": b"a {}",
        "css/b.css": b"b { background: url('\\67') }",
        "js/x.js": b"",
    }
    assert with_style_sheet(assets) == {
        **assets,
        STYLE_SHEET: b"/* x */\na {}\n@import \"gone.css\";\nb { background: url('\\67') }\n",
    }


def test_without_ours_nothing_changes():
    assert with_style_sheet({"css/a.css": b"a {}"}) == {"css/a.css": b"a {}"}


def test_every_style_sheet_is_imported_once():
    assets = dict(read_site_files("assets", (package_path(TEMPLATES),)))
    named = re.findall(rb'@import "(.+)";', assets[STYLE_SHEET])
    styles = {path.removeprefix("css/") for path in assets if path.startswith("css/")} - {"pairbook.css"}
    assert sorted(name.decode() for name in named) == sorted(styles)
    assert b"@import" not in with_style_sheet(assets)[STYLE_SHEET]
