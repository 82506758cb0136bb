// The window: what is shown where, and what happens when something changes.

import { closeBeside, drawBeside, drawTopics, drawWhy, openTab, showTopic, threadPanel } from "./beside.js";
import { drawClock, pass } from "./clock.js";
import { completions, composer } from "./composer.js";
import { confirm, showForm, showPage } from "./dialog.js";
import { byId, draw, el } from "./dom.js";
import { page } from "./draw.js";
import { drawPlaces } from "./places.js";
import { load, now, setClock, store } from "./store.js";
import { moment } from "./text.js";
import { Timeline } from "./timeline.js";
import { Stream, get, post } from "./wire.js";

const view = { place: "", stream: null, thread: null, unsent: null };
const main = new Timeline(byId("entries"), store, deeds());
const offers = (text) => completions(store.commands, store.all())(text);
const drawing = () => ({ zone: store.zone, names: store.names, press: (button, element) => press(null, button, element) });

/** Runs what may be refused, and says so; true where it was not. */
async function busy(work) {
  try {
    await work();
    notice("");
    return true;
  } catch (error) {
    notice(error instanceof TypeError ? "The playground does not answer. Is it still running?" : error.message);
    return false;
  }
}

function notice(sentence) {
  byId("notice").textContent = sentence;
  byId("notice").hidden = !sentence;
  if (sentence) byId("said").textContent = sentence;
}

/** Begins as a person, or begins again after too long an absence. */
async function begin(me) {
  view.stream?.stop();
  view.thread = null;
  const state = await load(me);
  if (store.me) history.replaceState(null, "", `/?me=${encodeURIComponent(store.me)}${location.hash}`);
  document.title = `${state.title} – Stillwater playground`;
  drawClock(busy);
  drawBeside(suggest);
  progress(state.loading);
  const hash = decodeURIComponent(location.hash.slice(1));
  const first = [...store.channels.keys()][0] ?? "";
  const wanted = [view.place, hash, hash.split("/")[0]].find((one) => store.channels.has(one) || one === "home" || one === store.direct);
  await go(wanted ?? first);
  if (hash.startsWith("forum/") && !view.stream) follow(`#${hash}`);
  view.stream = new Stream(store.me ?? "", state.position, { onChange: change, onReset: () => begin(store.me), onState: connected });
}

function connected(on) {
  byId("connection").textContent = on ? "" : "Not connected; trying again…";
}

function progress({ done, total }) {
  const bar = byId("loading");
  if (done >= total) return bar?.remove();
  if (bar) return void (bar.querySelector("progress").value = done / total);
  byId("notice").before(el("p", { id: "loading", class: "loading" }, el("label", { for: "progress" }, "Reading the programme"),
    el("progress", { id: "progress", max: "1", value: done / total })));
}

async function go(where) {
  keepDraft();
  view.place = where;
  history.replaceState(null, "", `#${where}`);
  store.unread.delete(where);
  document.body.classList.remove("places-open");
  byId("open-places").setAttribute("aria-expanded", "false");
  drawPlaces(where, go, begin);
  byId("waiting").hidden = true;
  const home = where === "home";
  byId("composer-form").hidden = home;
  draw(byId("earlier"));
  if (home) return drawHome();
  drawChannel(where);
  const { entries, older } = where ? await get("entries", { me: store.me, channel: where }) : { entries: [], older: false };
  if (view.place !== where) return;
  main.show(where, entries, older);
  earlier();
  toEnd();
}

function drawChannel(id) {
  const channel = store.channels.get(id) ?? { name: "Stillwater and you", topic: "Only you and the bot are here." };
  const name = store.channels.has(id) ? `#${channel.name}` : channel.name;
  draw(byId("channel"),
    el("div", { class: "title" }, el("h2", { id: "channel-name" }, name), el("p", { class: "small" }, channel.topic || channel.purpose || "")),
    el("button", { type: "button", class: "plain only-narrow", onclick: () => openTab("why") }, store.forum ? "Why · Forum" : "Why"),
    (channel.pinned || channel.protocol) && pinned(channel));
  composer(byId("composer-form"), {
    id: "composer", label: `Message ${name}`, offers, send: (text) => say(text, null),
    placeholder: store.channels.has(id) ? `Message ${name}, or / for commands` : "Type / for commands",
  }).value = sessionStorage.getItem(`draft ${id}`) ?? "";
}

