"""Core's forms as cards with inputs, and what was filled in as plain text values."""

from collections.abc import Iterator, Mapping
from typing import Any

from adapters.platforms.teams.cards import BUDGET, assembled, card, execute, size, small
from core.reply.forms import Field, FieldKind, Form
from core.reply.pages import Page, page
from core.upload import Upload
from core.words import tr

Json = dict[str, Any]
# Inputs come back beside the button's own data; the prefix keeps the two apart.
_INPUT = "in."
# A card has no input for files: a file's text is pasted, or the file sent in the personal chat.
_PASTED = "pasted."


def form_card(form: Form, context: Json) -> Json:
    """The form; what it is about and where it was asked for come back with it."""
    intro = card(Page(form.title, form.intro), context)["body"] if form.intro else []
    heading = {
        "type": "RichTextBlock",
        "inlines": [{"type": "TextRun", "text": form.title, "weight": "Bolder", "size": "Large"}],
    }
    data = {**context, "does": form.does, "about": form.about, "form": True}
    send = {"type": "ActionSet", "actions": [{**execute(form.submit, form.does, data), "style": "positive"}]}
    inputs = [element for field in form.fields for element in _field(field)]
    whole = assembled([heading, *intro, *inputs, send], form.title)
    if size(whole) > BUDGET:
        return card(
            page(tr("This form is too long for Teams. Please shorten what stands in it, and ask again."))
        )
    return whole


def values(data: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by field name; several choices are joined by newlines."""
    return {
        name.removeprefix(_INPUT).removesuffix("[]"): str(value).replace(",", "\n")
        if name.endswith("[]")
        else str(value)
        for name, value in data.items()
        if name.startswith(_INPUT) and value is not None
    }


def pasted(data: Mapping[str, Any]) -> dict[str, Upload]:
    """What was pasted in place of a file, by field name."""
    return {
        name.removeprefix(_PASTED): Upload(tr("pasted text"), str(value).encode())
        for name, value in data.items()
        if name.startswith(_PASTED) and value
    }


def _field(field: Field) -> Iterator[Json]:
    """The input, and what is to be known while it is filled in: a placeholder is gone once something stands there."""
    yield _input(field)
    if field.hint and field.kind is not FieldKind.FILE:
        yield {**small((field.hint,)), "spacing": "Small"}


def _input(field: Field) -> Json:
    shown: Json = {
        "id": _INPUT + field.name, "label": field.label, **({"value": field.value} if field.value else {})
    }  # fmt: skip
    # A choice that is made already cannot be left empty, and a card has no room to say so for each.
    if not field.optional and not (field.kind is FieldKind.CHOICE and field.value):
        shown |= {"isRequired": True, "errorMessage": tr("{label} is needed.", label=field.label)}
    match field.kind:
        case FieldKind.LINE | FieldKind.PARAGRAPH:
            return {"type": "Input.Text", "isMultiline": field.kind is FieldKind.PARAGRAPH, **shown}
        case FieldKind.NUMBER:
            number = {"value": float(field.value)} if field.value else {}
            return {"type": "Input.Number", **shown, **number}
        case FieldKind.DATE:
            return {"type": "Input.Date", **shown}
        case FieldKind.CHOICE | FieldKind.CHOICES:
            return _choice(field, shown)
        case FieldKind.FILE:
            told = tr(
                "Send me the file in our personal chat, or paste its text here. {hint}", hint=field.hint
            )
            return {
                "type": "Input.Text",
                "isMultiline": True,
                "placeholder": told,
                **shown,
                "id": _PASTED + field.name,
            }


def _choice(field: Field, shown: Json) -> Json:
    choices = [{"title": c.label, "value": c.value} for c in field.choices]
    if field.kind is FieldKind.CHOICES:
        chosen = {"value": field.value.replace("\n", ",")} if field.value else {}
        several = {"id": f"{_INPUT}{field.name}[]", "isMultiSelect": True}
        return {"type": "Input.ChoiceSet", **shown, **several, **chosen, "choices": choices}
    return {"type": "Input.ChoiceSet", "style": "compact", **shown, "choices": choices}
