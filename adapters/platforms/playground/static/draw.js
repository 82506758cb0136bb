// The bot's pages: each kind of block and span as elements. What a button does is `press(button, element)`.

import { chart } from "./chart.js";
import { el } from "./dom.js";
import { link, time } from "./text.js";

/** A page's blocks. `with_` gives the reader's `zone`, `names` by member id and what happens on `press`. */
export function page(shown, with_) {
  return el("div", { class: "page" }, shown.blocks.map((block) => BLOCKS[block.is](block, with_)));
}

const BLOCKS = {
  heading: ({ text }) => el("h3", {}, text),
  text: ({ line }, with_) => el("p", {}, spans(line, with_)),
  small: ({ line }, with_) => el("p", { class: "small" }, spans(line, with_)),
  quote: ({ text }) => el("blockquote", {}, text),
  bullets: ({ lines }, with_) => el("ul", {}, lines.map((line) => el("li", {}, spans(line, with_)))),
  table: (shown) => table(shown),
  chart: (shown) => figure(shown),
  buttons: ({ buttons, more }, with_) => el("div", { class: "buttons" }, buttons.map((one) => button(one, with_)),
    more.length > 0 && menu(more, with_)),
  divider: () => el("hr"),
};

const SPANS = {
  bold: ({ text }) => el("strong", {}, text),
  code: ({ text }) => text.includes("\n") ? el("pre", {}, el("code", {}, text.trimEnd())) : el("code", {}, text),
  link: (span, with_) => followed(span, with_),
  person: ({ id, name }, { names }) => el("span", { class: "mention" }, `@${name || names.get(id) || id}`),
  place: ({ id, name }) => el("span", { class: "mention" }, `#${name || id}`),
  when: ({ at }, { zone }) => time(at, zone),
};

function spans(line, with_) {
  return line.map((span) => (typeof span === "string" ? span : SPANS[span.is](span, with_)));
}

function button(shown, { press }) {
  const element = el("button", { type: "button", class: shown.primary ? "primary" : "plain" }, shown.label);
  element.addEventListener("click", () => press(shown, element));
  return element;
}

/** What is seldom needed, folded away. */
function menu(more, with_) {
  const inSight = ({ target }) => target.scrollIntoView({ block: "nearest" });
  return el("details", { class: "rest", ontoggle: inSight }, el("summary", { "aria-label": "More", title: "More" }, "…"),
    el("div", {}, more.map((one) => button(one, with_))));
}

/** A link, which tells where that is wanted that it was followed. */
function followed({ text, url, does, about }, { press }) {
  const element = link(text, url);
  if (does && element instanceof Element) element.addEventListener("click", () => press({ does, about }, element));
  return element;
}

export function table({ columns, rows, title }) {
  const head = columns.map((name) => el(name ? "th" : "td", name ? { scope: "col" } : {}, name));
  const body = rows.map(([first, ...rest]) =>
    el("tr", {}, el("th", { scope: "row" }, first), rest.map((cell) => el("td", {}, cell))));
  return el("div", { class: "wide", tabindex: "0", role: "group", "aria-label": title || "Table" },
    el("table", {}, title && el("caption", {}, title), el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)));
}

function figure(shown) {
  return el("figure", {},
    el("figcaption", {}, shown.title),
    chart(shown),
    el("details", {}, el("summary", {}, "The figures as a table"), table(shown.table)));
}
