"""A protocol as people see it: in force, in the making, in its history, as it is announced."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from core.message import Channel
from core.protocols.clause import ChannelProtocol, Clause, ProtocolReading, State
from core.protocols.contradicting import contradictions
from core.protocols.enforcement import acts_on, what_follows
from core.protocols.publishing import Difference, difference, vague
from core.protocols.sentence import heading_of
from core.protocols.typesetting import typeset
from core.protocols.working_time import in_words
from core.reply.blocks import Block, Bullets, Heading, Quote, Small, Text
from core.reply.forms import Choice, Field, FieldKind, Form
from core.reply.pages import Page, page
from core.reply.spans import Bold, Line, When
from core.words import count, tr

STATES = {
    State.CONFIRMED: "confirmed",
    State.STRUCK: "struck",
    State.READ: "stands, but is not enforced",
}
# A form asks about so many clauses at a time (a card of Teams holds no more), and a page names so many sentences
# that are none.
MOST, _NAMED = 20, 8
EDIT = "edit"
_CHOICES = (
    (State.CONFIRMED.value, "Confirm: I act on it"),
    (State.READ.value, "Let it stand: I do nothing about it"),
    (State.STRUCK.value, "Strike it out of the text"),
    (EDIT, "Edit the sentence"),
)
# Of what the bot cannot see to, though it is in force.
_BY_PEOPLE = "Confirm: it holds, and people see to it"


def in_force(
    protocol: ChannelProtocol, channel: Channel, let_be: Mapping[str, str] = MappingProxyType({})
) -> Page:  # fmt: skip
    """The protocol in force with the state of each clause and what follows from it, or why that is let be."""
    blocks: list[Block] = [
        Heading(tr("The protocol of #{name}", name=channel.name or channel.id)),
        Text((tr("Version {n}, in force since ", n=protocol.version), When(protocol.published_at), ".")),
    ]
    for sentence, clauses in groupby(protocol.clauses, lambda clause: clause.quoted):
        blocks.append(Quote(sentence))
        blocks.append(Bullets(tuple(_standing(clause, let_be.get(clause.id, "")) for clause in clauses)))
    return Page(tr("The protocol in force here"), tuple(blocks))


def _standing(clause: Clause, let_be: str) -> Line:
    """What was read of a sentence, whether that is in force, and what follows from it."""
    follows = f" {tr(let_be) if let_be else what_follows(clause)}" if clause.state is State.CONFIRMED else ""
    return (Bold(tr(STATES[clause.state])), ": ", in_words(clause.says), follows)


def history(versions: Sequence[ChannelProtocol]) -> Page:
    """Every version, newest first, with what each changed."""
    blocks: list[Block] = []
    for version, before in zip(versions, [*versions[1:], None], strict=True):
        said = tr("Version {n}", n=version.version), count(len(version.in_force), "clause", "clauses")
        blocks.append(
            Text((Bold(said[0]), ", ", When(version.published_at), tr(": {n} in force.", n=said[1])))
        )
        blocks += _differing(difference(before, version), version) if before else ()
    return Page(tr("The protocol's history"), tuple(blocks))


def published(protocol: ChannelProtocol, channel: Channel) -> Page:
    """The text as the channel sees it, to be pinned."""
    first, _, rest = protocol.text.partition("\n")
    own = heading_of(first)
    named = own or tr("How we use #{name}", name=channel.name or channel.id)
    title = tr("{named} (version {n})", named=named, n=protocol.version)
    promise = tr(
        "Where something slips, you get a private pointer from me at most; “opt-out” stops that. "
        "“protocol” shows what I do about each sentence."
    )
    return Page(title, (Heading(title), *typeset(rest if own else protocol.text), Small((promise,))))


def announced(before: ChannelProtocol | None, now: ChannelProtocol, channel: Channel) -> Page | None:
    """What a new version changes; None where there was none before, or nothing changed."""
    found = tuple(_differing(difference(before, now), now)) if before else ()
    title = tr("What is new in the protocol of #{name}", name=channel.name or channel.id)
    return page(title, Heading(title), *found) if found else None


def _differing(found: Difference, now: ChannelProtocol) -> Iterator[Block]:
    """Each sentence once, whatever was read of it."""
    changed = {after.sentence for _, after in found.changed}
    lines = [
        f"{tr('Added: ')}“{clause.sentence}”" for clause in found.added if clause.sentence not in changed
    ]
    lines += [f"{tr('Changed: ')}{_changed(*pair)}" for pair in found.changed]
    lines += [f"{_gone(clause.sentence, now)}“{clause.sentence}”" for clause in found.struck]
    if lines:
        yield Bullets(tuple((line,) for line in dict.fromkeys(lines)))


def _gone(sentence: str, now: ChannelProtocol) -> str:
    return tr("Not enforced any more: ") if sentence in now.text else tr("Struck: ")


def _changed(before: Clause, now: Clause) -> str:
    if before.sentence == now.sentence:
        return tr("“{now}” with another time", now=now.sentence)
    return tr("“{before}” is now “{now}”", before=before.sentence, now=now.sentence)


def text_form(text: str, about: str) -> Form:
    """The form in which the text is written."""
    field = Field("text", tr("The rules of this channel, in your own words"), FieldKind.PARAGRAPH, text,
                  hint=tr("One sentence for each rule. Longer than 3,000 characters? Pin it; I offer to read it."))  # fmt: skip
    return Form(tr("Publish a protocol"), "protocol.read", (field,), about, tr("Read it"))


def reading_form(reading: ProtocolReading, said: Mapping[str, str], about: str, start: int = 0) -> Form:
    """Said back sentence by sentence, each clause to be confirmed, struck or edited, with what has to be asked.

    It begins with the clause at `start`; `said` is what was chosen before, by field.
    """
    fields: list[Field] = []
    for clause in reading.clauses[start : start + MOST]:
        fields.append(_clause_field(clause, said.get(clause.id)))
        words = vague(clause)
        if words:
            name, label = f"time:{clause.id}", tr("How long is “{words}”?", words=words[1])
            hint = tr("As in 24 hours or 2 business days. Left empty, no clock runs.")
            fields.append(Field(name, label, value=said.get(name, ""), optional=True, hint=hint))
    left = len(reading.clauses) - start - MOST
    submit = tr("Next: {n} more", n=left) if left > 0 else tr("Publish")
    intro = tuple(_intro(reading, said)) if start == 0 else ()
    return Form(tr("What I understood"), "protocol.confirm", tuple(fields), about, submit, intro)


def _clause_field(clause: Clause, said: str | None) -> Field:
    """Chosen is what was said of the clause before; else a sure reading is confirmed, and one that is not let stand."""
    state = said or (State.CONFIRMED if clause.sure else State.READ).value
    labels = dict(_CHOICES) | ({} if acts_on(clause) else {State.CONFIRMED.value: _BY_PEOPLE})
    choices = tuple(Choice(value, tr(label)) for value, label in labels.items())
    label = f"“{clause.quoted[:200]}”"
    read = tr("As I read it: {says} {follows}", says=in_words(clause.says), follows=what_follows(clause))
    hint = read if said or clause.sure else tr("I am not sure here. {read}", read=read)
    return Field(clause.id, label, FieldKind.CHOICE, state, choices, hint)


def _intro(reading: ProtocolReading, said: Mapping[str, str]) -> Iterator[Block]:
    yield Text(
        (tr("Please look at each line: I may have misread it. I act on what stands at “Confirm” only, and nothing "
            "is posted before you press Publish."),)
    )  # fmt: skip
    if not all(clause.sure or clause.id in said for clause in reading.clauses):
        yield Text((tr("Where I am not sure, “Let it stand” is chosen until you choose “Confirm”."),))
    for one, other in contradictions(reading.clauses):
        yield Text(
            (
                Bold(tr("These contradict each other; confirm one only: ")),
                f"“{one.sentence}” – “{other.sentence}”",
            )
        )
    yield from _not_enforced(reading)


def _not_enforced(reading: ProtocolReading) -> Iterator[Block]:
    # A greeting or a heading was hardly meant as a rule; what was is to be seen.
    none = sorted(reading.unenforceable, key=lambda one: _is_fragment(one.sentence))
    if none:
        yield Text(
            (
                tr(
                    "What stands, but I can do nothing about: {n}.",
                    n=count(len(none), "sentence", "sentences"),
                ),
            )
        )
        yield Bullets(tuple((f"“{one.sentence[:150]}” ", tr(one.why)) for one in none[:_NAMED]))


def _is_fragment(sentence: str) -> bool:
    return len(sentence.split()) < 4 or sentence.rstrip().endswith(":")


def no_rules(reading: ProtocolReading) -> Page:
    """Nothing in the text is a rule that could be enforced."""
    told = tr("I found no rule in this text that I could enforce, so nothing is published.")
    return page(told, Text((told,)), *_not_enforced(reading))


def edit_form(sentences: Sequence[tuple[str, str]], about: str) -> Form:
    """The sentences to be edited, each under its clause's id."""
    fields = tuple(
        Field(id, tr("Sentence {n}", n=number), FieldKind.PARAGRAPH, sentence, optional=True,
              hint=tr("Empty: the sentence is taken out."))
        for number, (id, sentence) in enumerate(sentences, 1)
    )  # fmt: skip
    return Form(tr("Edit sentences"), "protocol.edit", fields, about, tr("Read it again"))