/** What has been typed and not sent outlives a change of channel, and a reload. */
function keepDraft() {
  if (byId("composer")) sessionStorage.setItem(`draft ${view.place}`, byId("composer").value);
}

/** What is pinned on top: the latest page the bot has pinned, else the protocol the programme came with. */
function pinned({ pinned: shown, protocol }) {
  const rows = (protocol ?? "").split("\n").map((row) => row.trim()).filter((row) => row && !row.startsWith("#"));
  const list = () => el("ul", {}, rows.map((row) => el("li", {}, row.replace(/^[-*] /, ""))));
  return el("details", { class: "protocol" }, el("summary", {}, `Pinned: ${shown?.summary ?? "this channel’s protocol"}`),
    shown ? page(shown, drawing()) : list());
}

async function drawHome() {
  main.show("", [], false);
  const { page: told } = await get("home", { me: store.me });
  if (view.place !== "home") return;
  draw(byId("channel"), el("div", { class: "title" }, el("h2", { id: "channel-name" }, "Your own page"), el("p", { class: "small" }, "Only you see this.")));
  draw(byId("entries"), el("li", { class: "home" }, page(told, drawing())));
}

/** The button for what was said before, where there is more. */
function earlier() {
  const more = async () => {
    const [channel, box] = [view.place, byId("scroll")], before = box.scrollHeight - box.scrollTop;
    const { entries, older } = await get("entries", { me: store.me, channel, before: main.first?.id });
    if (view.place !== channel) return;
    main.older = older;
    main.add(entries.reverse());
    box.scrollTop = box.scrollHeight - before;
    earlier();
  };
  draw(byId("earlier"), ...(main.older ? [el("button", { type: "button", class: "plain", onclick: () => busy(more) }, "Earlier messages")] : []));
}

const atEnd = () => byId("scroll").scrollHeight - byId("scroll").scrollTop - byId("scroll").clientHeight < 80;

/** Shows the end; of something long that was just said, its beginning. */
function toEnd() {
  const box = byId("scroll"), last = byId("entries").lastElementChild;
  box.scrollTop = box.scrollHeight;
  if (last && last.offsetHeight > box.clientHeight) last.scrollIntoView({ block: "start" });
}

function change(what) {
  if (what.entry) return entry(what.entry);
  if (what.clock) { setClock(what.clock); drawClock(busy); byId("said").textContent = `It is now ${moment(now().toISOString(), store.zone)}.`; }
  if (what.forum && store.forum) busy(drawTopics);
  if (what.loading) progress(what.loading);
  if (what.person) store.people.set(what.person.id, what.person);
  if (what.channel) store.channels.set(what.channel.id, what.channel);
  if (what.person || what.channel) drawPlaces(view.place, go, begin);
  if (what.channel?.id === view.place) keepDraft(), drawChannel(view.place);
}

function entry(one) {
  const end = atEnd();
  const inThread = view.thread?.timeline.concerns(one);
  if (inThread) view.thread.timeline.put(one);
  else if (one.only && one.thread && !one.gone) hinted(one);
  if (main.concerns(one) && view.place !== "home") {
    if (main.put(one)) tell(one);
    if (end) { main.trim(); earlier(); toEnd(); }
  } else if (one.channel !== view.place && one.author !== store.me && !one.gone && !one.thread) {
    store.unread.add(one.channel);
    drawPlaces(view.place, go, begin);
    if (one.only) tell(one);
  }
  if (one.page) awaited();
}

/** A hint about a reply stands in its thread: opened beside the chat, or named where that would cover it. */
function hinted(one) {
  tell(one);
  if (matchMedia("(max-width: 68rem)").matches) notice("Stillwater has a private hint for you in a thread.");
  else busy(() => openThread({ ...one, id: one.thread }, false));
}

/** Says it to those who listen rather than look. */
function tell(one) {
  if (one.author === store.me || one.gone) return;
  const bot = one.only ? "Stillwater, privately" : "Stillwater";
  byId("said").textContent = `${one.page ? bot : store.names.get(one.author)}: ${one.text}`;
}

async function say(text, thread) {
  const given = { me: store.me, channel: view.place, text, thread };
  if (text.startsWith("/")) return busy(async () => show(await post("ask", given), view.place));
  // Sent again under its first key, what did arrive though its answer was lost is not said twice.
  const again = view.unsent?.text === text && view.unsent.channel === given.channel && view.unsent.thread === thread;
  view.unsent = again ? view.unsent : { ...given, key: crypto.randomUUID() };
  return busy(async () => {
    const { id } = await post("say", view.unsent);
    view.unsent = null;
    setTimeout(() => awaited(view.place, id), 250);
  });
}

