"""Quality on labelled corpora: predict, score with the shared scorers, hold against pinned floors."""
