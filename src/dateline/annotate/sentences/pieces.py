"""Patterns for the pieces of an article that are not running text: furniture, datelines, dates that head a section.

Every quantifier is bounded or possessive, so that each pattern takes constant time at a place.
"""

import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b\.?"
)
WEEKDAY = r"(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Thur|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?)"
YEAR = r"(?:(?:19|20)\d\d)"
DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
HALF = r"(?:[ap]\.?m\b\.?|[AP]M\b)"
CLOCK = rf"(?:[0-2]?\d ?[:.] ?[0-5]\d(?:[:.][0-5]\d)?(?: ?{HALF})?|[01]?\d ?{HALF})"
ZONE = r"(?:(?:GMT|UTC|BST|IST|CEST|CET|EDT|EST|ET|CDT|CST|MDT|MST|PDT|PST|UK time|local time|AEST|SGT|HKT)\b)"
LONG_DATE = (
    rf"(?:(?:{WEEKDAY} ?,? ?)?(?:{DAY} {MONTH} ?,? {YEAR}|{MONTH} {DAY} ?, {YEAR}|{MONTH} {DAY} {YEAR}"
    rf"|{YEAR}-\d\d-\d\d))"
)
# "3 July", "Monday, July 3": a heading only where nothing else stands on the line.
SHORT_DATE = rf"(?:(?:{WEEKDAY} ?,? ?)?(?:{DAY} {MONTH}|{MONTH} {DAY}))(?![\w-])"
UPDATED = r"(?:(?:Page )?[Ll]ast updated(?: at| on)?(?: ?:)? )"
STAMP = (
    rf"(?:{UPDATED}?{LONG_DATE}(?: ?[,|;-])?(?: at)? (?:{CLOCK}|Last updated at {CLOCK})(?: {ZONE})?(?: Help\b)?"
    rf"|{UPDATED}?{CLOCK}(?: {ZONE})? ?,? {LONG_DATE}(?: {CLOCK} UK\b)?)"
)

DATE_LINE = re.compile(
    rf"(?:(?:Published|Posted|Updated|Last (?:updated|modified)|First published)(?: on)? ?:? ?)?"
    rf"(?:{STAMP}|{LONG_DATE}|{SHORT_DATE}) ?[:.]?$"
)
# "03 Jul 2017N.Korea tests a missile": a card's date with its headline, as text taken from a page has it.
DATE_HEAD = re.compile(rf"(?P<date>{LONG_DATE})(?=[A-Z\"'“‘`]| ?[|:–—] ?\S| -{{1,2}} \S)(?P<rule> ?[|:–—-]*+)")
# "April 20: An explosion ...": an entry of a chronology; "10.45am: ...": of a live report.
DATE_ENTRY = re.compile(
    rf"(?P<date>{LONG_DATE}|{SHORT_DATE}|{CLOCK}(?: {ZONE})?(?= ?:))"
    rf"(?P<rule> ?(?::|–|—|-{{1,2}}(?= )))(?= ?[A-Z\"“‘`])"
)
STAMP_ANYWHERE = re.compile(STAMP)

AGENCIES = (
    r"(?:Reuters|AP|AFP|CNN|UPI|Xinhua|Bloomberg|PTI|IANS|ANI|TASS|Interfax|dpa|EFE|Kyodo|Yonhap|PA|NNA|Fox News)"
)
CAPS = r"(?:[A-Z][A-Z.'’/\\-]+(?:-\d)?)"
NAME = r"(?:[A-Z][\w.'’/\\-]*)"
CAPS_PLACE = rf"(?:{CAPS}(?: {CAPS}){{0,6}})"
NAME_PLACE = rf"(?:{NAME}(?: {NAME}){{0,3}})"
REST_OF_PLACE = rf"(?:(?: ?, ?| and | ?\\?/ ?){NAME_PLACE}){{0,3}}"
DATED = rf"(?: ?,? (?:{WEEKDAY} ?,? )?(?:{MONTH} {DAY}|{DAY} {MONTH})(?: ?,? {YEAR})?)?"
AGENCY = r"(?: ?,? ?(?:\(|-LRB- ?)[A-Z][\w .,/&\\|-]{1,40}?(?:\)| ?-RRB-))"
RULE = r"(?: ?(?:-{1,3}|–|—|_{1,2})(?= |$)| ?[–—])"
DATELINE = re.compile(
    rf"(?:{CAPS_PLACE}{REST_OF_PLACE}{DATED}(?:{AGENCY}{RULE}?|{RULE})"
    rf"|{NAME_PLACE}{REST_OF_PLACE}{DATED}{AGENCY}{RULE}"
    rf"|(?:\(|-LRB- ){AGENCIES}(?:\)| -RRB-){RULE}?"
    rf"|{CAPS_PLACE}{REST_OF_PLACE} \| (?:{STAMP}|{LONG_DATE}))"
)
# The same in the middle of a line, after a headline: only forms that nothing else looks like.
DATELINE_INSIDE = re.compile(
    rf"(?<=[\w'.?!:*”’\")-] )(?:{CAPS_PLACE}{REST_OF_PLACE}{DATED}{AGENCY}{RULE}"
    rf"|{NAME_PLACE}(?: ?, ?{NAME_PLACE}){{0,2}}{DATED}(?:\(|-LRB- | -LRB- | \(){AGENCIES}(?:\)| -RRB-){RULE}"
    rf"|(?:\(|-LRB- ){AGENCIES}(?:\)| -RRB-){RULE}"
    rf"|{CAPS_PLACE}{REST_OF_PLACE} \| (?:{STAMP}|{LONG_DATE}))"
)

