"""Words of news that say one thing, so that a denial meets what it denies in other words.

The groups are the common stock of news, not of any story: who protests, what shoots, what is slow. A
group stands for all its words, which so count once.
"""

from collections.abc import Iterable

from ..words import stem

_GROUPS = (
    "protest protester protests demonstrator demonstration demonstrations demonstrate rally march unrest",
    "attack attacks fire fired firing shoot shot bomb bombing bombed bombardment shell shelling strike strikes "
    "airstrike raid",
    "plane planes warplane warplanes aircraft jet jets helicopter helicopters airforce",
    "kill killed killing death deaths dead died dying fatality fatalities toll slaughter massacre",
    "injured injuries wounded hurt",
    "slow slowly delay delays delayed drag dragging sluggish long",
    "people crowd crowds civilian civilians residents citizens",
    "besieged siege surrounded encircled closing",
    "captured capture seized seize hold holding held control controlled",
    "infect infected infection infections sick sickness ill illness outbreak disease",
    "spread transmit transmitted catch contagious",
    "leak leaking spill spilled spilling gush gushing flow spew spewing",
    "flee fled escape escaped leave left",
    "bribe bribed bribes corrupt corruption",
    "hype hysteria panic scaremongering alarmist exaggerated",
    "arrest arrested detained jailed held",
    "weapon weapons arms missile missiles rocket rockets",
    "supply supplied supplying provide provided sell sold",
    "troops soldiers army military",
    "halt halted stop stopped suspend suspended interrupt interruption",
    "blame blamed responsible responsibility fault cause caused",
    "paid pay payment payments compensation money",
)
KIN: dict[str, str] = {}
for _group in _GROUPS:
    _first, *_rest = [stem(word) for word in _group.split()]
    for _word in (_first, *_rest):
        KIN.setdefault(_word, _first)


def kin(words: Iterable[str]) -> frozenset[str]:
    """The stems, each replaced by the first of its group."""
    return frozenset(KIN.get(word, word) for word in words)
