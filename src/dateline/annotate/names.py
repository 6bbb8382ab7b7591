"""What a name's own words tell: titles, given names by gender, and words for people and for bodies.

Word lists as data. Given names are common English-language ones and some that are frequent in world
news; a name that is used for both men and women is in neither list. Written by hand, not taken from a corpus.
"""

TITLES_MALE = frozenset(
    "mr mister sir lord king prince duke sheikh sheik imam ayatollah father brother pope baron".split()
)
TITLES_FEMALE = frozenset("mrs ms miss madam madame mme dame lady queen princess duchess sister baroness".split())
TITLES_OTHER = frozenset(
    """dr doctor prof professor president vice-president chancellor premier prime minister secretary senator
    sen rep representative congressman congresswoman gov governor mayor judge justice chief general gen
    colonel col major maj captain capt lieutenant lt sergeant sgt corporal admiral adm commander officer
    inspector detective ambassador envoy rev reverend bishop archbishop cardinal rabbi hon attorney
    former ex-president ex vice deputy acting u.s us american british russian ukrainian chinese french
    german then comrade leader chairman chairwoman director spokesman spokeswoman spokesperson""".split()
)
TITLES = TITLES_MALE | TITLES_FEMALE | TITLES_OTHER

SUFFIXES = frozenset("jr sr ii iii iv phd md".split())

