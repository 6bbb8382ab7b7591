"""A virtual environment for each peer: it is measured beside us, and never a dependency."""

import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path


def interpreter(folder: Path, packages: Sequence[str], alone: Sequence[str] = ()) -> Path:
    """The Python of the environment in `folder`, made the first time; `alone` are installed without what they ask for.

    Raises CalledProcessError when a package can't be installed.
    """
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"setting up {folder.name} for a peer (once; a minute or two) ...", file=sys.stderr)
        venv.create(folder, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
        if alone:
            subprocess.run([*pip, "--no-deps", *alone], check=True)
        (folder / "ready").touch()
    return python
