// What people wrote, and moments, as elements: code, bold, links and mentions of the Markdown they typed.

import { el } from "./dom.js";

const PIECES = /```(?:\w*\n)?([\s\S]*?)```|`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]])|(@(?:channel|here|everyone)\b)/g;

/** The text as a list of elements and strings; `names` are what may stand after an @. */
export function marked(text, names = []) {
  const found = [];
  let end = 0;
  for (const piece of text.matchAll(PIECES)) {
    found.push(...mentions(text.slice(end, piece.index), names), element(piece));
    end = piece.index + piece[0].length;
  }
  found.push(...mentions(text.slice(end), names));
  return found;
}

function element([, block, code, bold, label, target, url, broadcast]) {
  if (block !== undefined) return el("pre", {}, el("code", {}, block.replace(/\n$/, "")));
  if (code) return el("code", {}, code);
  if (bold) return el("strong", {}, bold);
  if (broadcast) return el("span", { class: "mention" }, broadcast);
  return link(label ?? url, target ?? url);
}

function mentions(text, names) {
  const known = names.filter((name) => text.includes(`@${name}`)).sort((a, b) => b.length - a.length);
  if (known.length === 0) return [text];
  const escaped = known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const parts = text.split(new RegExp(`(@(?:${escaped.join("|")}))`));
  return parts.map((part, index) => (index % 2 ? el("span", { class: "mention" }, part) : part));
}

/** A link, where it leads somewhere on the web or (after /#) in the playground; else its text alone. */
export function link(label, url) {
  if (url.startsWith("/#")) return el("a", { href: url.slice(1) }, label);
  if (!/^https?:\/\//.test(url)) return label;
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}

/** A moment on somebody's own clock. */
export function moment(iso, zone, shape = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }) {
  return new Intl.DateTimeFormat("en-GB", { ...shape, timeZone: zone ?? "UTC" }).format(new Date(iso));
}

export function time(iso, zone, shape) {
  return el("time", { datetime: iso, title: moment(iso, zone) }, moment(iso, zone, shape));
}
