"""Reading in one process and in several."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.readers import PatternTagger

from dateline.annotate.pool import Pool
from dateline.records import Article

ARTICLES = [Article(id=str(n), text=f"Anna Berg said that house {n} stands.\nTom Reed denied it.") for n in range(6)]


def test_one_process_and_two_read_the_same_in_the_same_order() -> None:
    with Pool(PatternTagger) as one, Pool(PatternTagger, jobs=2) as two:
        assert one.name == two.name == "pattern 1"
        alone = list(one.read(ARTICLES))
        assert alone == list(two.read(ARTICLES))
    assert [said.article for said in alone] == [article.id for article in ARTICLES]
    assert all(said.attributions for said in alone)


def test_nothing_is_loaded_for_nothing_to_read() -> None:
    def fail() -> PatternTagger:
        raise AssertionError("loaded")

    with Pool(fail) as pool:
        assert list(pool.read([])) == []


KILLED = """
import os, sys
from dateline.annotate.pool import Pool
from tests.annotate.test_pool import ARTICLES
from tests.readers import PatternTagger

if __name__ == "__main__":
    pool = Pool(PatternTagger, jobs=2)
    list(pool.read(ARTICLES))
    print(*pool._processes._processes, flush=True)
    sys.stdin.read()
"""


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        workers = [int(word) for word in parent.stdout.readline().split()]
        assert len(workers) == 2
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 30
    while any(_runs(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not any(_runs(worker) for worker in workers)


def _runs(process: int) -> bool:
    """Whether the process is there and no zombie that nobody has collected."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
