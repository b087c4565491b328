"""Speed and memory of Pairbook beside its peers, on the same records, in one run: ``python -m bench``."""
