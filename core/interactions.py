"""What a person does that the bot answers: a command typed, a button pressed, a form sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from core.message import Channel, Member
from core.upload import Upload


@dataclass(frozen=True, slots=True)
class Asked:
    """A slash command: `/stillwater COMMAND WORDS`."""

    command: str
    words: str
    member: Member
    channel: Channel
    at: datetime


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed; `does` and `about` are the button's."""

    does: str
    about: str
    member: Member
    channel: Channel
    at: datetime


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form was sent; `does` and `about` are the form's."""

    does: str
    about: str
    member: Member
    channel: Channel
    at: datetime
    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)


Interaction = Asked | Pressed | Submitted
