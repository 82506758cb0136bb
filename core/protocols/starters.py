"""Protocols to start from, one for each integration model; every sentence is for its owner to keep or change."""

from core.programme import Model

STARTERS = {
    Model.CORE_WITH_SPURS: """\
The live sessions are optional; everything needed is in the written and recorded material.
Recordings of live sessions are posted within 24 hours.
Facilitators answer forum posts within 24 hours.
The chat channel is for peer-to-peer help only.
Search the docs before you ask a question.
Please reply in threads.
Please do not use @channel or @here.
Nobody is expected to answer at weekends.
""",
    Model.MILESTONE: """\
Attendance at the workshop that closes a module is mandatory.
Only those who have submitted the module's work may attend the workshop.
Notes of the workshop are posted within 24 hours.
Facilitators answer forum posts within 24 hours.
Ask questions about the module on the forum.
Please reply in threads.
Please do not use @channel or @here.
Nobody is expected to answer at weekends.
""",
    Model.PARALLEL_TRACK: """\
The live track is optional; the written track covers the same topics.
If you miss a session, take part in its forum thread instead.
Recordings of live sessions are posted within 24 hours, and the worksheet is posted simultaneously.
Facilitators answer forum posts within 24 hours on both tracks.
Please reply in threads.
Please do not use @channel or @here.
Nobody is expected to answer at weekends.
""",
}
