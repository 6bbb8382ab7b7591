"""Bytes from the disk, never more of them than allowed: folders, gzip, lines, encodings."""

import codecs
import gzip
import os
import re
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from dateline.errors import UnreadableError
from dateline.ingest.settings import MIB, IngestSettings

Progress = Callable[[int], None]
"""Called with the number of bytes of the file (as they lie on the disk) consumed since the last call."""

CHUNK = 256 * 1024
_DETECT_BYTES = 64 * 1024
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GZIP_ERRORS = (EOFError, zlib.error, gzip.BadGzipFile)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TYPOGRAPHY = "‘’‚“”„–—…•€£¢§©®™°·«»½¿¡\xa0"
_INSIDE_WORD = re.compile(r"\w[¿£]\w")  # "ż" and "Ł" of Central European encodings, seen as Windows-1252
_WESTERN = ["cp1252", "latin_1", "iso8859_15", "cp1254", "cp1258", "iso8859_9", "iso8859_10", "cp1257", "mac_roman"]
"""Not asked of the detector: step 4 has said no to them."""
_MAX_WESTERN_SHARE = 0.15
"""Odd characters among all: Western languages have up to a tenth, Cyrillic or Greek in one byte two thirds."""
_MAX_BINARY_SHARE = 0.003
"""Control bytes among all: text has none or a stray few, compressed and binary data 9 % and more."""


def walk(folder: Path, *, settings: IngestSettings) -> Iterator[Path]:
    """All files under a folder, sorted, without hidden ones; each folder once, however many links lead there."""
    yield from _walk(folder, set(), settings.max_folder_depth)


def _walk(folder: Path, seen: set[tuple[int, int]], depth: int) -> Iterator[Path]:
    """`seen` holds the folders visited, by device and inode: links can't lead in circles, nor multiply the work."""
    try:
        seen.add(_place(folder))
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        yield folder  # the reader says why it can't be opened
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        try:
            is_folder = entry.is_dir()
            place = _place(path) if is_folder else (0, 0)
        except OSError:
            yield path
            continue
        if not is_folder:
            yield path
        elif place not in seen and depth > 0:
            yield from _walk(path, seen, depth - 1)


def _place(path: Path) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_dev, status.st_ino


def opened(path: Path) -> BinaryIO:
    """A regular file, opened. Raises UnreadableError for anything else: a pipe or a device would block for ever."""
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            raise UnreadableError("a folder that can't be listed" if stat.S_ISDIR(mode) else "not a regular file")
        return open(path, "rb")
    except OSError as error:
        raise UnreadableError(f"can't be opened: {error.strerror or error}") from error


def chunks(path: Path, *, limit: int, settings: IngestSettings, progress: Progress | None = None) -> Iterator[bytes]:
    """The file's bytes, decompressed if it is gzip, in pieces.

    Raises UnreadableError at the place where it breaks: a truncated gzip, a bomb, more than `limit` bytes.
    What came before it has been given by then.
    """
    with opened(path) as raw:
        packed = raw.peek(2)[:2] == b"\x1f\x8b" if hasattr(raw, "peek") else False
        stream: BinaryIO = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
        given = consumed = 0
        while True:
            try:
                piece = stream.read1(CHUNK) if packed else raw.read(CHUNK)  # type: ignore[attr-defined]
            except _GZIP_ERRORS as error:
                raise UnreadableError(f"the compressed data is broken: {error}") from error
            except OSError as error:
                raise UnreadableError(f"reading failed: {error.strerror or error}") from error
            place = raw.tell()
            if progress and place > consumed:
                progress(place - consumed)
                consumed = place
            if not piece:
                break
            given += len(piece)
            if packed and given > settings.ratio_free_bytes and given > settings.max_ratio * place:
                raise UnreadableError(f"a gzip bomb: {place:,} bytes unpack to more than {given:,}")
            if given > limit:
                raise UnreadableError(f"larger than the limit of {limit // MIB:,} MiB")
            yield piece


