"""Disk and git in, documents with positions out. Judges nothing but whether a file can be read."""
