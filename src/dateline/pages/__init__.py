"""Pages: records -> contexts (`views`) -> HTML (`render`), for the web, the static site and the terminal alike."""
