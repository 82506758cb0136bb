// A list of messages that keeps itself in step: the latest ones drawn, older ones on demand.

import { draw, el, sign } from "./dom.js";
import { page } from "./draw.js";
import { marked, moment, time } from "./text.js";

const MOST_DRAWN = 200;
const EMOJI = { thumbsup: "👍", heart: "❤️", tada: "🎉", thinking_face: "🤔", eyes: "👀", white_check_mark: "✅" };
const DAY = { weekday: "long", day: "numeric", month: "long" };
const CLOCK = { hour: "2-digit", minute: "2-digit" };

/**
 * Entries of one channel or thread in an <ol>. `does` says what happens on react, reply, why, edit, remove and press;
 * `reader` gives the window's `me`, `zone`, `people` and `names`.
 */
export class Timeline {
  constructor(list, reader, does, thread = null) {
    Object.assign(this, { list, reader, does, thread, channel: null, entries: [], drawn: new Map(), older: false });
    list.addEventListener("keydown", (event) => this.move(event));
  }

  /** Starts over with the latest entries of a channel. */
  show(channel, entries, older) {
    Object.assign(this, { channel, entries: [], older });
    this.drawn.clear();
    draw(this.list);
    this.add(entries);
  }

  /** Older entries, before all that are drawn. */
  add(entries) {
    for (const entry of entries) this.put(entry);
  }

  get first() { return this.entries[0]; }

  /** Is an entry shown here, or older than what is drawn? */
  concerns(entry) {
    const inside = entry.thread === entry.id ? null : entry.thread;
    const here = entry.channel === this.channel && (inside === this.thread || entry.id === this.thread);
    return here && !(this.older && this.first && place(entry) < place(this.first));
  }

  /** Draws an entry, in its place by time, or in place of an older state of it. True where it is new. */
  put(entry) {
    const known = this.drawn.get(entry.id);
    if (known && known.entry.number > entry.number) return false;
    if (entry.gone && !entry.replies) return this.drop(entry.id);
    const element = this.element(entry);
    if (known) {
      const held = known.element.contains(document.activeElement);
      known.element.replaceWith(element);
      this.entries[this.entries.indexOf(known.entry)] = entry;
      if (held) element.focus();
    } else {
      let index = this.entries.length;
      while (index > 0 && place(this.entries[index - 1]) > place(entry)) index -= 1;
      this.list.insertBefore(element, this.list.children[index] ?? null);
      this.entries.splice(index, 0, entry);
    }
    this.drawn.set(entry.id, { entry, element });
    this.neighbours(entry);
    return !known;
  }

  drop(id) {
    const known = this.drawn.get(id);
    if (!known) return false;
    const index = this.entries.indexOf(known.entry);
    this.entries.splice(index, 1);
    known.element.remove();
    this.drawn.delete(id);
    if (this.entries[index]) this.neighbours(this.entries[index]);
    return false;
  }

  /** Lets go of what is far above, while somebody reads at the end. */
  trim() {
    if (this.entries.length <= MOST_DRAWN) return;
    for (const { id } of this.entries.slice(0, this.entries.length - MOST_DRAWN / 2)) this.drop(id);
    this.older = true;
  }

  /** A message that goes on where its author left off is drawn without their name; a new day is announced. */
  neighbours(entry) {
    const index = this.entries.indexOf(entry);
    for (const at of [index, index + 1]) {
      const [before, now] = [this.entries[at - 1], this.entries[at]];
      if (!now) continue;
      const { element } = this.drawn.get(now.id);
      const day = moment(now.at, this.reader.zone, DAY);
      const sameDay = before && moment(before.at, this.reader.zone, DAY) === day;
      if (sameDay || this.thread) delete element.dataset.day;
      else element.dataset.day = day;
      const follows = sameDay && before.author === now.author && before.only === now.only && !before.gone && !now.page
        && new Date(now.at) - new Date(before.at) < 300_000;
      element.classList.toggle("follows", Boolean(follows));
    }
    const last = this.list.lastElementChild;
    if (!this.list.querySelector('[tabindex="0"]') && last) this.hold(last);
  }

