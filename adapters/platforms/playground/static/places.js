// The left side: who one is, the channels, the conversation with the bot, one's own page.

import { byId, draw, el } from "./dom.js";
import { showForm } from "./dialog.js";
import { store } from "./store.js";
import { Refused, post } from "./wire.js";

/** Draws the places; `go(place)` opens one, `become(member)` makes the window somebody else's. */
export function drawPlaces(current, go, become) {
  const item = (id, label, kind) => el("li", {}, el("button", {
    type: "button", class: "place", "aria-current": id === current ? "page" : null, onclick: () => go(id),
  }, el("span", { class: "kind", "aria-hidden": "true" }, kind), label,
  store.unread.has(id) && el("span", { class: "unread" }, el("span", { class: "unseen" }, "new messages"))));
  draw(byId("places"),
    who(become),
    el("h2", {}, "Channels"),
    el("ul", {}, [...store.channels.values()].map(({ id, name }) => item(id, name, "#"))),
    el("h2", {}, "Between you and the bot"),
    el("ul", {}, item(store.direct, "Stillwater", "✉"), item("home", "Your own page", "⌂")));
}

function who(become) {
  const people = [...store.people.values()].filter(({ role }) => role !== "bot").sort((a, b) => a.name.localeCompare(b.name));
  const select = el("select", { id: "who", onchange: () => become(select.value) },
    ["learner", "facilitator"].map((one) => el("optgroup", { label: `${one}s` }, people.filter(({ role }) => role === one)
      .map(({ id, name }) => el("option", { value: id, selected: id === store.me }, name)))));
  const me = store.people.get(store.me);
  const other = people.find(({ id }) => id !== store.me);
  return el("div", { class: "who" }, el("label", { for: "who" }, "In this window you are"), select,
    el("p", { class: "small" }, me ? `${me.role}, ${me.zone?.replaceAll("_", " ") ?? "time zone unknown"}` : ""),
    el("div", { class: "links" },
      other && el("a", { href: `/?me=${encodeURIComponent(other.id)}`, target: "_blank", rel: "noopener" }, "Open another window"),
      el("button", { type: "button", class: "link", onclick: () => join(become) }, "Someone new…")));
}

function join(become) {
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  const field = (name, label, kind, value, choices = []) => ({ name, label, kind, value, choices, hint: "", optional: false });
  const form = {
    title: "Someone new", submit: "Join", intro: [],
    fields: [
      field("name", "Name", "line", ""),
      field("role", "Role", "choice", "learner", [{ value: "learner", label: "learner" }, { value: "facilitator", label: "facilitator" }]),
      field("zone", "Time zone", "choice", Intl.DateTimeFormat().resolvedOptions().timeZone, zones),
    ],
  };
  showForm(form, {}, async (values) => {
    try {
      const { id } = await post("join", { me: store.me, ...values });
      become(id);
      return null;
    } catch (error) {
      if (error instanceof Refused) return error.message;
      throw error;
    }
  });
}
