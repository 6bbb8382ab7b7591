"""Words and forms of denials, as regular expressions. Data; `denials.py` reads it."""

import re

SPEECH = (
    r"(?:reports?|claims?|allegations?|accusations?|suggestions?|assertions?|charges?|rumou?rs?|speculation|idea|notion|"
    r"criticisms?|critics|statements?|comments?|remarks|concerns|fears|estimates?|figures?|version|account|findings?|"
    r"stud(?:y|ies)|conclusions?|announcement|characteri[sz]ation|theor(?:y|ies)|talk|blame|responsibility|argument|scenarios?|possibility)"
)
GAP = r"(?:\s+[\w'’.-]+){0,5}?\s+"
CUES = re.compile(
    r"\b(?P<deny>den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disavow(?:s|ed|ing)?|"
    r"repudiat(?:es?|ed|ing))\b"
    rf"|\b(?P<reject>(?:reject|dismiss|rebuff|disput|challeng|contest|scoff|question|counter|downplay|"
    rf"brush|shrug|play|criticiz|criticis|object)(?:s|es|ed|ing|e)?(?:\s+(?:off|down|aside|at|to))?)\b(?={GAP}{SPEECH}\b)"
    r"|\b(?P<false>(?:is|was|are|were|'s|as)\s+(?:\w+\s+){0,2}?(?:not\s+(?:true|correct|accurate|right)|untrue|false|"
    r"baseless|groundless|unfounded|fabricat\w+|nonsense|lies|a\s+lie|wrong|inaccurate|rubbish|fiction|propaganda)"
    r"|no\s+truth|nothing\s+to\s+do\s+with|absolutely\s+not|played\s+no\s+(?:part|role)|"
    r"(?:there\s+(?:is|was|were|are)|see|saw|seen|found)\s+no\s+(?:evidence|sign|indication|basis))\b",
    re.IGNORECASE,
)
MAY_DENY = tuple(
    "deni deny refut rebut disavow repudiat reject dismiss rebuff disput challeng contest scoff question counter "
    "downplay brush shrug play critici object true correct accurate right false baseless groundless unfound fabricat "
    "nonsense lie wrong rubbish fiction propaganda truth nothing absolutely evidence sign indication basis".split()
)
"""A stem of every cue; most sentences hold none, and this is a hundred times faster to look for than `CUES`."""
UNTRUE = (
    r"(?:(?:is|was|are|were|'s|as)\s+(?:\w+\s+){0,2}?(?:not\s+(?:true|correct|accurate)|untrue|false|baseless|"
    r"groundless|unfounded|fabricat\w+|nonsense|lies|a\s+lie|a\s+myth|inaccurate|rubbish|fiction|propaganda|hype|"
    r"exaggerated|overstated|overblown|speculation|rumou?rs))"
)
SUBJECT = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|suggestions?|assertions?|rumou?rs?|estimates?|speculation|idea|notion)"
    rf"\s+(?:that|of)\s+(?P<said>[^.;:]{{12,200}}?)\s+{UNTRUE}\b",
    re.IGNORECASE,
)
"""What others say, called untrue in the same sentence ("reports that the depots were bombed were false")."""
MAY_BE_UNTRUE = tuple(
    "correct accurate true fair right false baseless groundless unfound fabricat nonsense lie myth rubbish "
    "fiction propaganda hype exaggerated overstated overblown speculation rumo dismiss reject disput brush".split()
)
"""Letters of which each of the three forms holds some."""
ANSWER = re.compile(
    r"^\W*(?:no|not true|that is not true|that's not true|nonsense|rubbish)\s?[,.:;!-]"
    r"(?!\s*(?:seriously|really|please|wait|sorry))",
    re.IGNORECASE,
)
"""A sentence that answers the question or the statement before it with a no."""
CORRECTED = re.compile(
    r"\b(?:not|n't)\s+(?:correct|accurate|right|true|fair)\s+(?:to|that)\s+(?P<said>[^.;]{8,160}?)\s*"
    r"(?=[.;]|,|\s(?:because|since|but|as\s+it)\b|$)",
    re.IGNORECASE,
)
"""A statement that is called wrong with its words after it ("it is not correct to call it X")."""
DISMISSED = re.compile(
    r"\b(?:dismiss|reject|disput|brush)\w*\s+as\s+(?:\w+\s+)?(?:unlikely|false|untrue|baseless|groundless|unfounded|"
    r"nonsense|absurd|ridiculous|rumou?rs?|speculation|propaganda|lies|wrong|exaggerated|fanciful|far-fetched)\s+"
    r"(?P<said>(?:any|the|all|claims?|reports?|suggestions?|talk|fears?)\b[^.;]{10,180})",
    re.IGNORECASE,
)
REFUSED = re.compile(
    r"^\W*(?:(?:the|a|an|any|his|her|its|their|them|him|it|us|entry|to)\s+)*(?:access|entry|visas?|permission|bail|"
    r"requests?|opportunit\w+|asylum|permits?|rights?|treatment|leave|a\s+chance|calls?|offers?|demands?|proposals?|"
    r"plans?|bids?|appeals?|resolutions?|deals?|compromise|advice|service|justice|food|water|(?:\w+\s+)?care)\b",
    re.IGNORECASE,
)
REFUSING = re.compile(
    r"\b(?:reject|refus|declin|oppos|object|rebuff|dismiss|veto|resist|spurn)\w*\b|\b(?:predict|expect|plan|intend)ing\b|"
    r"\b(?:may|might|could|should|would|will|won't)\b",
    re.IGNORECASE,
)
"""In a denial without a cue of `CUES`: it turns down an offer or a plan, or speaks of what may come."""
ACCUSING = re.compile(
    r"\b(?:accus|blam|alleg|critici|complain|suspect|charge[ds]|concern|fear|fail|corrupt|guilty|responsible|cover-?up|"
    r"rumou?r|link|tortur|massacr|smuggl|conspir|plot|lied|lying)\w*",
    re.IGNORECASE,
)
"""Words of an accusation: what people deny."""
BLAMES = re.compile(r"\b(?:blam|accus|alleg|suspect)\w*", re.IGNORECASE)
IN_DENIAL = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b", re.IGNORECASE)
"""A statement that speaks of a denial is not itself denied."""
PASSIVE = re.compile(r"\b(?:been|was|were|being|is|are|be|get|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
NOT_DENIED = re.compile(r"\b(?:not|n't|never|neither|nor|no\s+one|nobody|cannot|n’t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
PROPOSITION_END = re.compile(
    r"\s*(?:;|--|—|\.\s|\.$|,?\s+(?:but|although|though|while|whereas)\b|,\s+(?:\w+\s+){0,2}(?:after|when|following)\b|"
    r",\s+as\b|,\s+(?:[\w.'’-]+\s+){1,5}(?:said|says|reported|told)\b|,?\s+(?:saying|adding|insisting|arguing|calling|"
    r"telling|pointing|which|who|and\s+(?:said|say|says|told|added|insisted|called|blamed|accused|vowed|went|demanded|urged|promised))\b|"
    r"\s+in\s+(?:an?|his|her|its|their)\s+(?:\w+\s+)?(?:statement|interview|letter|e-?mail|post|tweet|speech|news\s+conference)\b|"
    r",\s*(?:'|’|`|\"|“))"
)
CAUSE = re.compile(r",?\s+(?:\w+\s+){0,2}(?:after|following)\b([^.;]*)", re.IGNORECASE)
DOCUMENT = re.compile(
    r"\b(?:report|study|survey|assessment|estimate|statement|findings|inquiry|investigation)\b", re.IGNORECASE
)
REPORTED = re.compile(rf"^(?:\W*[\w'’.-]+){{0,5}}?\W*{SPEECH}\s+(?:that|of|about|the)\b", re.IGNORECASE)
OWNER = re.compile(
    rf"^\W*(?:the\s+)?(?P<owner>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){{0,3}})(?:\s?['’]s?|\s)\s?(?:\w+\s)?{SPEECH}\b"
)
LEAD_IN = re.compile(
    rf"^\W*(?:(?:all|any|such|the|a|an|those|these|this|that|as|its|his|her|their|recent|new|earlier|media|press|both|of)\s+)*"
    rf"(?:{SPEECH}\s+)?(?:(?:that|of|about|from|by|in|having|being|been|it|he|she|they|had|has|was|were|to)\s+)*",
    re.IGNORECASE,
)
ANAPHOR = re.compile(
    rf"^\W*(?:(?:all|any|such|the|those|these|this|that|his|her|their|its|it|them|both|new|latest|recent|official|yesterday|today|"
    rf"against|him|me|us|earlier|on|(?:mon|tues|wednes|thurs|fri|satur|sun)day|involvement|wrongdoing|link|"
    rf"responsibility)\W*|{SPEECH}\W*)+$",
    re.IGNORECASE,
)
MAY_NEGATE = ("no", "n't", "n’t", "never", "neither")
SELF_NEGATED = re.compile(
    r"^\W*(?:that\s+)?(?:it|he|she|they|we|i|(?:the|his|her|its|their|our)\s+(?:country|company|government|firm|factory|"
    r"agency|ministry|army|party|administration|group|bank|church|school|hospital|operator)|there|no|none|nothing|neither)\b[^.;]{0,40}?"
    r"(?:\bnot\b|n't\b|n’t\b|\bnever\b|\bno\b|\bnothing\b|\bnone\b)|^\W*(?:that\s+)?(?:there\s+(?:was|were|is|are|had\s+been)"
    r"\s+no|no|none)\b",
    re.IGNORECASE,
)
DOUBTED = re.compile(
    r"\b(?:not|never|no|none|nothing|innocent|unlikely|without|neither|nor|cannot|unaware|rul\w+ out|doubt\w*)\b|"
    r"n't\b|n’t\b",
    re.IGNORECASE,
)
UNSTATED = frozenset({"denies", "declines", "questions", "demands"})
"""Polarities of claims that state nothing which could be denied."""
NEGATED = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|unable|fail(?:s|ed|ing)?)\b|n't\b|n’t\b",
    re.IGNORECASE,
)
CONTRAST = re.compile(
    r"^\W*(?:but|however|yet|still|instead|nevertheless|actually)\b|"
    r"\b(?:despite|although|though|contrary to|in fact|actually|in reality|rather than|far from|whereas|unlike)\b",
    re.IGNORECASE,
)
CRITICAL = re.compile(
    r"\b(?:wrong|mislead\w*|misle[da]\w*|mistaken|inaccurate\w*|exaggerat\w*|overstat\w*|overblown|delusional|misinformed|absurd|"
    r"ridiculous|nonsense|false\w*|untrue|lie|lies|lied|lying|myth|hype\w*|s[ck]eptic\w*|doubt\w*|disagree\w*|disput\w*|"
    r"contradict\w*|challeng\w*|question\w*|contest\w*|insist\w*|maintain\w*|defend\w*|refus\w*|condemn\w*|critici\w*|"
    r"accus\w*|blam\w*|dismiss\w*|reject\w*|unlikely|incorrect\w*|unfair\w*|unfounded|baseless|distort\w*|fabricat\w*|"
    r"hoax\w*|fake\w*|rumou?r\w*|debunk\w*|bogus|clarif\w*|correct\w*|counter\w*|trust|innocen\w*)\b",
    re.IGNORECASE,
)
"""Words of those who answer."""
TOLD = re.compile(
    r"\b(?:reports?|rumou?rs?|allegations?|claims?|claimed|suggest\w*|accusations?|speculation|according to|believed|"
    r"thought|suspect\w*|reported(?:ly)?|apparent(?:ly)?|alleged(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words of what is only reported: what people deny."""
