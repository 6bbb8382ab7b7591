"""`./dev bench claims --stress`: very long and very odd texts, each at three lengths: the time must grow as the text.

All that is not the encoder is timed with a tagger of one pattern, which marks as much as it can; then the encoder alone
reads three of the texts. The same texts are read by `tests/annotate/test_long_texts.py`.
"""

import random
import re
from collections.abc import Callable, Sequence
from time import process_time

from dateline import Encoder, annotate
from dateline.annotate.tagger import Mention, Tags, Triple
from dateline.records import Article, EntityType, Published, Sentence

PROSE = (
    "Officials in the port city said on Monday that three workers were missing after the crane fell. “We are still "
    "looking,” the harbour master, Anna Lindqvist, told reporters. She denied that the company had been warned, and "
    "said 12 people had been hurt. The ministry warned that the storm could return within two days, according to a "
    "report seen by the mayor. "
)
SYLLABLES = "ba de ki lo mu na po ra si to vu we".split()
LENGTHS = (12_500, 25_000, 50_000)
ENCODER_LENGTHS = (2_500, 5_000, 10_000)
ENCODER_TEXTS = ("prose, one line", "no punctuation", "unclosed marks")
HEAD = f"{'text':<22}{'words':>9}{'a quarter, s':>14}{'half, s':>10}{'whole, s':>10}{'growth':>9}"


def repeated(unit: str, words: int) -> str:
    """`unit` as often as makes about so many words."""
    return unit * (words // max(1, len(unit.split())))


def names(words: int) -> list[str]:
    """As many different names of two words as make so many words; the same for every run."""
    rng = random.Random(words)

    def word() -> str:
        return "".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize()

    return [f"{word()} {word()}" for _ in range(words // 2)]


TEXTS: dict[str, Callable[[int], str]] = {
    "prose": lambda n: repeated(PROSE.strip() + "\n\n", n),
    "prose, one line": lambda n: repeated(PROSE, n),
    "prose, wrapped": lambda n: re.sub(r"(.{60}\S*) ", r"\1\n", repeated(PROSE, n)),
    "no punctuation": lambda n: repeated(re.sub(r"[^\w\s]", "", PROSE), n),
    "no capitals either": lambda n: repeated(re.sub(r"[^\w\s]", "", PROSE).lower(), n),
    "quote marks alone": lambda n: '" ' * n,
    "marks without spaces": lambda n: '"“”' * n,
    "unclosed marks": lambda n: repeated("“We are looking he said and went on ", n),
    "odd marks": lambda n: repeated('He said "we are " here " and there he said. ', n),
    "doubled marks": lambda n: repeated("``We are here, '' he said ''and there'' ““so”” \"\"no\"\" he said. ", n),
    "nested marks": lambda n: repeated("“She said “he said ‘they said “we said it”’”” ", n),
    "nested, unclosed": lambda n: repeated("“She said “he said ‘they said “we said ", n),
    "he said": lambda n: repeated("he said ", n),
    "pronouns": lambda n: repeated("They said that it said he said that she denied it. ", n),
    "names that speak": lambda n: "".join(f"{name} said that he left. " for name in names(n * 2 // 6)),
    "names alone": lambda n: " ".join(names(n)),
    "roles": lambda n: "".join(f"{a}, the minister of {a[:5]}, said it. " for a in names(n * 2 // 8)),
    "by-lines": lambda n: repeated("By Ann Lee CNN ", n),
    "stamps": lambda n: repeated("April 20, 2010 10:45 a.m. ", n),
    "datelines": lambda n: repeated("LONDON (Reuters) - ", n),
    "days": lambda n: "Monday " * n,
    "numbers": lambda n: "1 " * n,
    "stops": lambda n: ". " * n,
    "brackets": lambda n: "( " * n,
    "one word": lambda n: "a" * (6 * n),
    "white space": lambda n: "a" + " \n" * (3 * n) + "b",
}


class Pattern:
    """A tagger that takes whatever stands around a verb of saying, and every capital for a name."""

    name = "pattern"
    _SAID = re.compile(
        r"(?P<s>[\w’']+(?: [A-Z]\w{0,30}){0,2}) (?P<c>said|told|denied|warned)(?: that)? (?P<k>[^.\n]{1,80})"
    )
    _NAME = re.compile(r"[A-Z]\w{0,30}(?: [A-Z]\w{0,30}){1,3}")
    _TYPES: tuple[EntityType, ...] = ("person", "person", "organisation", "place")

    def tag(self, text: str, sentences: Sequence[Sentence]) -> Tags:
        triples = tuple(
            Triple(source=(m.span("s"),), cue=(m.span("c"),), content=(m.span("k"),)) for m in self._SAID.finditer(text)
        )
        found = enumerate(self._NAME.finditer(text))
        mentions = tuple(Mention(start=m.start(), end=m.end(), type=self._TYPES[n % 4]) for n, m in found)
        return Tags(triples=triples, mentions=mentions)


def article(text: str) -> Article:
    """A record of a text, published on a day, so that its dates are resolved."""
    return Article(id="long", text=text, published=Published(value="2017-08-16", precision="day", origin="given"))


def run(encoder: bool = True) -> int:
    """Measure and print."""
    print("all but the encoder; CPU-seconds; growth: from half to whole, 2 is linear\n")
    print(HEAD)
    tagger = Pattern()
    for name, make in TEXTS.items():
        show(name, LENGTHS[-1], [_spent(lambda text: annotate(article(text), tagger=tagger), make(n)) for n in LENGTHS])
    if encoder:
        print("\nthe encoder alone, --fast\n")
        fast = Encoder.load(fast=True)
        for name in ENCODER_TEXTS:
            spent = [_spent(lambda text: fast.tag(text), TEXTS[name](n)) for n in ENCODER_LENGTHS]
            show(name, ENCODER_LENGTHS[-1], spent)
    return 0


def _spent(read: Callable[[str], object], text: str) -> float:
    began = process_time()
    read(text)
    return process_time() - began


def show(name: str, words: int, spent: Sequence[float]) -> None:
    """A row; growth is not told of what takes no time."""
    growth = f"{spent[-1] / spent[-2]:.1f}" if spent[-1] > 0.1 else "-"
    print(
        f"{name:<22}{words:>9,}"
        + "".join(f"{s:>{w}.2f}" for s, w in zip(spent, (14, 10, 10), strict=True))
        + f"{growth:>9}",
        flush=True,
    )
