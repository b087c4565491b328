"""The only code that writes files or prints."""