_PERSON = r"(?:[A-Z][\w.'’-]+(?: (?:[a-z]{1,3} )?[A-Z][\w.'’-]*){0,4})"
BYLINE = (
    rf"(?:[Bb]y|BY) {_PERSON}(?:(?: ?,| and|,? and| in| for) {_PERSON}){{0,5}}"
    rf"(?: ?,(?: (?:[A-Z]\w*|and|of|for|the|in)){{1,6}})?"
)
# A by-line glued to what follows: only where an outlet ends it.
_OUTLET = r"(?:CNN(?: Wire Staff)?|BBC News(?: (?:website|Online))?|Reuters|AP|AFP|Guardian|Fox News)"
GLUED_BYLINE = re.compile(
    rf"By (?:the )?(?:{_PERSON}(?:(?: ?,| and|,? and) {_PERSON}){{0,3}}? ?(?:,|--|-)? ?(?:Special to )?)?{_OUTLET}"
    rf"(?: , {NAME_PLACE}(?= [A-Z])| correspondent| reporter)?(?= )"
)
_CREDIT_OWNER = (
    r"(?:AP|Reuters|REUTERS|AFP|EPA|PA|Getty(?: Images)?|Rex(?: Features)?|Corbis|Bloomberg|Xinhua|UPI|Alamy"
    r"|Handout)"
)
CREDIT = re.compile(
    rf"(?:Photograph|Photo|Picture|Image|PHOTO|Credit|REUTERS)s?(?: credit| by)? ?(?::|\\?/) ?(?:[\w.'’-]+ ){{0,5}}?"
    rf"(?:[\w.'’-]+ ?)?(?:\\?/ ?)?{_CREDIT_OWNER}(?: ?\\?/ ?{_CREDIT_OWNER}){{0,3}}(?![\w'’])"
    r"(?:\\?/[\w.]+){0,3}(?: (?:Features|Images|Pictures)\b)?"
    rf"|AP Photo\\?/\w+(?: PLC)?(?= )|AP\d{{4}}(?= [A-Z])"
    rf"|(?:[A-Z][\w.]+ ){{1,3}}via AP(?= [A-Z])"
    rf"|(?:AFP|AP|EPA)\\?/{_CREDIT_OWNER}(?= [A-Z])|(?:AP|AFP)(?= [A-Z][\w.]+ (?!reported|said))"
)

