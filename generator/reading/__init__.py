"""Disk and git in, documents with positions out. Judges nothing but whether a file can be read."""

import os

# GitPython otherwise refuses to be imported where git is missing, and records can be checked without it.
os.environ["GIT_PYTHON_REFRESH"] = "quiet"
