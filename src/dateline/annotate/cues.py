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
    disagree decry retract recant rebuff""",
    "declines": "decline refuse demur abstain balk withhold oppose object shun evade sidestep dodge duck deflect",
    "questions": "question wonder query doubt inquire enquire ask challenge",
    "demands": """demand urge order instruct request implore plead exhort beg insist-on command summon appeal petition
    press pressure lobby beseech request recommend advise entreat seek agitate clamor clamour""",
    "promises": "promise pledge vow guarantee intend plan undertake commit assure reassure",
    "warns": "warn caution threaten alert forewarn",
    "accuses": """accuse blame allege charge condemn denounce criticize criticise slam blast attack chide
        rebuke castigate lambaste fault deride mock ridicule assail decry rail fulminate
        impugn indict insinuate berate scold complain deplore""",
}
ACTS_IRREGULAR: dict[Polarity, str] = {
    "denies": """denial denials disagreement disagreements rejection rejections rebuttal refutation disputing
        contradiction disbelieves disbelieved""",
    "declines": "refusal opposition opposed-to withheld forbore",
    "questions": "doubts doubtful sceptical skeptical skepticism scepticism",
    "demands": "sought seeking besought ultimatum ultimatums plea pleas pled",
    "promises": """swore swear swears swearing sworn plans planned undertook undertaken assurance assurances
    commitment""",
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
        r"\b(?:no longer|never) (?:den(?:y|ies|ied)|disput(?:e|es|ed)|doubt(?:s|ed)?|contest(?:s|ed)?)\b",
        "asserts",
        None,
    ),
    (
        r"\b(?:brush|wav|shrug|bat|swat|laugh)\w* (?:aside|off|away|down) (?:\w+ ){0,2}questions?\b",
        "declines",
        "unknown",
    ),
    (
        r"\b(?:st[oa]p\w*|f[ae]ll\w*) (?:\w+ )?short of\b|\brefrain\w* from\b|\bshie?[sd]? away from\b|"
        r"\bsteer\w* clear of\b|\bneither confirm\w* nor den|"
        r"\b(?:stay|remain|keep|kept)\w* (?:silent|quiet|mum|tight-lipped)\b|\btight-lipped\b",
        "declines",
        "unknown",
    ),
    (
        r"\b(?:g[ai]v\w*|offer\w*|provid\w*) (?:no|few|little|scant) (?:\w+ )?"
        r"(?:indications?|details?|comments?|explanations?|reasons?|figures?|information|word|hints?|clues?|estimates?|answers?|timetable|timeline)\b",
        "declines",
        "unknown",
    ),
    (r"\binvok\w+ .*\brights?\b|\b(?:pleaded|pled|took|takes?|taking) the fifth\b", "declines", "unknown"),
    (r"\bple(?:ad|ads|aded|ading|d) (?:not guilty|innocent)\b|\bmaintain\w* (?:\w+ )?innocence\b", "denies", None),
    (r"\bple(?:ad|ads|aded|ading|d) guilty\b", "asserts", None),
    (
        r"\b(?:pour\w*|throw\w*|threw) cold water\b|\bback(?:s|ed|ing)? (?:away|off|down)\b|"
        r"\b(?:walk|row|roll)\w* back\b|\b(?:brush|wav|shrug|laugh|swat)\w* (?:aside|away|off)\b|"
        r"\bcast(?:s|ing)? aside\b|\bscoff\w* at\b|\bgave the lie to\b|\bgives? the lie to\b",
        "denies",
        None,
    ),
    (r"\b(?:want|demand|ask|need|seek|sought)\w* to (?:know|hear|learn|be told)\b", "questions", "unknown"),
    (
        r"\b(?:lobb(?:y|ies|ied|ying)|press\w*|push\w*|campaign\w*|clamou?r\w*|agitat\w*) for\b|"
        r"\b(?:set|sets|setting|issu\w*|g[ai]v\w*) (?:an? |the )?(?:\w+ )?(?:deadline|ultimatum)\b|"
        r"\b(?:renew|repeat|reiterat|mak|ma[dk]e|issu|back)\w* (?:\w+ ){0,2}"
        r"(?:calls?|demands?|appeals?|pleas?|requests?)\b|"
        r"\binsist\w* on\b",
        "demands",
        None,
    ),
    (
        r"\bg[ai]v\w* (?:\w+ ){1,2}(?:word|assurances?|guarantees?|undertaking|promise)\b|"
        r"\b(?:ma[dk]e|made|making|reiterat\w*|repeat\w*|renew\w*) (?:\w+ ){1,2}(?:pledge|promise|commitment|vow)s?\b",
        "promises",
        None,
    ),
    (
        r"\b(?:sound|rais)\w* (?:the |an )?alarm\b|\brais\w* the (?:spectre|specter|prospect)\b|\braise?d? fears?\b|"
        r"\bcaution\w* against\b",
        "warns",
        None,
    ),
    (
        r"\bpoint(?:s|ed|ing)? (?:the |a |an )?(?:\w+ )?finger\b|\btak(?:e|es|ing) aim\b|\btook aim\b|\btore into\b|"
        r"\btak(?:e|es|ing) .* to task\b|\btook .* to task\b",
        "accuses",
        None,
    ),
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
    project projects projected indicate indicates indicated
    indications suggest suggests suggested suggesting hint hints hinted believed feel feels felt""",
    "possible": """may might could possibly perhaps maybe hope hopes hoped hoping fear fears feared fearing speculate
    speculates speculated speculation rumored rumoured rumors rumours imagine""",
    "unknown": """reportedly allegedly purportedly supposedly so-called supposed alleged purported falsely wrongly
    baselessly wrongfully erroneously mistakenly incorrectly misleadingly unclear unknown unsure uncertain undecided
    unaware wonder wonders wondered undisclosed""",
}

