"""What a rule excepts, in its sentence's own words: "unless …", "except …", "only tutors may", "is reserved for …"."""

import re
from dataclasses import dataclass

_TO_THE_END = r"([^.;()]+)"
_UNLESS = re.compile(rf"\bunless {_TO_THE_END}", re.IGNORECASE)
_BUT = re.compile(
    rf"\b(?:except(?:ions?)?|other than|excluding|only(?: use \S+)?(?= (?:if|when)\b))(?: (?:is|are|being))? {_TO_THE_END}",
    re.IGNORECASE,
)
# Of a thing that is kept: "@here is only for emergencies", "use @here only to …"; of a place it says what it is for.
_KEPT = re.compile(
    r"\b(?:only(?: use \S+)?(?: to)?(?: be used)?|reserved|kept|meant) ((?:for|in|to|by) [^.;(),]+)|@[\w-]+\W+(?:is|are) ((?:for|in) [^.;(),]+)",
    re.IGNORECASE,
)
_WHO_MAY = re.compile(
    rf"\bonly ((?:[\w-]+ ){{0,2}}[\w-]+) (?:may|can|should|must|are allowed to|get to)\b(?: (?:use|do|post)\b[^.;(),]*)?(,? and only {_TO_THE_END[1:-1]})?",
    re.IGNORECASE,
)
# Words that leave it to need.
_AT_NEED = re.compile(
    r"\b(?:sparing|judicious|unnecessar|careful|rare|excessive|abus|overus|misus)\w*|\bwithout (?:a |any |very )?(?:good |real )?(?:need|reason|cause)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Excepted:
    """When it may be done after all, each case by itself, and who may."""

    when: tuple[str, ...] = ()
    who: str = ""


def excepted(text: str, *, kept: bool = False) -> Excepted:
    """What a sentence excepts; `kept` also reads what the thing it speaks of is reserved for."""
    if may := _WHO_MAY.search(text):
        return Excepted(who=f"{may[1]}{may[2] or ''}".strip())
    reserved = _KEPT.search(text) if kept else None
    when = [(reserved[1] or reserved[2]).strip()] if reserved else []
    if unless := _UNLESS.search(text):
        when.append(f"if {unless[1].strip()}")
    elif but := _BUT.search(text):
        when.append(but[1].strip())
    if kept and not when and _AT_NEED.search(text):
        return Excepted(("where there is need",))
    return Excepted(tuple(dict.fromkeys(when)))
