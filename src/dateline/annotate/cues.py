"""Words that tell what a speaker does with a content, and how sure it is. Data only; `stance.py` reads it.

Verbs are given in their base form; `forms` makes the regular ones ("deny" -> denies, denied,
denying) and irregular ones are written out. Drawn from the general lexicon of reporting verbs, and
checked against the counts of cue words in PolNeAR's training part (never its development part).
"""

from ..records import Certainty, Polarity

# Consonants doubled before -ed and -ing; every other verb follows the plain rules.
_DOUBLING = frozenset("admit commit plan refer stop rebut slam drop beg permit concur submit shrug".split())


def forms(base: str) -> tuple[str, ...]:
    """The regular forms of an English verb: base, -s, -ed, -ing."""
    if base in _DOUBLING:
        return base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing"
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base, base + "es", base + "ed", base + "ing"
    return base, base + "s", base + "ed", base + "ing"


# What the act of the verb (or noun) is, when not negated.
ACTS: dict[Polarity, str] = {
    "denies": """deny refute rebut repudiate disavow disclaim contradict discount debunk reject dismiss dispute contest
    disagree decry""",
    "declines": "decline refuse demur abstain balk withhold oppose object shun evade sidestep",
    "questions": "question wonder query doubt inquire enquire ask",
    "demands": """demand urge order instruct request implore plead exhort beg insist-on command summon appeal petition
    press pressure lobby beseech""",
    "promises": "promise pledge vow guarantee intend plan undertake commit assure",
    "warns": "warn caution threaten alert forewarn",
    "accuses": """accuse blame allege charge condemn denounce criticize criticise slam blast attack chide
        rebuke castigate lambaste fault deride mock ridicule assail decry rail fulminate
        impugn indict insinuate berate scold""",
}
ACTS_IRREGULAR: dict[Polarity, str] = {
    "denies": """denial denials disagreement disagreements rejection rejections rebuttal refutation disputing
        contradiction disbelieves disbelieved""",
    "declines": "refusal opposition opposed-to",
    "questions": "doubts doubtful sceptical skeptical skepticism scepticism",
    "demands": "sought-to",
    "promises": "swore swear swears swearing sworn promise pledge plans planned",
    "warns": "warning warnings threat threats",
    "accuses": "accusation accusations allegation allegations criticism blasted lambasted swipe swipes",
}

# Verbs that report without taking a side; needed only to know what a negation does to them.
SPEAKING = """say said says saying tell tells told telling mention discuss comment respond reply answer explain
    elaborate disclose reveal announce state specify name identify describe address confirm acknowledge
    admit concede indicate report show release provide offer give gives gave given detail clarify talk
    speak speaks spoke spoken cite apologize apologise suggest recommend publish tweet write wrote
    written argue claim call note return corroborate verify make makes made return discuss speculate
    testify expect-to utter endorse say-so publicly""".split()

# Not to know is not to speak: the content is open.
KNOWING = """know knows knew known clear certain sure remember recall aware understand understood decide decided
    determined convinced""".split()

# "Did not" before these leaves no claim of the content's opposite and no claim of the content.
NEGATORS = frozenset("nothing not n't never no neither nor without cannot hardly nobody none".split())
FAILING = frozenset(
    "avoid avoids avoided avoiding fail fails failed failing unable unwilling unavailable reluctant".split()
)

# Phrases in the cue (or right at the start of the content) that decide before single words do, in order.
# The certainty is None where the words of the content are to decide.
PHRASES: tuple[tuple[str, Polarity, Certainty | None], ...] = (
    (
        r"\b(?:can(?:not| not|'t)|could(?: not|n't)|(?:did|does|do|would|has|have)(?: not|n't)|"
        r"refus\w+ to|declin\w+ to|"
        r"without|not|n't) (?:yet |entirely |completely |immediately )?rul(?:e|ed|ing) out\b",
        "asserts",
        "possible",
    ),
    (r"\brul(?:e|es|ed|ing) out\b", "denies", None),
    (r"\b(?:can(?:not| not|'t)|could(?: not|n't)|no) (?:be )?den(?:y|ied|ying)\b", "asserts", None),
    (r"\bno (?:\w+ )?(?:evidence|proof|indication|signs?|truth|basis|reason to (?:believe|think))\b", "denies", None),
    (r"\bno (?:immediate |further )?comment\b", "declines", "unknown"),
    (
        r"\b(?:could|can|was|were|is|are) ?(?:not|n't) (?:immediately |be |yet )*"
        r"(?:reach|reached|available|contacted)\b",
        "declines",
        "unknown",
    ),
    (r"\b(?:no|little) (?:secret|doubt|question|bones)\b", "asserts", None),
    (r"\bhard not to\b", "asserts", None),
    (r"\bbeyond (?:any )?doubt\b", "asserts", None),
    (
        r"\b(?:cast|casts|casting|threw|raised?|raises|raising|expressed?|expresses|expressing|voiced?) (?:\w+ )?"
        r"(?:doubts?|questions?)\b",
        "questions",
        "unknown",
    ),
    (r"\bcall(?:s|ed|ing)? (?:\w+ )?into question\b", "questions", "unknown"),
    (r"\bin (?:doubt|dispute|question)\b", "questions", "unknown"),
    (r"\b(?:(?:shot|shoots?|shooting|knock\w*|bat\w*) down|push\w* back)\b", "denies", None),
    (r"\b(?:took|takes?|taking) issue\b", "denies", None),
    (r"\bcall(?:s|ed|ing)? (?:\w+ ){0,2}(?:on|upon|for)\b", "demands", None),
    (r"\b(?:ask|asks|asked|asking|push\w*) for\b", "demands", None),
    (r"\bhit (?:out|back)\b|\blash\w* out\b", "accuses", None),
    (r"\b(?:too early|too soon|premature) to\b", "declines", "unknown"),
)

