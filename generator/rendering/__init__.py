"""Views in, text of pages out. Touches no disk but the templates."""
