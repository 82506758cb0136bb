// The pane beside the chat: why the bot spoke or not, a thread, the forum.

import { composer } from "./composer.js";
import { byId, draw, el, sign } from "./dom.js";
import { page } from "./draw.js";
import { store } from "./store.js";
import { marked, time } from "./text.js";
import { get, post } from "./wire.js";

const TABS = { why: "Why", thread: "Thread", forum: "Forum" };
const pane = byId("beside");
const shown = { tab: "why", panels: {}, tabs: {}, topic: null };

/** Draws the tabs and their panels. `tried(text, who)` puts a suggestion into the message field. */
export function drawBeside(tried) {
  shown.tried = tried;
  const names = Object.keys(TABS).filter((name) => name !== "forum" || store.forum);
  shown.panels = Object.fromEntries(names.map((name) => [name, el("section", {
    id: `panel-${name}`, class: "panel", role: "tabpanel", "aria-labelledby": `tab-${name}`, tabindex: "0", hidden: true })]));
  shown.tabs = Object.fromEntries(names.map((name) => [name, el("button", {
    id: `tab-${name}`, type: "button", role: "tab", "aria-controls": `panel-${name}`, onclick: () => openTab(name) }, TABS[name])]));
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": "Beside the chat", onkeydown: alongTabs }, Object.values(shown.tabs));
  draw(pane, el("div", { class: "tabs-row" }, list, sign("✕", "Close", closeBeside, { class: "sign only-narrow" })),
    ...Object.values(shown.panels));
  shown.panels.thread.append(el("p", { class: "small" }, "Open a thread with ↩ on a message."));
  drawWelcome();
  choose(shown.panels[shown.tab] ? shown.tab : "why");
  if (store.forum) drawTopics();
}

function choose(name) {
  shown.tab = name;
  for (const [one, tab] of Object.entries(shown.tabs)) {
    tab.setAttribute("aria-selected", String(one === name));
    tab.tabIndex = one === name ? 0 : -1;
    shown.panels[one].hidden = one !== name;
  }
}

/** Shows a tab; on a narrow screen the pane comes over the chat. */
export function openTab(name) {
  choose(name);
  if (matchMedia("(max-width: 68rem)").matches) document.body.classList.add("beside-open");
  return shown.panels[name];
}

export function closeBeside() {
  document.body.classList.remove("beside-open");
  byId("composer")?.focus();
}

function alongTabs(event) {
  const names = Object.keys(shown.tabs), step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const name = names[(names.indexOf(shown.tab) + step + names.length) % names.length];
  choose(name);
  shown.tabs[name].focus();
}

/** Before a message is chosen: what this is, and what one can try. */
function drawWelcome() {
  const tries = store.suggestions.map(({ text, shows, who }) => el("li", {},
    el("button", { type: "button", class: "try", onclick: () => shown.tried(text, who) }, text),
    el("p", { class: "small" }, who && who !== store.me ? `As ${nameOf(who)}: ${shows}` : shows)));
  draw(shown.panels.why,
    el("h2", {}, "A playground of your own"),
    el("p", {}, `This is the real bot on “${store.title}”. It runs on this machine only; nothing you type leaves it.`),
    tries.length > 0 && el("h3", {}, "Try these"), tries.length > 0 && el("ul", { class: "tries" }, tries),
    store.remarks.length > 0 && el("h3", {}, "What is different here"), el("ul", {}, store.remarks.map((one) => el("li", {}, one))),
    el("p", { class: "small" }, "The ? on a message shows what was read of it and why the bot spoke or kept silent."));
}

/** What was read of a message, and why the bot spoke or kept silent. */
export async function drawWhy(entry) {
  const { page: told } = await get("explain", { me: store.me, channel: entry.channel, id: entry.id });
  const panel = openTab("why");
  draw(panel,
    el("h2", {}, "Why the bot spoke, or did not"),
    el("blockquote", { class: "about" }, entry.text.length > 160 ? `${entry.text.slice(0, 160)}…` : entry.text),
    page(told, { zone: store.zone, names: store.names, press: () => {} }),
    el("button", { type: "button", class: "plain", onclick: drawWelcome }, "Back to what one can try"));
  panel.focus();
}

/** The panel of a thread, with a list to draw it in and a field to answer. */
export function threadPanel(send, offers) {
  const panel = openTab("thread");
  const list = el("ol", { class: "entries", "aria-label": "Thread" }), form = el("form", { class: "composer" });
  draw(panel, el("h2", {}, "Thread"), list, form);
  const field = composer(form, { id: "thread-composer", label: "Reply in the thread", placeholder: "Reply", offers, send });
  return { list, field };
}

export async function drawTopics() {
  const panel = shown.panels.forum;
  if (!panel) return;
  if (shown.topic) return drawTopic(shown.topic);
  const { topics } = await get("topics", { me: store.me });
  draw(panel, el("h2", {}, "Forum"), topics.length === 0 && el("p", { class: "small" }, "No topic has been opened yet."),
    el("ul", { class: "topics" }, topics.map((topic) => el("li", {},
      el("button", { type: "button", class: "topic", onclick: () => { shown.topic = topic; drawTopic(topic, true); } }, topic.title),
      el("p", { class: "small" }, `${topic.category} · ${nameOf(topic.author)} · `, time(topic.opened, store.zone),
        ` · ${topic.replies} ${topic.replies === 1 ? "reply" : "replies"}${topic.answered ? " · answered" : ""}`)))));
}

/** Opens a topic by its id. */
export async function showTopic(id) {
  const { topics } = await get("topics", { me: store.me });
  shown.topic = topics.find((topic) => topic.id === id) ?? null;
  openTab("forum");
  await (shown.topic ? drawTopic(shown.topic, true) : drawTopics());
}

async function drawTopic(topic, focus = false) {
  const { posts, mine } = await get("topic", { me: store.me, topic: topic.id });
  const own = mine || store.people.get(store.me)?.role === "facilitator";
  const form = el("form", { class: "composer" });
  const draft = shown.panels.forum.querySelector("textarea")?.value ?? "";
  draw(shown.panels.forum,
    el("button", { type: "button", class: "plain", onclick: () => { shown.topic = null; drawTopics(); } }, "← All topics"),
    el("h2", { tabindex: "-1" }, topic.title),
    el("ol", { class: "posts" }, posts.map((one, index) => el("li", { class: one.accepted ? "post accepted" : "post" },
      el("p", { class: "head" }, el("span", { class: "name" }, nameOf(one.author)), time(one.at, store.zone),
        one.accepted && el("span", { class: "tag" }, "accepted answer")),
      el("div", { class: "text" }, marked(one.text, store.all())),
      own && index > 0 && !one.accepted && el("button", { type: "button", class: "plain", onclick: () => accept(topic, one) }, "This answers it")))),
    form);
  const field = composer(form, { id: "forum-composer", label: "Answer on the forum", placeholder: "Answer at length", offers: () => [],
    send: async (text) => { await post("reply", { me: store.me, topic: topic.id, text }); return true; } });
  field.value = draft;
  if (focus) shown.panels.forum.querySelector("h2").focus();
}

const accept = (topic, one) => post("accept", { me: store.me, topic: topic.id, post: one.id });
const nameOf = (id) => store.people.get(id)?.name || id;
