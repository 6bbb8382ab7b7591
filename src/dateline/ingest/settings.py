"""What ingest will and will not take in: every limit, with the reason for its size.

Input is hostile until shown otherwise. A limit is set well above what real news needs (the largest
article of the development corpora has 246,000 characters) and well below what hurts a small machine.
"""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSettings:
    """Limits and manners of reading. All sizes are bytes after decompression, all times seconds."""

    max_document_bytes: int = 32 * MIB
    """A .txt, .html, .json or feed file is held in memory whole; the largest real feeds have a few MiB."""
    max_line_bytes: int = 16 * MIB
    """A line of .jsonl is one article; a longer one is skipped without being held."""
    max_stream_bytes: int = 64 * GIB
    """A .jsonl file is streamed, so this only bounds time; 64 GiB is some 15 million articles of 4 kB."""
    max_ratio: int = 200
    """Decompressed to compressed. The files of the development corpora give 2 to 12; zlib can give 1,032."""
    ratio_free_bytes: int = 32 * MIB
    """The ratio is not judged before this much came out: small, repetitive files are harmless."""
    max_items: int = 20_000_000
    """Items in one file; more is a mistake or an attack, and can be split."""
    max_rejected: int = 1_000
    """Items of one file put into quarantine before its rest is left: it is broken throughout."""
    max_text_chars: int = 1_000_000
    """Characters of one article, four times the largest seen: more is a book or a dump."""
    max_folder_depth: int = 64
    """Folders inside folders."""
    future_days: int = 1
    """A publication date may lie this far ahead of now (time zones); later ones are not believed."""

    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    """For one address with all its redirects: a server that drips a byte a second is left."""
    max_fetch_bytes: int = 16 * MIB
    """A page or feed, after decompression."""
    max_redirects: int = 5
    allow_private_addresses: bool = False
    """Private, loopback, link-local and other non-public addresses are refused unless this is set."""
    respect_robots: bool = True
    """Ask robots.txt before a page is read. A feed is published to be fetched by programs, and is not asked for."""
    user_agent: str = "Dateline/0.1 (news timelines; reads feeds and pages that its user names)"
