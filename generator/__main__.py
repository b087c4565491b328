"""``python -m generator`` does what ``pairbook`` does."""

from generator.cli import main

main()
