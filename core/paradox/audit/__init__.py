"""The diagnostic audit: five steps from a vague unease to the pressure points of a programme.

1. `live_map`: every synchronous touchpoint, drawn along the learner's journey.
2. `mismatch`: where live energy goes against where learners find value.
3. `coupling`: assessments that need what was only said live.
4. `workload`: what facilitators' time goes into.
5. `synthesis`: the primary type of erosion, and what it asks of the redesign.

Each step is a function from facts to a `Step`: findings in words with their figures, a table, a chart where
one helps, and what is missing. The aim is to find where it hurts, not to pass or fail anybody.
"""

from core.paradox.audit.step import Step
from core.paradox.audit.steps import STEPS, Audit, run

__all__ = ["STEPS", "Audit", "Step", "run"]
