"""Where the package's own files lie. A name in, its path out; knows nothing of what is in it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def package_path(name: str, package: Path = _PACKAGE) -> Path:
    """Return where ``schemas``, ``site_templates`` or ``mkdocs.yml`` lies that belongs to the package.

    An installed package carries it under ``bundled/``; in a clone it lies beside the package. Raises
    FileNotFoundError where it is in neither place, which means that the installation is broken.
    """
    candidates = (package / "bundled" / name, package.parent / name)
    for path in candidates:
        if path.exists():
            return path
    places = " or ".join(str(path) for path in candidates)
    raise FileNotFoundError(f"Pairbook's {name!r} should be at {places}, but it is at neither.")