MALE = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro alexander alfred ali allan allen
    andre andrew andy anthony antonio arnold arthur austin barack barry ben benjamin bernard bernie bill
    billy bob bobby boris brad bradley brandon brendan brian bruce bryan byron carl carlos charles
    chester chris christopher chuck clarence claude clifford clint colin conrad corey craig curtis
    daniel danny darren dave david dean dennis derek dick dmitry dominic don donald doug douglas duncan
    dwight earl ed eddie edgar eduardo edward edwin eli elliott emmanuel eric ernest ethan eugene felix
    fernando floyd francis francisco frank franklin fred frederick gary gavin geoffrey george gerald
    gilbert glenn gordon graham greg gregory guy hank harold harry harvey hassan henry herbert herman
    howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jake james jared jason javier jay
    jeb jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel john johnny jon jonathan jorge jose
    joseph josh joshua juan julian julio justin karl keith ken kenneth kevin kurt kyle lance larry
    laurence lawrence len leo leon leonard leroy lewis lloyd louis lucas luis luke malcolm manuel marc
    marco marcus mario mark martin marvin mathew matt matthew maurice max michael mick miguel mike
    milton mitch mitt mohamed mohammad mohammed muammar muhammad nathan neil nelson newt nicholas nick
    nigel norman oliver omar oscar otto owen pablo patrick paul pedro pete peter petro phil philip
    phillip pierre rafael ralph ramon ray raymond reince ricardo richard rick ricky rob robert roberto
    rod rodney roger roland ron ronald rory ross roy rudolph rudy rupert russell ryan salman sam samuel
    saul scott sean seb sebastian serge sergei seth shane shaun sidney silvio simon spencer stanley
    stefan stephen steve steven stuart ted terence theodore thomas tim timothy toby todd tom tommy tony
    travis trevor tyler vernon victor vince vincent vladimir volodymyr wade walter warren wayne wesley
    will william winston wolf xi yuri zachary""".split()
)
FEMALE = frozenset(
    """abigail agnes aisha alexandra alice alicia alison allison amanda amber amelia amy ana andrea angela
    angelina anita ann anna anne annette annie anya april audrey barbara beatrice belinda bella
    bernadette bernice beth betty beverly bonnie brenda bridget brittany camille carla carly carmen
    carol carole caroline carolyn catherine cathy cecilia celia charlene charlotte cheryl chelsea
    christina christine cindy claire clara claudia colleen condoleezza connie crystal cynthia daisy
    danielle dawn deborah debbie denise diana diane dolores donna doris dorothy edith eileen elaine
    eleanor elena elizabeth ella ellen emily emma erica erin esther ethel eva eve evelyn fatima felicia
    fiona florence frances gabrielle gail geraldine gina gladys glenda gloria grace greta gwen hannah
    harriet hazel heather heidi helen helena henrietta hilary hillary holly hope huma ida imelda ingrid
    irene iris irma isabel isabella ivanka jacqueline jane janet janice jasmine jean jeanne jenna
    jennifer jenny jessica jill joan joanna joanne josephine joy joyce juanita judith judy julia juliana
    julie june karen kate katherine kathleen kathryn kathy katie katrina kellyanne kim kimberly kirsten
    kirstjen kristen kristin laila latoya laura lauren leah lena leslie lillian linda lindsay lisa liz
    lois lorraine louise lucia lucille lucy lydia lynn mabel madeleine maggie margaret maria marian
    marie marilyn marine marion marjorie martha mary maureen maxine megan megyn melania melanie melinda
    melissa mercedes mia michele michelle mildred miriam molly monica muriel nadia nancy naomi natalia
    natalie natasha nicola nicole nikki nina nora norma olga olivia pamela patricia patti paula pauline
    pearl peggy penelope penny phyllis polly priscilla priti rachel ramona rebecca regina renee rhonda
    rita roberta rosa rosalind rose rosemary roxanne ruby ruth sabrina sally samantha sandra sara sarah
    shannon sharon sheila sherry shirley simone sonia sophia sophie stacy stella stephanie sue susan
    susanna suzanne svetlana sylvia tamara tammy tania tanya tara teresa theresa tiffany tina tracy
    tulsi ursula valerie vanessa vera veronica vicki victoria viola violet virginia vivian wanda wendy
    whoopi winifred yolanda yvette yvonne zoe""".split()
)

# Nouns that, as the head of a source without a name, speak of people or of a body.
PERSON_NOUNS = frozenset(
    """activist actor adviser advisor aide ambassador analyst attorney author boss candidate chairman
    chairwoman chief colleague commander commentator congressman correspondent critic defender democrat
    demonstrator deputy diplomat director doctor driver economist editor employee engineer envoy
    executive expert farmer father fighter founder friend general governor guard historian host insider
    investigator investor journalist judge justice king lawmaker lawyer leader legislator man manager
    mayor member minister mother mp neighbor neighbour nominee observer officer official operative
    opponent organizer organiser owner parent passenger patient person physician pilot politician
    pollster premier president priest producer professor prosecutor protester queen rebel refugee
    reporter representative republican researcher resident rival scholar scientist secretary senator
    sheriff soldier son source spokesman spokesperson spokeswoman strategist student supporter surrogate
    survivor suspect teacher user victim volunteer voter wife witness woman worker writer husband
    daughter sister brother assemblyman assemblywoman councilman councilwoman councillor commissioner coach player
    actress singer columnist astronomer biologist physicist chemist ecologist psychologist archaeologist coroner
    detective policeman policewoman firefighter nurse pastor cleric blogger filmmaker musician athlete gunman
    billionaire businessman businesswoman entrepreneur whistleblower trader broker banker treasurer negotiator mediator
    ombudsman archbishop bishop prince monarch academic lecturer veteran inspector superintendent surgeon
    epidemiologist chairperson co-founder ceo co-author architect administrator auditor captain colonel""".split()
)
BODY_NOUNS = frozenset(
    """administration agency alliance army association authority bank bloc board broadcaster bureau cabinet
    campaign channel charity church club coalition commission committee company conference congress
    corporation council country court department embassy faction family federation firm force foundation
    government group hospital house industry institute institution jury kremlin leadership legislature
    magazine media military ministry nation navy network newspaper office opposition organisation
    organization panel parliament party pentagon police press prosecution publisher regime regulator
    school senate service side society squad state station task team television tribunal tv union
    university watchdog website""".split()
)
_SHORTEST_STEM = 3  # letters; "us" and "uk" have no such forms
# Countries, whatever a tagger says; one that is also a person's name (Georgia, Jordan, Chad, Israel) is not here.
COUNTRIES = frozenset(
    """afghanistan|albania|algeria|angola|argentina|armenia|australia|austria|azerbaijan|bahrain|bangladesh|
    belarus|belgium|bolivia|bosnia|brazil|britain|bulgaria|burma|cambodia|cameroon|canada|chile|china|colombia|
    congo|croatia|cuba|cyprus|czech republic|denmark|ecuador|egypt|england|eritrea|estonia|ethiopia|
    european union|finland|france|germany|ghana|great britain|greece|guatemala|haiti|honduras|hungary|iceland|
    india|indonesia|iran|iraq|ireland|italy|ivory coast|japan|kazakhstan|kenya|kosovo|kuwait|kyrgyzstan|laos|
    latvia|lebanon|liberia|libya|lithuania|luxembourg|malaysia|mali|malta|mexico|moldova|mongolia|morocco|
    mozambique|myanmar|namibia|nepal|netherlands|new zealand|nicaragua|niger|nigeria|north korea|
    northern ireland|norway|oman|pakistan|panama|paraguay|peru|philippines|poland|portugal|qatar|romania|russia|
    rwanda|saudi arabia|scotland|senegal|serbia|sierra leone|singapore|slovakia|slovenia|somalia|south africa|
    south korea|south sudan|soviet union|spain|sri lanka|sudan|sweden|switzerland|syria|taiwan|tajikistan|
    tanzania|thailand|tunisia|turkey|turkmenistan|uganda|ukraine|united arab emirates|united kingdom|
    united states|uruguay|uzbekistan|vatican|venezuela|vietnam|wales|yemen|zambia|zimbabwe|us|u.s|uk|u.k""".replace(
        "\n    ", ""
    ).split("|")
)
_REGULAR_PEOPLES = frozenset(
    stem + end
    for country in COUNTRIES
    if len(country) > _SHORTEST_STEM
    for stem, ends in ((country, ("n", "an", "ian", "ese", "i")), (country[:-1], ("an", "ian", "ese")))
    for end in ends
)
_PEOPLES = _REGULAR_PEOPLES | frozenset(
    """american british french german dutch spanish swedish polish danish finnish turkish irish scottish
    welsh greek thai swiss czech palestinian european arab israeli afghan korean african asian
    muslim islamic christian jewish western norwegian bosnian argentine filipino saudi burmese
    jordanian georgian""".split()
)
# Words for people of a country, a continent or a faith: of type "other", singular and plural.
PEOPLES = _PEOPLES | {people + "s" for people in _PEOPLES}
# What speaks without being anyone: "the study found", "polls show".
PAPER_NOUNS = frozenset(
    """ad ads advertisement analysis analyses article average bill book brief clip complaint convention data
    document editorial email emails estimate evidence figure file filing finding headline image
    interview investigation law lawsuit letter memo message news note notice order paper petition plan
    platform poll post profile program report research resolution review ruling schedule speech
    statement statistic story study summary survey table tally transcript treaty tweet verdict video
    warrant witness""".split()
)
PLURAL_IRREGULAR = frozenset(
    "people police men women media authorities staff both some many others most several two three".split()
)
