"""What the user or the machine must change before Pairbook can go on. Not for mistakes in records: those are findings."""


class Obstacle(Exception):
    """Wrong use or a wrong environment, told in one or two sentences; a command then ends with exit code 2."""
