"""How a digest reads, as a message for its channel."""

from collections.abc import Callable, Sequence
from datetime import date

from core.facts import Fate
from core.message import MessageRef
from core.paradox.digest.compose import Digest
from core.paradox.digest.gaps import Gap
from core.paradox.digest.slow_posts import SlowPost
from core.paradox.erosion import spoken
from core.reply.blocks import Block, Bullets, Heading, Small, Text
from core.reply.figures import Chart, ChartKind, Series
from core.reply.pages import Page
from core.reply.spans import Bold, Line, Link, Person, Span, listed
from core.verdict import Verdict
from core.words import count, tr

# Where a message can be opened; None where the platform has no address for it.
Linked = Callable[[MessageRef], str | None]
_HELPED = "Helped: its reader said so, or opened the page and asked nothing more for three days."
_SAID = {
    Verdict.HELPED: "{n} helped",
    Verdict.WRONG: "{n} were not it",
    Verdict.REDIRECTED: "{n} went to the forum",
    Verdict.SILENT: "{n} without a word, which says nothing",
}


def page(digest: Digest, linked: Linked = lambda _: None, lacking: Sequence[Line] = ()) -> Page:
    """The digest as a message; `linked` gives the URL of a message, `lacking` says what its figures do without."""
    blocks: list[Block] = [
        Heading(_heading(digest.week)),
        Text((Bold(digest.headline),)),
        Bullets(tuple((_pathway(name, digest),) for name in digest.erosion.pathways)),
    ]
    if sum(week.reflective is not None for week in digest.weeks) > 1:
        blocks.append(_chart(digest))
    blocks += [
        *_questions(digest, linked),
        *_told(digest),
        *_slow(digest.extras.slow_posts, linked),
        Text((Bold(tr("One thing to do: ")), tr(digest.one_thing))),
        *(Small(line) for line in lacking),
        Small((tr("Counts describe the channel, never a person; groups under five are left out."),)),
    ]
    return Page(f"{digest.week}: {digest.headline}", tuple(blocks))


def _heading(week: str) -> str:
    """The week by its days, since few people count weeks."""
    year, number = map(int, week.split("-W"))
    first, last = (date.fromisocalendar(year, number, day) for day in (1, 7))
    return tr("Weekly digest, {first} to {last} ({week})",
              first=f"{first.day} {first:%b}", last=f"{last.day} {last:%b %Y}", week=week)  # fmt: skip


def _questions(digest: Digest, linked: Linked) -> list[Block]:
    """What was asked and what became of it, the lost ones that deserve an answer, and gaps in the docs."""
    said = tr(
        "{asked} asked in the channel: {docs} answered in the docs already, {lost} without a reply.",
        asked=count(digest.asked, "question", "questions"), docs=digest.answered_in_docs, lost=digest.lost,
    )  # fmt: skip
    blocks: list[Block] = [Text((said,))]
    if digest.verdicts:
        became = ", ".join(tr(_SAID[verdict], n=n) for verdict, n in digest.verdicts)
        blocks.append(Text((tr("Of my private hints {became}.", became=became),)))
        blocks.append(Small((tr(_HELPED),)))
    links = [url for url in map(linked, digest.deserving) if url]
    if links:
        lost = listed([Link(tr("question {n}", n=n), url) for n, url in enumerate(links, 1)])
        blocks.append(Text((tr("Lost in the scroll, and worth an answer: "), *lost)))
    if digest.extras.gaps:
        blocks += [Text((tr("Asked by several people, with no page that answers it:"),)),
                   Bullets(tuple(_gap(gap, linked) for gap in digest.extras.gaps))]  # fmt: skip
    return blocks


def _gap(gap: Gap, linked: Linked) -> Line:
    url = linked(gap.asked[-1])
    words = ", ".join(gap.words)
    return (Bold(words), *((" · ", Link(tr("the latest"), url)) if url else ()))


def _slow(posts: Sequence[SlowPost], linked: Linked) -> list[Block]:
    lines: list[Line] = []
    for post in posts:
        url = linked(post.ref)
        if url:
            lines.append((Link(tr("a post"), url), tr(" by "), Person(post.author)))
    if not lines:
        return []
    return [Text((tr("Worth reading slowly, with their authors' leave:"),)), Bullets(tuple(lines))]


def _told(digest: Digest) -> list[Block]:
    """The forum, obligations by role, the model's pitfalls and what last week's advice did, where known."""
    lines: list[Span] = []
    if digest.forum:
        lines.append(" ".join(digest.forum))
    for role, fates in digest.obligations:
        said = tr(
            "Promises by {role}s: {kept} kept, {broken} not, {unknown} out of my sight.",
            role=tr(role.value), kept=fates[Fate.KEPT], broken=fates[Fate.BROKEN], unknown=fates[Fate.UNKNOWN],
        )  # fmt: skip
        lines.append(said)
    lines += digest.pitfalls
    if digest.effect:
        lines.append(digest.effect)
    return [Bullets(tuple((one,) for one in lines))] if lines else []


def _pathway(name: str, digest: Digest) -> str:
    now = digest.erosion.pathways[name]
    then = digest.before.pathways[name].score if digest.before else None
    title = spoken(name).capitalize()
    if now.score is None or not now.enough:
        return tr(
            "{title}: not enough data (missing: {what})", title=title, what="; ".join(now.missing) or "–"
        )
    evidence = now.evidence[0][:1].upper() + now.evidence[0][1:]
    return f"{title}: {now.score:.0f} of 100{_change(now.score, then)}. {evidence}."


def _change(now: float, then: float | None) -> str:
    """Between two scores as they are shown."""
    if then is None:
        return ""
    change = round(now) - round(then)
    return tr(", {change} since last week", change=f"{change:+}") if change else tr(", as last week")


def _chart(digest: Digest) -> Chart:
    values = tuple(None if w.reflective is None else round(100 * w.reflective) for w in digest.weeks)
    weeks = tuple(w.week for w in digest.weeks)
    known = [v for v in values if v is not None]
    alt = tr("The reflective share of messages went from {a}% to {b}%.", a=known[0], b=known[-1])
    return Chart(
        ChartKind.LINE,
        tr("Reflective share of messages"),
        weeks,
        (Series(tr("reflective"), values),),
        alt,
        "%",
    )
