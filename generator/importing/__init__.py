"""Tables in, records as data and as text out, with a note on whatever could not be placed. Touches no disk."""