  element(entry) {
    const { people } = this.reader;
    const bot = Boolean(entry.page), who = people.get(entry.author);
    const name = bot ? "Stillwater" : who?.name || entry.author;
    const kind = entry.only ? "private" : bot ? "bot" : "";
    const element = el("li", { class: `entry ${kind}`, tabindex: "-1", data: { id: entry.id } },
      avatar(name, bot),
      el("div", { class: "body" },
        el("p", { class: "head" }, el("span", { class: "name" }, name), bot && el("span", { class: "tag" }, "bot"),
          who?.role === "facilitator" && el("span", { class: "tag" }, "facilitator"),
          time(entry.at, this.reader.zone, CLOCK), entry.edited && el("span", { class: "small" }, "edited"),
          entry.only && el("span", { class: "only" }, "only you see this")),
        this.content(entry), this.reactions(entry), this.replies(entry)),
      !entry.gone && this.actions(entry));
    element.addEventListener("focusin", () => this.hold(element));
    return element;
  }

  content(entry) {
    const { zone, names, all } = this.reader;
    if (entry.gone) return el("p", { class: "gone" }, "This message was taken back.");
    if (entry.page) return page(entry.page, { zone, names, press: (button, element) => this.does.press(entry, button, element) });
    const files = entry.files.map((name) => el("span", { class: "file" }, `Attached: ${name}`));
    return el("div", { class: "text" }, marked(entry.text, all()), files);
  }

  reactions(entry) {
    const found = Object.entries(entry.reactions);
    return found.length > 0 && el("div", { class: "reactions" }, found.map(([emoji, who]) => {
      const names = who.map((id) => this.reader.people.get(id)?.name ?? id).join(", ");
      return el("button", {
        type: "button", class: "reaction", "aria-pressed": String(who.includes(this.reader.me)), title: names,
        "aria-label": `${emoji.replaceAll("_", " ")}: ${names}`, onclick: () => this.does.react(entry, emoji),
      }, EMOJI[emoji] ?? `:${emoji}:`, ` ${who.length}`);
    }));
  }

  replies(entry) {
    if (!entry.replies || this.thread) return null;
    const label = `${entry.replies} ${entry.replies === 1 ? "reply" : "replies"}`;
    return el("button", { type: "button", class: "replies", onclick: () => this.does.reply(entry) }, label);
  }

  actions(entry) {
    const mine = entry.author === this.reader.me && !entry.page, bar = el("div", { class: "actions", role: "group", "aria-label": "Message" });
    const choose = () => draw(bar, ...Object.entries(EMOJI).map(([name, mark]) =>
      sign(mark, name.replaceAll("_", " "), () => this.does.react(entry, name))));
    bar.append(...[
      !entry.only && sign("☺", "React", () => { choose(); bar.firstChild.focus(); }),
      !entry.only && !this.thread && sign("↩", "Reply in thread", () => this.does.reply(entry)),
      !entry.page && sign("?", "What was read of it, and why the bot spoke or not", () => this.does.why(entry), { class: "sign why" }),
      mine && sign("✎", "Edit", () => this.does.edit(entry)),
      (mine || entry.only) && sign("✕", entry.only ? "Dismiss" : "Delete", () => this.does.remove(entry)),
    ].filter(Boolean));
    return bar;
  }

  /** One message at a time can be reached with Tab; the arrow keys go from one to the next. */
  hold(element) {
    if (this.held === element) return;
    for (const one of [this.held, element]) {
      one?.setAttribute("tabindex", one === element ? "0" : "-1");
      for (const button of one?.querySelectorAll(".actions button") ?? []) button.tabIndex = one === element ? 0 : -1;
    }
    this.held = element;
  }

  move(event) {
    const at = event.target.closest?.(".entry");
    const step = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
    if (!at || !step || event.target !== at || !at[step]) return;
    event.preventDefault();
    at[step].focus();
  }
}

const place = (entry) => `${entry.at} ${entry.id}`;

function avatar(name, bot) {
  if (bot) return el("img", { class: "avatar", src: "/static/mark.svg", alt: "", width: "36", height: "36" });
  const initials = name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("");
  const hue = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
  return el("span", { class: `avatar hue${hue}`, "aria-hidden": "true" }, initials);
}
