"""Files that go into the site as they are."""

from generator.reading.site_files import read_site_files


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_the_earlier_folder_wins_file_by_file(tmp_path):
    own, package = tmp_path / "own", tmp_path / "package"
    write(package / "assets/css/a.css", "package")
    write(package / "assets/b.js", "package")
    write(own / "assets/css/a.css", "own")
    assert read_site_files("assets", (own, package)) == (("b.js", b"package"), ("css/a.css", b"own"))


def test_links_out_of_the_folder_are_left_out(tmp_path):
    write(tmp_path / "secret/key", "secret")
    write(tmp_path / "own/assets/a.css", "a")
    (tmp_path / "own/assets/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "own/assets/file.css").symlink_to(tmp_path / "secret/key")
    assert [path for path, _ in read_site_files("assets", (tmp_path / "own",))] == ["a.css"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path):
    assert read_site_files("assets", (tmp_path,)) == ()
