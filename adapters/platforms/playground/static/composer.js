// The message field with its menu: commands after "/", people after "@".

import { draw, el } from "./dom.js";

/** Builds a composer in a form. `offers(text)` gives what may complete it, `send(text)` what is sent. */
export function composer(form, { id, label, placeholder, offers, send }) {
  const menu = el("ul", { id: `${id}-menu`, class: "menu", role: "listbox", tabindex: "0", "aria-label": "Suggestions", hidden: true });
  const field = el("textarea", {
    id, rows: "1", placeholder, "aria-label": label, "aria-autocomplete": "list", "aria-controls": `${id}-menu`, autocomplete: "off",
  });
  const state = { options: [], at: -1 };

  const show = (options) => {
    state.options = options;
    state.at = options.length ? 0 : -1;
    drawMenu();
  };
  const drawMenu = () => {
    menu.hidden = state.options.length === 0;
    draw(menu, ...state.options.map((option, index) => el("li", {
      id: `${id}-option-${index}`, role: "option", "aria-selected": String(index === state.at),
      onmousedown: (event) => { event.preventDefault(); take(index); },
    }, el("span", { class: "option" }, option.shown), option.remark && el("span", { class: "small" }, option.remark))));
    if (state.at >= 0) {
      field.setAttribute("aria-activedescendant", `${id}-option-${state.at}`);
      menu.children[state.at].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const take = (index) => {
    const { from, text } = state.options[index];
    field.setRangeText(text, from, field.selectionStart, "end");
    grow();
    show(offers(field.value.slice(0, field.selectionStart)).filter((option) => option.text.trim() !== text.trim()));
    field.focus();
  };
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
  };
  const submit = async () => {
    const text = field.value.trim();
    if (!text) return;
    show([]);
    field.value = "";
    grow();
    // What could not be sent stands in the field again.
    if (!(await send(text)) && !field.value) field.value = text, grow();
  };

  field.addEventListener("input", () => { grow(); show(offers(field.value.slice(0, field.selectionStart))); });
  field.addEventListener("blur", () => show([]));
  field.addEventListener("keydown", (event) => {
    const open = !menu.hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      state.at = (state.at + (event.key === "ArrowDown" ? 1 : -1) + state.options.length) % state.options.length;
      drawMenu();
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      show([]);
    } else if (open && (event.key === "Tab" || (event.key === "Enter" && !typed(state, field)))) {
      event.preventDefault();
      take(state.at);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  form.onsubmit = (event) => { event.preventDefault(); submit(); };
  draw(form, menu, field, el("button", { type: "submit", class: "primary" }, "Send"));
  return field;
}

/** Has the chosen option been typed out already, so that Enter sends it? */
function typed({ options, at }, field) {
  return field.value.slice(options[at].from).trim() === options[at].text.trim();
}

/** What "/" and "@" offer: the commands, and the people. */
export function completions(commands, names) {
  return (text) => {
    if (/^\/[\w -]*$/.test(text)) {
      const word = text.slice(1).replace(/^stillwater ?/, "");
      if (word.includes(" ")) return [];
      return Object.entries(commands).filter(([name]) => name.startsWith(word)).map(([name, { summary, usage }]) => ({
        shown: `/stillwater ${name} ${usage}`.trim(), remark: summary, from: 0, text: `/stillwater ${name} `,
      }));
    }
    const mention = /(?:^|\s)@([\p{L}]*)$/u.exec(text);
    if (!mention) return [];
    const from = text.length - mention[1].length - 1;
    return names.filter((name) => name.toLowerCase().startsWith(mention[1].toLowerCase())).slice(0, 8)
      .map((name) => ({ shown: `@${name}`, from, text: `@${name} ` }));
  };
}