/** Under what was just said: how the bot waits for people to answer first, and a button that lets it pass. */
async function awaited(channel, id) {
  const place = byId("waiting");
  if (channel) Object.assign(place.dataset, { channel, id });
  else if (place.hidden) return;
  const end = atEnd();
  const { waiting } = await get("explain", { me: store.me, channel: place.dataset.channel, id: place.dataset.id });
  place.hidden = !waiting || place.dataset.channel !== view.place;
  if (place.hidden) return;
  const until = moment(waiting.until, store.zone, { hour: "2-digit", minute: "2-digit" });
  draw(place, el("span", {}, `The bot looks at your message again at ${until}, so that people can answer first.`),
    el("button", { type: "button", class: "plain", onclick: () => busy(() => pass(waiting.until)) }, `Let it be ${until}`));
  if (end) toEnd();
}

/** What a command, button or form has given this window to show. */
function show({ form, page: told }, channel, one) {
  if (told) showPage(told, { ...drawing(), press: (button, element) => press(null, button, element) });
  if (form) showForm(form, drawing(), async (values, files) => {
    let refused = null;
    const done = await busy(async () => {
      const found = await post("submit", { me: store.me, channel, id: one?.id, does: form.does, about: form.about, values, files });
      refused = found.refused ?? null;
      show(found, channel, one);
    });
    return done ? refused : byId("notice").textContent;
  });
}

async function press(one, button, element) {
  if (button.confirm && !(await confirm(button.confirm, button.label))) return;
  element.disabled = true;
  const channel = one?.channel ?? (store.channels.has(view.place) ? view.place : store.direct);
  await busy(async () => {
    show(await post("press", { me: store.me, channel, id: one?.id, does: button.does, about: button.about }), channel, one);
    if (view.place === "home") await drawHome();
  });
  element.disabled = false;
}

/** What a person can do with a message. */
function deeds() {
  const with_ = (one) => ({ me: store.me, channel: one.channel, id: one.id });
  return {
    press,
    react: (one, emoji) => busy(() => post("react", { ...with_(one), emoji })),
    why: (one) => busy(() => drawWhy(one)),
    reply: (one) => busy(() => openThread(one)),
    remove: async (one) => {
      if (one.page || (await confirm("Take this message back? The bot forgets it too.", "Take it back"))) {
        busy(() => post("delete", with_(one)));
      }
    },
    edit: (one) => showForm({
      title: "Edit your message", submit: "Save", intro: [],
      fields: [{ name: "text", label: "Message", kind: "paragraph", value: one.text, hint: "", choices: [] }],
    }, drawing(), async ({ text }) => ((await busy(() => post("edit", { ...with_(one), text }))) ? null : byId("notice").textContent)),
  };
}

async function openThread(one, focus = true) {
  const { entries, older } = await get("entries", { me: store.me, channel: one.channel, thread: one.id });
  const { list, field } = threadPanel((text) => say(text, one.id), offers);
  const timeline = new Timeline(list, store, deeds(), one.id);
  timeline.show(one.channel, entries, older);
  view.thread = { timeline };
  if (focus) field.focus();
}

/** A link within the playground: a topic, or a channel. */
function follow(hash) {
  const [where, topic] = decodeURIComponent(hash.slice(1)).split("/");
  if (where === "forum" && topic) return busy(() => showTopic(topic));
  if (store.channels.has(where)) return busy(() => go(where));
}

/** Puts something to try into the message field; the person sends it. */
async function suggest(text, who) {
  if (who && who !== store.me) await begin(who);
  closeBeside();
  const field = byId("composer");
  field.value = text;
  field.dispatchEvent(new Event("input"));
  field.focus();
}

byId("open-places").addEventListener("click", () => {
  const open = document.body.classList.toggle("places-open");
  byId("open-places").setAttribute("aria-expanded", String(open));
});
document.addEventListener("click", (event) => {
  const hash = event.target.closest?.("a[href^='#']:not(.skip)")?.getAttribute("href");
  if (hash) event.preventDefault(), follow(hash);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !byId("dialog").open) document.body.classList.remove("places-open", "beside-open");
});

addEventListener("pagehide", keepDraft);

await begin(new URLSearchParams(location.search).get("me") ?? "");