def whole(path: Path, *, settings: IngestSettings, progress: Progress | None = None) -> bytes:
    """A document's bytes, at most `settings.max_document_bytes`. Raises UnreadableError."""
    return b"".join(chunks(path, limit=settings.max_document_bytes, settings=settings, progress=progress))


def head(path: Path, *, settings: IngestSettings) -> bytes:
    """The first bytes of a document, decompressed. Raises UnreadableError."""
    return next(chunks(path, limit=settings.max_document_bytes, settings=settings), b"")


def passed_over(path: Path, progress: Progress | None) -> None:
    """Count a file as done that is not read."""
    if progress:
        progress(path.stat().st_size)


def lines(
    path: Path, *, settings: IngestSettings, progress: Progress | None = None
) -> Iterator[tuple[int, bytes | None, bytes]]:
    """(number from 1, line, its beginning); the line is None when longer than `settings.max_line_bytes`.

    Never holds more than a line's limit and a chunk. Raises UnreadableError as `chunks` does, after the
    lines that are whole.
    """
    number, held, skipping = 1, bytearray(), False
    pieces = chunks(path, limit=settings.max_stream_bytes, settings=settings, progress=progress)
    for piece in _as_utf8(pieces):
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:
            held += piece[start:end]
            start = end + 1
            too_long = skipping or len(held) > settings.max_line_bytes
            yield number, None if too_long else bytes(held), bytes(held[:CHUNK])
            number, skipping = number + 1, False
            held.clear()
        held += piece[start:]
        if skipping or len(held) > settings.max_line_bytes:
            skipping = True
            del held[CHUNK:]
    if held or skipping:
        yield number, None if skipping else bytes(held), bytes(held[:CHUNK])


def _as_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """UTF-16 with its byte order mark turned into UTF-8, so that lines end in one byte; all else as it is."""
    decoder = None
    for number, piece in enumerate(pieces):
        if number == 0 and piece[:2] in _UTF16:
            decoder = codecs.getincrementaldecoder("utf-16")("replace")
        yield decoder.decode(piece).encode("utf-8", "replace") if decoder else piece


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Bytes as text. Raises UnreadableError for binary data and for an encoding that can't be told.

    1. a byte order mark; 2. UTF-8; 3. what the document declares; 4. Windows-1252 (or Latin-1, its
    subset in print) where it reads as Western text; 5. detection by charset-normalizer on the first 64 KiB.
    """
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), *((mark, "utf-16") for mark in _UTF16)):  # 1
        if data.startswith(mark):
            return data.decode(name if name == "utf-16" else "utf-8-sig", "replace")
    if is_binary(data):
        raise UnreadableError("binary data, not text")
    for name in ("utf-8", declared or "utf-8"):  # 2, 3
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    if _is_western(data):  # 4
        return data.decode("cp1252")
    guess = from_bytes(data[:_DETECT_BYTES], cp_exclusion=_WESTERN).best()  # 5
    try:
        if guess is not None:
            return data.decode(guess.encoding)
    except UnicodeDecodeError:
        pass
    raise UnreadableError("its encoding can't be told; save it as UTF-8")


def _is_western(data: bytes) -> bool:
    """Whether bytes read as Windows-1252 make Western text: few odd characters, and those letters or typography.

    Detectors go astray here: in mostly English text they take "Lefèvre" for the Czech "Lefčvre".
    """
    try:
        text = data[:_DETECT_BYTES].decode("cp1252")
    except UnicodeDecodeError:
        return False
    if _INSIDE_WORD.search(text):
        return False
    odd = [character for character in text if character > "\x7f"]
    return len(odd) <= _MAX_WESTERN_SHARE * len(text) and all(c.isalpha() or c in _TYPOGRAPHY for c in odd)


def is_binary(data: bytes) -> bool:
    """Whether bytes hold more control characters than any text does."""
    sample = data[:_DETECT_BYTES]
    return len(_BINARY.findall(sample)) > max(2, _MAX_BINARY_SHARE * len(sample))
