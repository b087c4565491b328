"""Records as text: data in, the text of a file out, or a text with what is new in it. Writes nothing to the disk."""
