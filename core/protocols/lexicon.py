"""The vocabulary of published rules: which words mean the same to a channel's protocol.

A class holds words of one meaning (people who help, places to write in, ways to call somebody); what is learned
of one of them holds for all. The classes are written by hand from knowledge of the field.
"""

import re
from functools import cache

from core.answers.terms import stem

# Several words that mean one thing; alternatives of one regular expression.
_PHRASES: dict[str, tuple[str, ...]] = {
    "NOREPLY": (
        r"not (?:be )?(?:expected|obliged|obligated|required|pressured) to (?:\w+ )?(?:repl|respon|answer|check|read)\w*",
    ),
    "PERMIT": (
        r"feel free|(?:you(?: are|'re) )?(?:more than )?welcome to|free to|no need(?: to)?",
        r"not? (?:have|need|required) to|don't (?:have|need) to",
        r"(?:don't|do not) (?:worry|hesitate|be shy|be afraid)",
        r"(?:is|it's|are|perfectly|totally) (?:ok|okay|fine|alright)",
        r"(?:you|we) (?:may|might|can)(?: also)?|if you (?:like|wish|want|prefer|would like)",
        r"(?:are|is) encouraged|encourage (?:you|everyone|all)|up to you",
    ),
    "MUST": (
        r"make sure(?: that| to)?|be sure(?: that| to)?|have to|has to|need to|needs to",
        r"ought to|(?:are|is) (?:to be|expected to|required to)|it is (?:important|essential)",
        r"be careful to",
    ),
    "DM": (
        r"(?:direct|private|personal|1:1|one-to-one)[ -]?(?:messag\w+|chats?|conversations?)",
        r"directly messag\w+|messag\w+ (?:\w+ )?(?:directly|privately)",
        r"(?:friend|message) requests?|\w+ ?mail me|in private",
    ),
    "BROADCAST": (
        r"(?:whole|entire) (?:channel|team|group|server|class)",
        r"group (?:mentions?|tags?|pings?)|mass (?:mentions?|pings?)",
        r"(?:mention|tag|ping|notify)\w* (?:every(?:one|body)|all)",
    ),
    "FORUM": (
        r"discussion (?:boards?|forums?)|message boards?|ed discussions?|github discussions?",
        r"mailing lists?|q ?(?:&|and) ?a (?:forum|board)|issue tracker",
    ),
    "OFFHOURS": (
        r"out(?:side)?(?: of)? (?:\w+ )?(?:working |work |business |office )?hours",
        r"after (?:hours|work)|off[- ]hours|quiet hours|do not disturb|in the evenings?",
        r"at night",
    ),
    "ABSENT": (
        r"out of (?:the )?office|(?:time|day|days) off|on (?:leave|vacation|holidays?)",
        r"(?:cannot|can't|not able to|unable to|not be able to) (?:\w+ )?(?:attend|come|join|make it)",
        r"(?:be|are|is|being) (?:away|late|offline|absent|sick|ill|unavailable)|not coming",
        r"miss(?:es|ed|ing)? (?:a|an|the|any|class|more)",
    ),
    "HOURS": (
        r"(?:working|work|business|office|core|support|opening) hours",
        r"\d{1,2}(?::\d\d)? ?(?:am|pm)?\s?(?:-|–|to|until|and) ?\d{1,2}(?::\d\d)? ?(?:am|pm)",
        r"(?:monday|mon) ?(?:-|–|to|through) ?(?:friday|fri)",
    ),
    "DURATION": (
        r"(?:\d+|an?|one|two|three|four|five|several|few|couple of)[ -](?:business |working |week ?|more |full )?(?:minute|min|hour|hr|day|week|month)s?",
    ),
    "OFTEN": (
        r"(?:every|each|once a|twice a|per) (?:other )?(?:day|week|month|morning|evening|monday|friday|meeting)",
        r"on a (?:daily|regular|weekly) basis|up[ -]to[ -]date",
    ),
    "SOON": (
        r"as soon as (?:possible|you can)|right away|same day|straight away",
        r"timely (?:manner|fashion)|as quickly as possible|end of (?:the )?(?:day|business)",
    ),
    "ONTOPIC": (
        r"on[- ]topic|off[- ]topic|stay(?:s|ing)? on",
        r"(?:right|appropriate|correct|proper|relevant|suitable|fitting|best) (?:\w+ )?(?:place|channel|room|category|thread|forum|section|space)s?",
        r"derail\w*|hijack\w*",
    ),
    "ANYPLACE": (
        r"(?:multiple|several|many|different|more than one|two|other|across) (?:channels?|places?|rooms?|forums?|categories|threads?)",
        r"cross[- ]?post\w*|same (?:question|message|thing|post|text|issue)s?|duplicate\w*",
        r"in one (?:place|channel)",
    ),
    "SEARCHED": (
        r"(?:already|previously) (?:been )?(?:asked|answered|posted|solved|exists?)",
        r"(?:has|have|was|were) (?:been )?(?:asked|answered)(?: (?:already|before))?",
        r"on your own|by yourself|yourself (?:first|for)|search (?:bar|function|engine)",
    ),
    "BEFOREASK": (
        r"before (?:you )?(?:ask|post|open|creat|reach|contact|writ|submit|send|email|pinging|ping|start|add)\w*",
        r"prior to (?:asking|posting)",
    ),
    "TRIED": (
        r"what (?:have you|you(?: have|'ve)?(?: already)?) (?:tried|done|did)",
        r"(?:already|have) tried|own attempt|effort",
    ),
    "SNAPSHOT": (r"screen ?shots?|photos? of|pictures? of|images? of|print ?screens?",),
    "CODEBLOCK": (
        r"code[- ]?blocks?|code fences?|back ?ticks?|syntax highlighting|inline code",
        r"markdown format\w*|monospace",
    ),
    "CODE": (r"source code|code snippets?|error messages?|stack ?traces?|tracebacks?|log files?",),
    "NOPOST": (
        r"read[- ]only|posting (?:permission|right|access)\w*|permission to post",
        r"(?:limited|restricted) to|(?:can|may|allowed to) (?:only )?(?:post|write)",
        r"only (?:\w+ ){1,3}(?:can|may|are allowed to|post|posts)",
    ),
    "INTRODUCE": (
        r"introduc\w+ (?:your ?self|themselves|yourselves)|introductions?|say (?:hi|hello)",
        r"(?:tell|telling) us (?:\w+ )?(?:\w+ )?about (?:you|yourself)|who you are",
        r"about yourself",
    ),
    "GREETING": (
        r"just (?:say\w* )?[\\x22“']?(?:hi|hello|hey)|[\\x22“'](?:hi|hello|hey)[\\x22”',!.?]+",
        r"naked (?:hello|greeting)s?|ask(?:ing)? to ask|may i ask|can i ask",
    ),
    "ONEMSG": (
        r"(?:one|single|same) message|(?:multiple|many|several|separate|short) messages",
        r"new ?lines?|every line|shift ?(?:\+|and|-) ?(?:enter|return)",
        r"edit (?:your|the|a|an) (?:\w+ )?(?:message|post|question|entr)\w*",
    ),
    "NEWTHREAD": (
        r"new (?:thread|topic|conversation|post|subject|discussion)s?",
        r"separate (?:thread|topic|post)s?|(?:one|single) (?:topic|subject|question) per",
        r"different (?:topic|subject|question)",
    ),
    "LENGTH": (
        r"short(?:er)? (?:message|and to the point)s?|to the point|walls? of text",
        r"long(?:er)? (?:message|post|text)s?",
        r"(?:few|\d+) (?:line|word|sentence|paragraph|character)s",
        r"keep (?:it|them|messages?|posts?|your messages) (?:short|brief|concise)",
    ),
    "ALTERNATIVE": (
        r"if you (?:miss|missed|cannot|can't|are unable to|aren't able to|are not able to) (?:\w+ ){0,2}(?:attend|come|join|make|a|the|class|session)",
        r"instead of attend\w*|make up (?:a|the|for|missed)|catch up|as an alternative",
    ),
    "OPTIONAL": (r"not (?:mandatory|compulsory|required|obligatory)|optional\w*|voluntary",),
    "NOANSWER": (
        r"(?:no|any|an|get|without|not get|not getting|receive) (?:an? )?(?:answers?|repl(?:y|ies)|responses?)",
        r"(?:no ?one|nobody) (?:\w+ )?(?:answer|repl|respond)\w*",
        r"haven't (?:heard|replied|received)|unanswered|still stuck",
        r"(?:do|does|did|has|have)(?: not|n't) (?:\w+ )?(?:repl|respon|answer|hear|heard)\w*",
    ),
    "URGENT": (
        r"time[- ](?:sensitive|critical)|urgen\w+|emergenc\w+|outages?|asap",
        r"immediate attention|on[- ]call",
    ),
    "TIMEZONE": (r"time ?zones?",),
    "PROFILE": (
        r"(?:full|real|display|user|first|last|nick) ?names?",
        r"profile (?:photo|picture|pic|image)s?|profiles?|avatars?|pronouns?|nick ?names?",
        r"usernames?|picture of (?:you|yourself)",
    ),
    "NAMING": (
        r"naming convention\w*|channel names?|names? of (?:the )?channels?",
        r"(?:begin|start|prefix)\w* with|lower ?case|prefix\w*",
        r"named? (?:the )?(?:channel|after)",
    ),
    "SECRET": (
        r"(?:personal|private|sensitive|confidential|health|patient|participant|customer|identifying) (?:data|information|info|details|records?)",
        r"phone numbers?|api keys?|credit cards?|social security",
    ),
    "SOLUTION": (
        r"(?:full|complete|entire|working|your|homework|exam|examination|assignment|quiz) (?:solution|code|answer)s?",
        r"solutions?|spoil(?:er)?s?",
        r"answers? (?:to|for) (?:the |any |an? )?(?:assignment|homework|exercise|quiz|exam|lab|graded)\w*",
        r"give away|doing (?:their|your|other)",
    ),
    "AI": (r"chat ?gpt|ai[- ](?:generated|written|tools?|answers?)|generated by (?:an? )?ai|llms?",),
    "STUDYWORK": (
        r"homework|assignments?|problem sets?|coursework|quizz?e?s?|exams?|examinations?|exercises?|labs?",
        r"lectures?|projects?",
    ),
    "HOWTO": (
        r"click\w*|press(?:ing)?|scroll\w*|hover\w*|right-click\w*|select|drag|drop-?down|icon",
        r"button|menu|side ?bar|settings?|preferences|tab|download\w*|install\w*|log ?in",
        r"sign ?in|sign ?up|password|url|desktop|browser|app store|web app|shortcut\w*",
        r"toggle\w*|ctrl|command \+",
    ),
    "MEANS": (r"means|stands for|indicates|signals|denotes|is used (?:to|for|when)",),
    "PURPOSE": (
        r"(?:is|are|was) (?:only |mainly |primarily |just |also )?(?:meant |intended |reserved |dedicated |used |there |a place |the place |here |strictly |designed )+(?:only )?(?:for|to|where)",
        r"(?:is|are) (?:only |mainly |primarily |strictly |exclusively |just )?for",
        r"(?:channel|place|space|room|category|forum|server|group) (?:for|to|where|about)",
        r"should be used (?:for|to|only)|should (?:only )?be (?:for|limited to)",
        r"used (?:for|to)|not (?:meant |intended )?for|limited to|dedicated to",
    ),
    "GOTO": (
        r"(?:should|must|can|to) (?:go|be (?:posted|sent|directed|asked|raised|made|submitted|shared|reported|filed|addressed|taken))(?: in| to| on| into)?",
        r"belongs? (?:in|to|on)",
        r"(?:head|go|turn|reach out|drop|take it|move|moved|direct) (?:over )?to",
        r"post(?:ed)? (?:it |them |these |this )?(?:in|to|on)",
        r"ask(?:ed)? (?:it |them )?(?:in|on)|happens? (?:in|on)",
    ),
}

