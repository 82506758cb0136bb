"""The synchronous paradox: what a live channel erodes, which model fits, and the weekly digest.

`signals` and `pathways` read the facts of a period (what leans on a live session by `said_live`, who took part by
`presence`, what a survey complains of by `comments`), `erosion` names the primary type, `models` recommends an
integration model, `digest` says it once a week, when `schedule` has it due; `audit` and `redesign` are the way out,
taken by people.
"""

from core.paradox.erosion import Erosion, assess, spoken
from core.paradox.models import recommend

__all__ = ["Erosion", "assess", "recommend", "spoken"]
