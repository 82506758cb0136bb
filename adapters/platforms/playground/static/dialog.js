// Forms, pages and questions as dialogs: the browser's own, so that focus stays inside and comes back.

import { byId, draw, el } from "./dom.js";
import { page } from "./draw.js";

const box = byId("dialog");
let onClosed = () => {};
box.addEventListener("close", () => { draw(box); onClosed(); onClosed = () => {}; });

function open(title, ...content) {
  const close = el("button", { type: "button", class: "sign", "aria-label": "Close", onclick: () => box.close() }, "✕");
  draw(box, el("header", {}, el("h2", { id: "dialog-title" }, title), close), ...content);
  if (!box.open) box.showModal();
}

const close = () => box.close();

/** A page in a dialog of its own. */
export function showPage(shown, with_) {
  const [first] = shown.blocks, repeated = first?.is === "text" && first.line.join("") === shown.summary;
  open(repeated ? "Stillwater" : shown.summary, page(shown, with_), el("div", { class: "buttons" },
    el("button", { type: "button", class: "plain", onclick: close, autofocus: true }, "Close")));
}

/** Asks for a yes; the promise is true only where it was given. */
export function confirm(question, yes) {
  return new Promise((resolve) => {
    let answer = false;
    open("Are you sure?", el("p", {}, question), el("div", { class: "buttons" },
      el("button", { type: "button", class: "primary", onclick: () => { answer = true; close(); } }, yes),
      el("button", { type: "button", class: "plain", onclick: close }, "Cancel")));
    onClosed = () => resolve(answer);
  });
}

/** A form; `send(values, files)` gives what was refused, or null where the dialog may close (or shows something else). */
export function showForm(form, with_, send) {
  const refused = el("p", { class: "refused", role: "alert" });
  const submit = el("button", { type: "submit", class: "primary" }, form.submit);
  const fields = form.fields.map((field, index) => ({ field, ...FIELDS[field.kind](field, `field-${index}`) }));
  const element = el("form", { class: "form", novalidate: true },
    form.intro.length > 0 && page({ blocks: form.intro }, with_), fields.map(({ element }) => element), refused,
    el("div", { class: "buttons" }, submit, el("button", { type: "button", class: "plain", onclick: close }, "Cancel")));
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    const empty = fields.find(({ field, read }) => !field.optional && !read().trim());
    if (empty) return complain(refused, empty.element, `${empty.field.label}: please fill this in.`);
    submit.disabled = true;
    const told = await send(Object.fromEntries(fields.filter(({ file }) => !file).map(({ field, read }) => [field.name, read()])), await chosen(fields));
    submit.disabled = false;
    if (!told && box.contains(element)) close();
    if (told) complain(refused, fields.find(({ field }) => told.includes(field.label))?.element, told);
  });
  open(form.title, element);
  element.querySelector("input, textarea, select")?.focus();
}

function complain(place, field, sentence) {
  place.textContent = sentence;
  const input = field?.querySelector("input, textarea, select");
  input?.setAttribute("aria-invalid", "true");
  input?.focus();
}

/** The files chosen in a form, as the server takes them; no more of one than shows that it is too large. */
async function chosen(fields) {
  const named = fields.filter(({ file }) => file).map(({ field, file }) => [field.name, file()]).filter(([, file]) => file);
  return Object.fromEntries(await Promise.all(named.map(async ([name, file]) =>
    [name, { name: file.name, base64: await base64(file.slice(0, LARGEST + 1)) }])));
}

const LARGEST = 2_000_000;

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

const FIELDS = {
  line: (field, id) => single(field, id, el("input", { type: "text", value: field.value })),
  number: (field, id) => single(field, id, el("input", { type: "text", inputmode: "decimal", value: field.value })),
  date: (field, id) => single(field, id, el("input", { type: "date", value: field.value })),
  paragraph: (field, id) => single(field, id, el("textarea", { rows: "5", value: field.value })),
  choice: (field, id) => single(field, id, el("select", {},
    (field.optional || !field.value) && el("option", { value: "" }, "–"),
    field.choices.map(({ value, label }) => el("option", { value, selected: value === field.value }, label)))),
  choices: several,
  file: (field, id) => {
    const input = el("input", { type: "file" });
    return { ...single(field, id, input), file: () => input.files[0] };
  },
};

function single(field, id, input) {
  input.id = id;
  if (field.hint) input.setAttribute("aria-describedby", `${id}-hint`);
  if (!field.optional) input.setAttribute("aria-required", "true");
  const label = el("label", { for: id }, field.label, field.optional && el("span", { class: "small" }, " (optional)"));
  return { element: el("div", { class: "field" }, label, hint(field, id), input), read: () => input.value };
}

function several(field, id) {
  const chosen = new Set(field.value.split("\n"));
  const boxes = field.choices.map(({ value, label }) => {
    const input = el("input", { type: "checkbox", value, checked: chosen.has(value) });
    return { input, row: el("label", { class: "choice" }, input, label) };
  });
  const element = el("fieldset", { class: "field" }, el("legend", {}, field.label), hint(field, id), boxes.map(({ row }) => row));
  return { element, read: () => boxes.filter(({ input }) => input.checked).map(({ input }) => input.value).join("\n") };
}

function hint(field, id) {
  return field.hint && el("p", { class: "small", id: `${id}-hint` }, field.hint);
}
