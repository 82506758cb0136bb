"""A desk where what is published is in force, for dialogues about publishing."""

from desk import CHAT, TEACHER, FakeDesk

from core.actions import Post
from core.changes import Publish, Send
from core.commands import Outcome
from core.message import Member
from core.reply.forms import Form

TEXT = "Please reply in threads.\nPlease do not use @channel or @here."
OTHERS = "Please reply in threads.\nReactions will do for thanks."


class Office(FakeDesk):
    """A desk where what is published is in force."""

    def keep(self, outcome: Outcome) -> Outcome:
        for change in outcome.changes:
            if isinstance(change, Publish):
                self.protocols[change.channel] = change.protocol
        return super().keep(outcome)

    def read(self, text: str, who: Member = TEACHER) -> Form:
        shown = self.keep(self.submitted("protocol.read", {"text": text}, who, CHAT.id)).show
        assert isinstance(shown, Form)
        return shown

    def confirm(self, form: Form, who: Member = TEACHER, **chosen: str) -> Outcome:
        values = {field.name: field.value for field in form.fields} | chosen
        return self.keep(self.submitted(form.does, values, who, form.about))


def agreed(form: Form) -> dict[str, str]:
    """Everything that the form asks about, confirmed."""
    return {field.name: "confirmed" for field in form.fields}


def posts(outcome: Outcome) -> list[Post]:
    return [c.action for c in outcome.changes if isinstance(c, Send) and isinstance(c.action, Post)]
