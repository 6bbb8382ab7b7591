"""Words of numbers, money and measure, and of the noun phrases around them. Data; `quantities.py` reads it."""

ONES = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {
    "dozen": 12.0, "score": 20.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
FRACTIONS = {"half a": 0.5, "half-a": 0.5, "a quarter of a": 0.25, "quarter of a": 0.25, "three quarters of a": 0.75}
CURRENCIES = {
    "$": "USD",
    "#": "GBP",  # the pound of texts in PTB tokens
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
}
MONEY_WORDS = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "rupees": "INR",
    "roubles": "RUB", "rubles": "RUB", "cents": "cent", "francs": "CHF", "sterling": "GBP",
}  # fmt: skip
UNITS = {
    "percent": "percent", "per cent": "percent", "pct": "percent", "%": "percent",
    "percentage points": "percentage point", "percentage point": "percentage point", "points": "point",
    "degrees": "degree", "barrels": "barrel", "bpd": "bpd", "b/d": "bpd",
    "barrel": "barrel",
    "gallons": "gallon", "gallon": "gallon", "litres": "litre", "liters": "litre", "litre": "litre", "liter": "litre",
    "tonnes": "tonne", "tonne": "tonne", "tons": "ton", "ton": "ton", "kg": "kilogram", "kilograms": "kilogram",
    "kilos": "kilogram", "grams": "gram", "pounds": "pound", "lb": "pound", "lbs": "pound", "ounces": "ounce",
    "km": "kilometre", "kilometres": "kilometre", "kilometers": "kilometre", "kilometer": "kilometre", "miles": "mile",
    "mile": "mile", "metres": "metre", "meters": "metre", "metre": "metre", "meter": "metre", "feet": "foot",
    "foot": "foot",
    "ft": "foot", "inches": "inch", "inch": "inch", "yards": "yard", "cm": "centimetre", "mm": "millimetre",
    "acres": "acre", "hectares": "hectare", "square miles": "square mile", "square kilometres": "square kilometre",
    "square kilometers": "square kilometre", "square feet": "square foot", "mph": "mile/hour", "kph": "kilometre/hour",
    "megawatts": "megawatt", "mw": "megawatt", "kilowatts": "kilowatt", "volts": "volt", "kilotons": "kiloton",
    "seconds": "second", "minutes": "minute", "hours": "hour", "hour": "hour", "days": "day", "day": "day",
    "weeks": "week",
    "week": "week", "months": "month", "month": "month", "years": "year", "year": "year", "decades": "decade",
}  # fmt: skip
TIMES = frozenset("second minute hour day week month year decade".split())
COUNTED = frozenset(
    """people person persons men women children man woman child civilians soldiers troops passengers
    workers victims residents students killed dead wounded injured missing arrested hurt deaths
    cases homes houses families rebels protesters militants police officers employees jobs votes
    voters delegates seats patients survivors migrants refugees bodies""".split()
)
PARTICIPLES = frozenset(
    """killed dead injured wounded missing arrested displaced homeless infected hurt hospitalised
    hospitalized evacuated rescued detained died die dying burned burnt lost stranded drowned jailed
    charged registered surveyed polled destroyed damaged sickened kidnapped executed confirmed
    affected""".split()
)
STOP = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday the a an this that these those his her its
    their our my your and or but nor so yet as at by for from in into of off on onto out over to up
    with within without about after against along among around before behind below between during
    than through toward under until upon via if when where while who whom whose which what because
    since is are was were be been being am has have had do does did will would can could may might
    must shall should not n't he she it they we you i there here then also only just still already
    now said says say told more less ago later earlier per each every according including plus minus
    rather away together apart depend live lives work works need needs want wants remain include
    includes""".split()
)
BE = frozenset("were was are is have has had been being be who that left found remain remained still also".split())
# Nouns and adjectives with the ending of a verb or an adverb.
NOUNS_ALIKE = frozenset(
    """housing building meeting training hearing shooting killing bombing opening landing crossing warning
    funding mining spending offspring nursing drinking family supply assembly rally ally daily
    weekly monthly elderly early likely seed bed shed armed united need""".split()
)
