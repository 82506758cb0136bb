"""The synchronous paradox: what a live channel erodes, which model fits, and the weekly digest.

`facts` is all that is known of a period, `signals` and `pathways` read it, `erosion` names the primary
type, `models` recommends an integration model, `digest` says it once a week.
"""

from core.paradox.erosion import Erosion, PathwayReading, assess, spoken
from core.paradox.facts import Facts, Session, Talk
from core.paradox.models import Recommendation, recommend

__all__ = [
    "Erosion",
    "Facts",
    "PathwayReading",
    "Recommendation",
    "Session",
    "Talk",
    "assess",
    "recommend",
    "spoken",
]
