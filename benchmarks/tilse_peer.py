"""Two published systems on the same articles, sentences and dates, from the authors' own package. Run by `./dev bench`.

    submodular  Martschat & Markert (2018), constraints on days and lines a day ("TLSConstraints")
    chieu       Chieu & Lee (2004), as the same authors wrote it again

Both keep a matrix of all sentences by all sentences, so they get the sentences that hold a keyword of the topic, as
their authors gave them, and far fewer articles. Compilation is done on a few articles first and not counted. Word
vectors are random but fixed: the time they take is what is measured, not the quality they give.
"""

import json
import resource
import sys
import zlib
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from . import environment

PACKAGES = ("numpy", "scipy", "scikit-learn", "numba", "nltk", "spacy>=3.8,<4", "beautifulsoup4")
ALONE = ("tilse==0.2.1",)  # its own list asks for packages that only its preprocessing needs
VECTOR = 300
WARM_UP = 8
CONFIGS: dict[str, tuple[str, dict[str, object]]] = {
    "submodular": (
        "Martschat & Markert 2018",
        {
            "constraint": "is_valid_individual_constraints",
            "semantic_cluster": "clusters_by_similarity",
            "date_cluster": "clusters_by_date",
            "coefficients": [1, 1, 1, 0],
        },
    ),
    "chieu": ("Chieu & Lee 2004", {"interest_measure": "interest"}),
}


def interpreter(root: Path) -> Path:
    """The Python of the peer's environment."""
    return environment.interpreter(root / ".venv-bench-tilse", PACKAGES, ALONE)


def main() -> None:
    """FILE SYSTEM: FILE is what `own_timelines` wrote."""
    given, system = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2]
    run(given, system, given["articles"][:WARM_UP])
    seconds, days, sentences = run(given, system, given["articles"])
    print(
        json.dumps(
            {
                "system": CONFIGS[system][0],
                "articles": len(given["articles"]),
                "days": days,
                "sentences": sentences,
                "timeline": seconds,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


def run(given: dict[str, Any], system: str, articles: list[dict[str, Any]]) -> tuple[float, int, int]:
    """CPU-seconds, days of the timeline, and sentences it was made from."""
    from tilse.models.chieu.chieu import Chieu
    from tilse.models.submodular.submodular import Submodular
    from tilse.models.timeline_properties import TimelineProperties

    corpus = read(given, articles)
    config = {
        "assess_length": "average_length_in_sentences",
        "sentence_representation": "ChieuSentenceRepresentation",
        "properties": CONFIGS[system][1],
    }
    model = {"submodular": Submodular, "chieu": Chieu}[system](config, None)
    first, last = date.fromisoformat(given["first"]), date.fromisoformat(given["last"])
    wanted = TimelineProperties(given["lines"], given["dates"], given["lines"] * given["dates"], first, last)
    began = process_time()
    prepared = model.preprocess("topic", corpus)
    made = model.predict(corpus, prepared, wanted, model.train({}, {}, {}, "topic"))
    return process_time() - began, len(made.get_dates()), sum(len(doc.sentences) for doc in corpus)


def read(given: dict[str, Any], articles: list[dict[str, Any]]) -> Any:
    """The peer's corpus: sentences with a keyword, words in lower case as lemmas."""
    import numpy
    from tilse.data.corpora import Corpus
    from tilse.data.documents import Document
    from tilse.data.sentences import Sentence
    from tilse.data.tokens import Token

    vectors: dict[str, Any] = {}

    def token(word: str) -> Any:
        low = word.lower()
        if low not in vectors:
            vectors[low] = numpy.random.default_rng(zlib.crc32(low.encode())).normal(size=VECTOR)
        made = Token(word, low, "", "", (), None, None)
        made.vector = vectors[low]  # shared: its own copies would fill the memory
        return made

    documents = []
    for article in articles:
        sentences = [
            Sentence([token(word) for word in said["words"]], date.fromisoformat(said["day"]))
            for said in article["sentences"]
            if set(given["keywords"]) & {word.lower() for word in said["words"]}
        ]
        if sentences:
            documents.append(Document(date.fromisoformat(article["published"]), sentences))
    return Corpus("topic", documents)


if __name__ == "__main__":
    main()
