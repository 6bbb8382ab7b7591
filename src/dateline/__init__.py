"""Dateline turns news into living stories.

    source -> ingest -> Article -> annotate -> Story -> Timeline / Claims / Disputes -> Page
"""

__version__ = "0.1.0"