# Hedges in the content, by strength of the doubt. Each pattern's span is kept as a hedge.
HEDGES: tuple[tuple[Certainty, str], ...] = (
    (
        "unknown",
        r"unclear|unknown|not (?:yet )?(?:clear|known|certain)|too (?:early|soon) to \w+|"
        r"reportedly|allegedly|purportedly|supposedly|no one knows|uncertain|undetermined|"
        r"(?:did|does|do)(?: not|n[’']t| n't) know|"
        r"(?:isn|wasn)[’']t (?:clear|known)|whether or not|remains to be seen",
    ),
    (
        "conditional",
        r"if (?:confirmed|true|proven|elected|approved|necessary|needed)|unless|provided that|as long as|"
        r"in the event (?:of|that)|in case|on condition that|only if|if|provided (?:he|she|they|we|there|no one)|"
        r"(?<!why )(?<!what )(?<!how )(?<!when )(?<!who )should (?:the|an?|any|he|she|it|they|there|his|her|their)|"
        r"would have (?!to\b|an?\b|the\b|no\b)\w+|assuming",
    ),
    (
        "possible",
        r"may|might|could|possibly|perhaps|maybe|possible|possibility|potential(?:ly)?|conceivabl[ey]|"
        r"(?:not|n[’']t|cannot) (?:be )?(?:rule|exclude)d? out|cannot be excluded",
    ),
    (
        "probable",
        r"likely|unlikely|probably|probable|presumably|apparently|appears?|appeared|seems?|seemed|suspected|"
        r"leaning towards?|believed to|thought to|expected to|almost certainly|most likely|in all likelihood|"
        r"highly likely|suggests?|I (?:think|believe|guess|suppose)|"
        r"(?:we|he|she|they) (?:thinks?|thought|believes?|believed)",
    ),
)
# One word, the rarest, of each pattern above: a clause without any of them holds no hedge. "Would" needs a "have" too.
HEDGE_WORDS = """unclear unknown uncertain undetermined clear known certain early soon reportedly allegedly purportedly
    supposedly knows know whether remains
    if unless provided long event case condition should assuming
    may might could possibly perhaps maybe possible possibility potential potentially conceivable conceivably
    rule ruled exclude excluded
    likely unlikely probably probable presumably apparently appear appears appeared seem seems seemed suspected leaning
    believed thought expected certainly likelihood suggest suggests think thinks believe believes guess suppose"""
# "likely voters", "as soon as possible", "could not", "as if": words like a hedge that are none.
NOT_HEDGE = (
    r"likely voters?|as \w+ as possible|best possible|worst possible|(?:everything|all|anything) possible|"
    r"as if|if not|if only|what if|if anything|even if|"
    r"could(?: not|n[’']t| n't)(?! have)|can(?: |n)o more|could (?:only|barely) |may well be time"
)

# "Claimed without evidence": the writer's doubt, no negation of the act.
DOUBTED = r"without (?:\w+ing )?(?:any |credible |much )?(?:evidence|proof|basis|foundation)"
# Sources that accuse by what they are, whatever verb reports them.
CHARGING = r"\b(?:law)?suits?\b|\bindictment|\bcharge sheet|\bplaintiffs?\b"
# What a threat promises.
REVENGE = r"\b(?:revenge|retaliat\w+|vengeance|avenge|reprisals?|punish\w*|crush|destroy|annihilat\w+)\b"
