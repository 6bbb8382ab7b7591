"""The browser that tests of the pages look with."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.csrf import LOCAL, Forms
from dateline.web import app

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def launched() -> "Iterator[Browser]":
    """A running Chromium, closed in the end; skips the test where there is none."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield started
        started.close()


def serving(database: Path, names: frozenset[str] = LOCAL) -> Iterator[str]:
    """The address of a running server, which is stopped in the end; it takes forms under `names`."""
    import uvicorn

    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        served = uvicorn.Server(uvicorn.Config(app(database, Forms(names)), log_level="error"))
        running = threading.Thread(target=served.run, kwargs={"sockets": [door]}, daemon=True)
        running.start()
        while not served.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        served.should_exit = True
        running.join()
