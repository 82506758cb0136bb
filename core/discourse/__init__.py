"""Reactive against reflective discourse.

Definition. The reading of a message is the extent to which it, at its own length, gives reasons or
evidence, weighs uncertainty or alternatives, builds on somebody's thought or on the author's own
learning, or asks an open question, rather than acknowledging or reacting.

It stands on cognitive presence in a Community of Inquiry (Garrison, Anderson and Archer 2001), the
categories of reflective writing (Ullmann 2019), constructiveness of comments (Kolhatkar et al. 2020),
constructive against passive engagement (ICAP: Chi and Wylie 2014) and the acts of Coarse Discourse
(Zhang et al. 2017). A reading describes a message, never a person.

`read` gives a message's reading, `cues` what it rests on, `tally` a channel's running figures, `profile` what
a venue's talk is like over a period.
"""

from core.discourse.interval import Interval
from core.discourse.reading import Label, Reading, read
from core.discourse.tally import Fact, WeekTally, week_of

__all__ = ["Fact", "Interval", "Label", "Reading", "WeekTally", "read", "week_of"]
