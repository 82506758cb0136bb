"""Reactive against reflective discourse.

Definition. The reading of a message is the extent to which it, at its own length, gives reasons or
evidence, weighs uncertainty or alternatives, builds on somebody's thought or on the author's own
learning, or asks an open question, rather than acknowledging or reacting.

It stands on cognitive presence in a Community of Inquiry (Garrison, Anderson and Archer 2001), the
categories of reflective writing (Ullmann 2019), constructiveness of comments (Kolhatkar et al. 2020),
constructive against passive engagement (ICAP: Chi and Wylie 2014) and the acts of Coarse Discourse
(Zhang et al. 2017). A reading describes a message, never a person.

Where the sources disagree about what is reflective (a diary, a comment and a forum post are not reflective in
the same way), the cues hold what they share; the `lexicon` adds what was learned of words in diaries, in one
community's forum and chat, and in messages of learning programmes that were written by this definition, and counts
for less the more of a message's words it does not know. A reading says how a message is written, not in which
venue: in a community it has not met, it does not tell a forum from a chat.

`reading` gives a message's reading, `words`, `cues` (one with its `subjectivity`) and `lexicon` what it rests on, `language`
where it is not read; `share` and its `interval` say how much of some talk is reflective, `profile` what a venue's
talk is like over a period of whole weeks (`week`). `posts` are forum posts as talk, `forum_health` is how a forum
is by them, and `forum_words` says so.
"""

from core.discourse.interval import Interval
from core.discourse.reading import Label, Reading, read
from core.discourse.week import week_of

__all__ = ["Interval", "Label", "Reading", "read", "week_of"]
