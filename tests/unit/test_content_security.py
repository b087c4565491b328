"""A sealed page lets no script run but those it came with."""

import base64
import hashlib

from generator.rendering.content_security import script_hashes, seal_page

META = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\';'
    " style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; object-src 'none'\">"
)


def digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_each_inline_script_is_named_by_its_exact_text():
    first, second = "var a = 1;\n ", "b('ü')"
    page = f"{META}<script>{first}</script><script >{second}</script>"
    sealed = seal_page(page)
    assert f"script-src 'self' {digest(first)} {digest(second)};" in sealed
    assert sealed.endswith(page.removeprefix(META))


def test_styles_keep_their_permission():
    assert "style-src 'self' 'unsafe-inline';" in seal_page(f"{META}<script>a</script>")


def test_files_and_plain_facts_need_no_hash():
    page = '<script src="app.js"></script><script id="c" type="application/json">{"a": 1}</script>'
    assert script_hashes(page) == ()
    assert "script-src 'self';" in seal_page(META + page)


def test_the_permission_goes_even_where_there_is_no_script():
    assert "script-src 'self' 'unsafe-inline'" not in seal_page(META)


def test_the_same_script_is_named_once():
    assert len(script_hashes("<script>a</script><SCRIPT>a</SCRIPT>")) == 1


def test_sealing_twice_changes_nothing_more():
    once = seal_page(f"{META}<script>a</script>")
    assert seal_page(once) == once


def test_a_page_without_a_policy_comes_back_as_it_is():
    assert seal_page("<script>a</script>") == "<script>a</script>"
