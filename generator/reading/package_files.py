"""Where the package's own files lie. A folder's name in, its path out; knows nothing of what is in it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def package_folder(name: str, package: Path = _PACKAGE) -> Path:
    """Return the folder `name` (``schemas`` or ``site_templates``) that belongs to the package.

    An installed package carries it under ``bundled/``; in a clone it lies beside the package. Raises
    FileNotFoundError where it is in neither place, which means that the installation is broken.
    """
    candidates = (package / "bundled" / name, package.parent / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    places = " or ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"Pairbook's folder {name!r} should be at {places}, but it is at neither.")
