"""One article -> what it says: sentences, dates, names, figures, attributions."""
