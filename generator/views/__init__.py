"""What each page shows, for one audience, as typed values that have passed the audience gate."""