# A whole line or sentence that is furniture, told by how it begins.
FURNITURE = re.compile(
    r"""(?ix)
    (?:-LRB-\s|cents\s|[(\[\s*•·>›»-]*+)
    (?: (?:additional\s)?(?:reporting|editing|writing|compiled|translated)(?:\sand\s(?:editing|writing
          |reporting))?\sby\s
      | read\s(?:more|also|next|the\sfull|this)\b (?![^.]{0,80}\b(?:said|says)\b)
      | (?:see|also|more|related|recommended|popular|latest|top|most|editor['’]?s)\s?
        (?:also|on\sthis|stories|articles|news|links|reading|topics|coverage|read|viewed|popular|picks
          |choice)\b\s?(?::|\.?$|\|)
      | (?:stay|keep)\s(?:updated|tuned|up\sto\sdate|in\sthe\sknow)\b | (?:keep\sup|catch\sup)\swith\b
      | (?:sign\sup|subscribe|log\sin|register|sign\sin|join\sus|click\shere|tap\shere)\b
      | (?:download|get)\s(?:the|our)\s(?:app|free|daily|newsletter|latest|ebook)\b
      | follow\s(?:us|me|@|\w+(?:\s\w+)?\son\s(?:twitter|facebook|instagram)|the\slatest)
      | (?:like|find|join)\sus\son\b | share\s(?:this|on|via|your|with)\b | (?:e-?mail|print|tweet|comment
          |comments|share|facebook|twitter)\s?(?:\d{1,6}\s?)?$
      | (?:copyright\s(?:©|\(c\)|-lrb-|\d{4}|by\s|of\s)|©|\(c\)\s|all\srights\sreserved)
      | this\s(?:material|copy|article|story|report|content)\s(?:may\snot|was\s(?:amended|originally|first
          |updated|corrected|published|produced|edited)|has\sbeen\s(?:amended|updated|corrected)|is\spublished
          |originally)
      | this\s(?:discussion|thread)\sis\s(?:now\s)?closed | this\scomment\s(?:was|has\sbeen)\sremoved
          | we\swelcome\scomments
      | (?:posted|published|updated|last\supdated|first\spublished)\s(?:by|on|:)\s
          | (?:report|flag)\s(?:abuse|this\scomment)
      | (?:have|leave|add|post)\s(?:a|your)\s(?:comment|say|reply|tip)\b | \d{1,6}\s(?:comments?|shares?|likes?
          |replies)\s?\.?$
      | (?:photo|image|picture)s?\s(?:credit|by|courtesy|caption)\b | (?:file\sphoto|advertisement|sponsored
          |skip\sto|image\scaption|media\scaption)\b
      | (?:staff\s)?(?:writer|correspondent|reporter)s?\s.{0,120}\breported\sfrom\b
      | rt\s@ | https?:// | www\. | source\s?:\s | tags?\s?: | filed\sunder\b | topics?\s?:
      | (?:love|enjoy|enjoying|enjoyed|like|want|interested\sin)\s[^.?!]{1,40}\?\s*$
      | (?:for\s)?(?:more|full|further)\s(?:information|details|coverage|stories|news)\b.{0,60}\b(?:click|visit
          |go\sto|see|on)\b
      | your\scomments\smay\sbe\b | to\sget\sthe\slatest\b | [^.!]{0,40}\bnow\shave\syour\ssay\b
      | you\smay\snot\salter\b | you\sagree\sthat\sanything\syou\spost | notify\sme\sof\sfollow
      | enter\syour\s(?:e-?mail|name)\b
      | not\sall\s(?:e-?mails|comments)\swill\sbe\spublished
      | (?:a|this)\s(?:version|article)\s(?:of\sthis\s\w+\s)?(?:first\s)?appeared\s(?:on\sp\s?\d|in\sthe\s|in\sprint)
      | this\s(?:has\sbeen|was)\s(?:corrected|amended)\b | (?:editor|author)\s?['’]s\snote\s?: | corrections?\s?:\s
      | to\s(?:contact|reach)\sthe\s.{1,60}\b(?:e-?mail|phone|call)\b | for\sall\sother\sinquiries\b
      | if\syou\s(?:are\swriting\sa\scomment|['’]?\s?(?:d|would)\slike\sto\scomment)\b
      | (?:phone|tel|telephone|fax)\s?:?\s?[\d +(] | [\d ]{7,20}\.?$
      | thank(?:s|\syou)\sfor\s(?:reading|contributing|visiting|your\scomments?)\b
      | please\sget\sinvolved\b | get\s(?:\w+\s){1,2}updates\b | explore\s(?:(?:all|more)\s)?(?:of\s)?our\b
      | for\sthe\slatest\s(?:updates|news|from)\b | you\scan\s(?:stay\sup\sto\sdate|follow\s(?:us|me|our|the))\b
      | these\sare\ssome\sof\sthe\s(?:popular|latest)\b | this\sis\smy\sblog\b | this\slive\sblog\b
      | (?:for|to)\s[^?!]{1,120}\bclick\s(?:here|on)\b | in\sorder\sto\ssee\sthis\scontent\b
      | find\sout\smore\b
      | all\smaterials?\sherein\b | this\s(?:is\sa|content\sis)\s(?:rush\s|brought\sto\syou)
      | any\sopinions\s(?:here\s)?are\s
      | (?:the\s)?(?:views|opinions)\sexpressed\b | (?:terms|privacy)\s(?:of|policy|and)\b | (?:view|see
          |show)\s(?:all|more|gallery|photos|comments)\b
    )
    """
)

# The same, told by words inside; a text that has none of the words need not be searched.
INSIDE_WORDS = ("contributed", "may edit your", "your inbox", "columnist")
INSIDE_WORD = ("contributed", "edit", "inbox", "columnist")  # the same for a sentence in lower case, white space aside
FURNITURE_INSIDE = re.compile(
    r"""(?ix)
    (?:the\s)?associated\spress\s(?:writer|reporter)s?\b.{0,160}\bcontributed
    | .{0,160}\bcontributed\s(?:to\sthis\s(?:report|story|article)|reporting)
    | [^.?!]{1,60}\bmay\sedit\syour\scomments
    | .{0,80}\b(?:delivered|straight|direct)\sto\syour\sinbox\b
    | (?:-+\s)?(?:[\w.'’-]+\s){1,4}is\san?\s(?:[\w'’-]+\s){0,3}columnist\b.{0,60}$
    """
)

# Section labels as pages set them above a heading, run into it without a space ("ResponseMayor denies").
KICKER = re.compile(
    r"(?:Reports?|Allegations?|Responses?|Reactions?|Demands?|Warnings?|Figures|Context|Background|Details|Facts?|Data|"
    r"Analysis|Opinion|Statements?|Quotes?|Information|Introduction|Aftermath|Impact|History)(?=[A-Z])"
)
