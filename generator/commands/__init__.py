"""The commands of ``pairbook``: options in, one pipeline run, an exit code out. Each module holds one command."""
