"""What stakeholders object, and what answers them: the reasoning, and the programme's own figures.

Each objection has what it says, the reasons, the signals whose figures belong to it, what to try, and a
short survey that finds the need behind the wish.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.facts import Facts
from core.paradox.pathways.access_inequity import outside_waking
from core.paradox.pathways.diluted_discourse import answered_already, chat_against_forum, lost_questions
from core.paradox.pathways.fractured_flow import live_minutes, stops
from core.paradox.pathways.metrics_mirage import busier_not_deeper, live_hours
from core.paradox.presence import active_share
from core.paradox.signals import Found, Signal
from core.privacy import FEWEST
from core.words import tr


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection and its answer. `survey` maps a choice's word to how it is put to people."""

    says: str
    reasons: tuple[str, ...]
    figures: tuple[Callable[[Facts], Found], ...]
    instead: str
    question: str
    survey: Mapping[str, str]


OBJECTIONS: Mapping[str, Objection] = {
    "demand": Objection(
        "Learners demand live interaction.",
        (
            "Behind that wish there is often another one: an answer in good time, company, or clarity on a knot.",
            "Good feedback loops, a living forum and a page that answers the usual questions give these to everybody.",
        ),
        (lost_questions, answered_already, outside_waking),
        "Ask what people are after, and offer a targeted, optional hour to those who want exactly that.",
        "What would help you most right now?",
        {"feedback": "an answer to my question in good time", "company": "to feel part of a group",
         "clarity": "to understand a difficult point", "live": "talking live, as such", "nothing": "nothing: I am fine"},
    ),
    "completion": Objection(
        "Without live sessions fewer people will finish.",
        (
            "People drop out over too much at once and over clashing schedules more than over a missing lecture.",
            "A clear, flexible path helps completion; a live milestone helps where it is prepared for and means something.",
            "Success is mastery in the assessments and the quality of projects, not time in a seat.",
        ),
        (live_minutes, stops, outside_waking),
        "Put one prepared workshop at a module's end in place of weekly calls, and watch the submissions.",
        "What makes it hard to keep up?",
        {"time": "too much at once", "schedule": "sessions at times I cannot make", "content": "the material itself",
         "alone": "being on my own with it", "nothing": "nothing: I keep up"},
    ),
    "community": Objection(
        "There is no community without live events.",
        (
            "Community grows from a shared purpose and from work done together, and talk is only one part of that.",
            "Peer review, small groups on a case and notes in a shared text leave something behind that lasts.",
            "More people can take part in these than get a word in on a fast call.",
        ),
        (chat_against_forum, busier_not_deeper),
        "Start one piece of work that two or three people do together in their own time.",
        "What would make you feel part of this group?",
        {"review": "giving and getting feedback on work", "group": "a small group with a task",
         "talk": "talking, in writing", "live": "meeting live", "nothing": "nothing: I feel part of it"},
    ),
    "expert": Objection(
        "Our expert only wants to teach live.",
        (
            ("An hour of teaching live reaches those who are there; an hour put into a text, video or list of answers "
            "reaches everybody, for years."),
            ("Live time with an expert is best spent on what needs them there: unscripted questions, stories, and "
            "reactions to learners' own work."),
        ),
        (live_hours,),
        "Collect the questions beforehand (“ask-live”), and let the expert write up the ones that come back.",
        "What would you most like from our expert?",
        {"answers": "answers to our questions", "stories": "stories from practice", "feedback": "a look at our work",
         "lecture": "a talk", "text": "something to read or watch"},
    ),
}  # fmt: skip


def own_figures(objection: Objection, facts: Facts) -> tuple[str, ...]:
    """The programme's own figures that bear on it, where they are known."""
    found = [signal(facts) for signal in objection.figures]
    said = [one.evidence for one in found if isinstance(one, Signal)]
    active = active_share(facts)
    if objection is OBJECTIONS["demand"] and active is not None:
        said.append(tr("{share} of those present live take an active part", share=f"{active:.0%}"))
    return tuple(f"{one[:1].upper()}{one[1:]}." for one in said)


def tallied(objection: Objection, choices: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """How often each answer was chosen, most chosen first; None below five answers, and small counts hidden.

    Where an answer has fewer than five, so has at least a second one hidden with it: none can be subtracted.
    """
    counts = {word: sum(c == word for c in choices) for word in objection.survey}
    if sum(counts.values()) < FEWEST:
        return None
    hidden = {word for word, n in counts.items() if 0 < n < FEWEST}
    if len(hidden) == 1:
        hidden.add(min((w for w in counts if w not in hidden), key=lambda w: (counts[w], w)))
    ranked = sorted(counts, key=lambda word: (word in hidden, -counts[word], word))
    return tuple(
        (objection.survey[w], tr("under five or hidden") if w in hidden else str(counts[w])) for w in ranked
    )