# Nouns after "denied" that are refused, not said to be untrue ("denied entry", "denied bail").
REFUSED = frozenset(
    """entry access bail visa visas permission admission asylum parole request requests application service
    credit benefits treatment care leave appeal appeals motion coverage right rights opportunity chance""".split()
)
# Nouns after "rejected" that are turned down, not said to be untrue ("rejected the offer").
TURNED_DOWN = frozenset(
    """offer offers proposal proposals deal deals plan plans invitation call calls demand demands request
    requests bid bids bill amendment resolution motion appeal appeals nomination nominee candidate
    candidacy candidates applicants application applications ballots refugees policy policies compromise
    treaty agreement measure measures reform reforms legislation support endorsement money donations
    advice ultimatum""".split()
)

# Verbs that hold a content without full weight. The content's own words may weaken it further.
HOLDING: dict[Certainty, str] = {
    "probable": """believe believes believed believing think thinks thought thinking expect expects expected expecting
    appear appears appeared seem seems seemed seemingly apparently suspect suspects suspected assume
    assumes assumed anticipate anticipates anticipated reckon reckons estimate estimates estimated
    estimating predict predicts predicted predicting forecast forecasts likely probably presumably
    reportedly allegedly purportedly supposedly project projects projected indicate indicates indicated
    indications suggest suggests suggested suggesting hint hints hinted believed feel feels felt""",
    "possible": """may might could possibly perhaps maybe hope hopes hoped hoping fear fears feared fearing speculate
    speculates speculated speculation rumored rumoured rumors rumours imagine""",
    "unknown": "unclear unknown unsure uncertain undecided unaware wonder wonders wondered undisclosed",
}

# Hedges in the content, by strength of the doubt. Each pattern's span is kept as a hedge.
HEDGES: tuple[tuple[Certainty, str], ...] = (
    (
        "unknown",
        r"unclear|unknown|not (?:yet )?(?:clear|known|certain)|uncertain|undetermined|"
        r"(?:did|does|do)(?: not|n[’']t| n't) know|"
        r"(?:isn|wasn)[’']t (?:clear|known)|whether or not|remains to be seen",
    ),
    (
        "conditional",
        r"if (?:confirmed|true|proven|elected|approved|necessary|needed)|unless|provided that|as long as|"
        r"in the event (?:of|that)|in case|on condition that|if|would have (?!to\b|an?\b|the\b|no\b)\w+|assuming",
    ),
    (
        "possible",
        r"may|might|could|possibly|perhaps|maybe|possible|possibility|potentially|conceivabl[ey]|"
        r"not (?:be )?rule[d]? out",
    ),
    (
        "probable",
        r"likely|unlikely|probably|probable|presumably|apparently|appears?|appeared|seems?|seemed|suspected|"
        r"reportedly|allegedly|believed to|thought to|expected to|almost certainly|most likely|in all likelihood|"
        r"highly likely|suggests?|I (?:think|believe|guess|suppose)|we (?:think|believe)|supposedly",
    ),
)
# The first words of the patterns above; a clause without any of them holds no hedge.
HEDGE_FIRST = """unclear unknown not uncertain undetermined did does do isn wasn whether remains if unless provided
    as in on would assuming may might could possibly perhaps maybe possible possibility potentially conceivable
    conceivably likely unlikely probably probable presumably apparently appear appears appeared seem seems seemed
    suspected reportedly allegedly believed thought expected almost most highly suggest suggests i we supposedly"""
# "likely voters", "as soon as possible", "could not", "as if": words like a hedge that are none.
NOT_HEDGE = (
    r"likely voters?|as \w+ as possible|best possible|worst possible|(?:everything|all|anything) possible|"
    r"as if|if not|if only|what if|if anything|even if|"
    r"could(?: not|n[’']t| n't)(?! have)|can(?: |n)o more|could (?:only|barely) |may well be time"
)
