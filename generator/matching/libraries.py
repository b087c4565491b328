"""The libraries that compute, which only those install who match people."""

from typing import Any

from generator.words.obstacle import Obstacle


def require_libraries() -> tuple[Any, Any]:
    """Return numpy and scipy. Raises Obstacle that says how to install them where they are missing."""
    try:
        import numpy
        import scipy.optimize
        import scipy.sparse.csgraph
    except ImportError as error:
        raise Obstacle(
            'Matching needs a part of Pairbook that is not installed. Install it with: pip install "pairbook[match]"'
            " or, in a clone of Pairbook, with: .venv/bin/pip install numpy scipy"
        ) from error
    return numpy, scipy