_CLASSES = {
    "ASK": "ask asking question questions query queries inquiry doubt doubts",
    "POST": "post write send share put submit publish upload drop leave file direct message contact email",
    "ANSWER": "answer reply respond response responses replies acknowledge",
    "STAFF": "staff instructor teacher ta tas professor lecturer mentor facilitator tutor coach moderator mod mods admin "
             "administrator organiser organizer maintainer helper lead leads manager owner supervisor leadership helpers "
             "coordinator leader team-lead",
    "LEARNER": "student learner participant cohort classmate peer mentee alumni bootcamp newcomer newbie",
    "MEMBER": "member colleague teammate people everyone everybody person others user users anyone somebody someone teammates",
    "CHANNEL": "channel channels room rooms #channel",
    "FORUM": "forum forums board piazza discourse zulip ed stackoverflow gitter",
    "THREAD": "thread threads threaded threading subthread",
    "MENTION": "mention mentions tag tags ping pings pinging tagging mentioning @-mention @-mentions @mention notify",
    "DM": "dm dms pm pms privately dming pming",
    "MAIL": "email e-mail mail inbox emails emailing",
    "SEARCH": "search google research look browse consult faq faqs documentation docs syllabus archive history wiki readme handbook manual stackoverflow pinned",
    "CHAT": "slack discord teams chat server workspace whatsapp telegram canvas",
    "REACT": "react reaction reactions emoji emojis emoticon thumbs reacji reacjis upvote thumbs-up",
    "RESOLVED": "resolved solved closed solution accept accepted completed tick resolve",
    "WAIT": "wait waiting patient patience bump repost reask follow-up followup remind nudge",
    "EXPECT": "expect expected expectation guarantee guaranteed assume promise committed commit aim",
    "INSTANT": "immediate immediately instant instantly instantaneous quickly prompt promptly asynchronous async",
    "QUIET": "weekend weekends evening evenings night nights holiday holidays disturb vacation schedule scheduled sunday saturday midnight notification notifications silence",
    "ABSENT": "away absent absence absences unavailable vacation sick leave status ooo offline calendar late availability",
    "CODE": "code snippet traceback log logs output error errors script function repo repository github",
    "CODEBLOCK": "backtick backticks format formatted formatting markdown pastebin gist snippet latex",
    "SNAPSHOT": "screenshot screenshots image images picture photo photos",
    "DETAIL": "detail details context specific clear describe explain include provide expected reproduce reproducible minimal version steps tried relevant information describing state precise",
    "SHORT": "short brief concise succinct long lengthy length words lines paragraphs summary tldr",
    "CREATE": "create creating creation new archive archived rename delete request requested owner purpose description private public invite pin bookmark",
    "NAME": "name names named naming title titles lowercase hyphen hyphens prefix prefixes pattern abbreviation",
    "PROMO": "advertise advertising advertisement advertisements ads ad promote promotion promotional self-promotion solicit solicitation unsolicited recruit recruiting recruiter recruiters sell selling sales marketing commercial vendor vendors referral affiliate pitch product products service services company",
    "BANNED": "nsfw porn pornography piracy pirated illegal politics political religion religious explicit adult spam spamming malware hacking cheating drugs violence violent crypto",
    "JOB": "job jobs hiring hire freelance employment vacancy openings careers salary opportunity opportunities",
    "SECRET": "confidential password passwords secret secrets credentials token tokens pii phi private privacy sensitive doxxing",
    "MEDIA": "gif gifs meme memes sticker stickers preview previews animated flashing",
    "NOISE": "noise noisy clutter flood flooding spam distracting chatter chit-chat chitchat banter",
    "SOCIAL": "random fun off-topic social watercooler lounge pets music games memes hobby hobbies celebrate thanks kudos",
    "NEWS": "announcement announcements announce news update updates official important",
    "RECORDING": "recording recordings recorded record slides notes minutes agenda worksheet video videos materials material handout panopto",
    "EVENT": "session sessions lecture lectures workshop workshops meeting meetings class classes webinar standup stand-up call calls event events lab labs seminar sync",
    "ATTEND": "attend attending attendance attended participate participation join joining presence present come show",
    "CALLING": "calling voice ring phone telephone unannounced",
    "MANDATORY": "mandatory compulsory required obligatory requirement requirements",
    "GATE": "access register registered registration enroll enrolled enrolment invite invitation submit submitted complete completed sign signed waiver prerequisite eligible verify",
    "REGULAR": "daily weekly regularly often frequently monthly everyday always constantly",
    "READ": "check read monitor follow watch attention mute subscribe tuned review",
    "DECISION": "decision decisions document documented documenting summarise summarize summary wiki notion issue issues issue-tracker artifact record recorded minutes ticket tickets jira knowledge",
    "REPORTBACK": "outcome result figured back worked solution conclusion",
    "LANGUAGE": "english french german spanish portuguese italian chinese japanese russian hindi arabic language languages translation",
    "BOT": "bot bots app apps integration integrations webhook webhooks plugin",
    "WORDING": "word words wording pronoun inclusive gender gender-neutral jargon acronym acronyms abbreviations sarcasm",
    "TEMPLATE": "template format form fields subject prefix bracket title following structure heading",
    "LIMIT": "sparingly rarely minimum maximum limit limited most once twice per",
    "NEG": "not no never don't do-not avoid without refrain cannot can't won't doesn't isn't aren't shouldn't discouraged forbidden prohibited banned disallowed stop neither nor nothing mustn't unacceptable",
    "ONLY": "only exclusively strictly solely reserved restricted",
    "MUSTWORD": "must should shall please always need ensure required remember try ought",
    "PREFER": "prefer preferred preferable default rather instead favour favor better best whenever recommend recommended suggest consider",
    "PERMITWORD": "may can could might welcome encourage encouraged optional optionally free okay ok fine",
    "WILL": "will we'll i'll",
    "BECAUSE": "because since so therefore otherwise reason why helps help allows ensures makes means prevents benefit benefits",
    "CONDITION": "if when unless except while until whenever",
    "US": "we us our i me my i'm we're",
    "YOU": "you your yours yourself you're you've you'll",
    "PROCESS": "report reports reported violation violations violate ban banned warning warnings enforcement committee harassment harass moderation moderate kick muted conduct consequence consequences appeal offence offense sanction punish",
    "VALUE": "respect respectful kind kindness polite nice friendly welcoming courteous professional considerate honest trust open supportive civil courtesy values inclusive empathy mindful thoughtful positive",
    "RUDE": "insult insulting hate offensive harass racism sexism discriminate discriminatory bully bullying troll trolling attack attacks abusive rude inappropriate gossip derogatory",
    "OUTSIDE": "grade graded grading exam quiz textbook laptop deadline due submission plagiarism late camera microphone office classroom room desk pull commit branch deploy test credit points syllabus textbook zoom",
    "TOOL": "notification notifications account browser desktop mobile phone link feature",
    "LINK": "here below following page section guide link list more see",
}  # fmt: skip


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Stem to the classes it belongs to."""
    found: dict[str, list[str]] = {}
    for name, words in _CLASSES.items():
        for word in words.split():
            for form in {word, stem(word)}:
                found.setdefault(form, []).append(name)
    return {word: tuple(dict.fromkeys(names)) for word, names in found.items()}


@cache
def phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The phrases, compiled."""
    return tuple((name, re.compile(rf"\b(?:{'|'.join(forms)})\b")) for name, forms in _PHRASES.items())
