"""Languages: English with and without the model, other languages, too little to tell."""

import pytest

from dateline.ingest.language import MIN_ENGLISH_SHARE, MIN_ENGLISH_WORDS, detect, is_plainly_english

REPORT = (
    "The river authority said on Tuesday that the water level of the lake would be lowered by two metres, after "
    "residents of the lower town had reported cracks in the eastern wall of the dam. They said that a study of 2022 "
    "had found the wall to be at risk, and that it had never been published."
)
OTHERS = {
    "de": "Die Behörde teilte am Dienstag mit, dass der Wasserstand des Sees um zwei Meter gesenkt werde, "
    "nachdem Bewohner der Unterstadt Risse in der östlichen Mauer des Damms gemeldet hatten. Eine Studie aus dem Jahr "
    "2022 habe ergeben, dass die Mauer gefährdet sei, und sie sei nie veröffentlicht worden.",
    "fr": "L'autorité du fleuve a déclaré mardi que le niveau du lac serait abaissé de deux mètres, après que des "
    "habitants de la ville basse ont signalé des fissures dans le mur est du barrage. Une étude de 2022 avait conclu "
    "que le mur était menacé, et elle n'avait jamais été publiée.",
    "es": "La autoridad del río dijo el martes que el nivel del lago se reduciría dos metros, después de que vecinos "
    "de la ciudad baja denunciaran grietas en el muro este de la presa. Un estudio de 2022 había concluido que el muro "
    "estaba en peligro, y nunca se había publicado.",
    "nl": "De rivierautoriteit zei dinsdag dat het peil van het meer met twee meter zou worden verlaagd, nadat "
    "bewoners van de benedenstad scheuren in de oostelijke muur van de dam hadden gemeld. Een studie uit 2022 had "
    "uitgewezen dat de muur gevaar liep, en die was nooit gepubliceerd.",
    "ru": "Управление реки сообщило во вторник, что уровень озера будет снижен на два метра после того, как жители "
    "нижнего города сообщили о трещинах в восточной стене плотины.",
}


def test_english_is_told_without_the_model() -> None:
    assert is_plainly_english(REPORT)
    assert detect(REPORT) == "en"


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_other_languages_are_told(code: str) -> None:
    assert not is_plainly_english(OTHERS[code])
    assert detect(OTHERS[code]) == code


@pytest.mark.parametrize(
    "text", ["North Korea fires missile over Japan", "Dam is safe, officials say after inspection"]
)
def test_headlines_are_english_where_they_are_likely_so(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("text", ["", " \n", "12.5 %", "Ok", "?"])
def test_too_little_to_tell(text: str) -> None:
    assert detect(text) == "und"


def test_a_short_text_in_another_language_is_believed_when_it_is_all_but_sure() -> None:
    assert detect("Das Erdbeben hat zwölf Menschen getötet, teilte die Regierung mit.") == "de"


def test_the_answer_is_the_same_each_time() -> None:
    assert len({detect(OTHERS["nl"]) for _ in range(5)}) == 1


def test_the_share_lies_between_english_and_the_rest() -> None:
    assert MIN_ENGLISH_WORDS >= 40
    assert 0.06 < MIN_ENGLISH_SHARE < 0.2
