"""Core's forms as Slack modals, and what was filled in as plain text values."""

import json
from collections.abc import Mapping
from typing import Any

from adapters.platforms.slack.blocks import IN_VIEW, Json, blocks, plain_text
from core.reply.forms import Field, FieldKind, Form
from core.reply.pages import Page
from core.words import tr

_OPTIONS = 100
_CHECKBOXES = 10


def modal(form: Form, channel: str, beneath: str = "") -> Json:
    """The form as a modal; what it is about and where it was asked for come back with it.

    `beneath` is the address under which the message is answered whose button opened it.
    """
    return {
        "type": "modal",
        "callback_id": form.does,
        "private_metadata": json.dumps({"about": form.about, "channel": channel, "beneath": beneath}),
        "title": plain_text(form.title, 24),
        "submit": plain_text(form.submit, 24),
        "close": plain_text(tr("Cancel"), 24),
        "blocks": [
            *blocks(Page(form.title, form.intro), IN_VIEW - len(form.fields)),
            *map(_input, form.fields),
        ],
    }


def page_modal(shown: Page) -> Json:
    """A page as a modal, for a button or form that has no message to answer in."""
    return {
        "type": "modal",
        "title": plain_text("Stillwater", 24),
        "close": plain_text(tr("Close"), 24),
        "blocks": blocks(shown, IN_VIEW),
    }


def home(shown: Page) -> Json:
    return {"type": "home", "blocks": blocks(shown, IN_VIEW)}


def values(view: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by field name; several choices are joined by newlines."""
    state = (view.get("state") or {}).get("values") or {}
    return {name: _value(next(iter(inputs.values()))) for name, inputs in state.items() if inputs}


def metadata(view: Mapping[str, Any]) -> tuple[str, str]:
    """What the form is about, and the channel it was asked for in."""
    kept = json.loads(view.get("private_metadata") or "{}")
    return str(kept.get("about", "")), str(kept.get("channel", ""))


def beneath(view: Mapping[str, Any]) -> str:
    """Where the message is answered whose button opened the form; empty where there is none."""
    return str(json.loads(view.get("private_metadata") or "{}").get("beneath", ""))


def _value(filled: Mapping[str, Any]) -> str:
    if "selected_options" in filled:
        return "\n".join(option["value"] for option in filled["selected_options"] or ())
    if "selected_option" in filled:
        return str((filled["selected_option"] or {}).get("value", ""))
    return str(filled.get("value") or filled.get("selected_date") or "")


def file_ids(view: Mapping[str, Any]) -> dict[str, str]:
    """Slack's ids of the files that were given, by field name."""
    state = (view.get("state") or {}).get("values") or {}
    given = {name: next(iter(inputs.values())).get("files") for name, inputs in state.items() if inputs}
    return {name: str(files[0]["id"]) for name, files in given.items() if files}


def _input(field: Field) -> Json:
    shown: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label, 2000),
        "element": {"action_id": field.name, **_element(field)},
        "optional": field.optional,
    }
    if field.hint:
        shown["hint"] = plain_text(field.hint, 2000)
    return shown


def _element(field: Field) -> Json:
    match field.kind:
        case FieldKind.LINE | FieldKind.PARAGRAPH:
            multiline = field.kind is FieldKind.PARAGRAPH
            return {"type": "plain_text_input", "multiline": multiline, **_initial(field.value[:3000])}
        case FieldKind.NUMBER:
            return {"type": "number_input", "is_decimal_allowed": True, **_initial(field.value)}
        case FieldKind.DATE:
            return {"type": "datepicker"} | ({"initial_date": field.value} if field.value else {})
        case FieldKind.CHOICE:
            return _choice(field)
        case FieldKind.CHOICES:
            return _choices(field)
        case FieldKind.FILE:
            return {"type": "file_input", "max_files": 1}


def _initial(value: str) -> Json:
    return {"initial_value": value} if value else {}


def _options(field: Field) -> list[Json]:
    return [
        {"text": plain_text(choice.label, 75), "value": choice.value} for choice in field.choices[:_OPTIONS]
    ]


def _choice(field: Field) -> Json:
    options = _options(field)
    chosen = [option for option in options if option["value"] == field.value]
    shown: Json = {"type": "static_select", "options": options}
    return shown | ({"initial_option": chosen[0]} if chosen else {})


def _choices(field: Field) -> Json:
    options, wanted = _options(field), field.value.split("\n")
    kind = "checkboxes" if len(options) <= _CHECKBOXES else "multi_static_select"
    chosen = [option for option in options if option["value"] in wanted]
    shown: Json = {"type": kind, "options": options}
    return shown | ({"initial_options": chosen} if chosen else {})
