// Elements from plain values. Text is only ever set as text: nothing that was said can become mark-up.

export function el(tag, given = {}, ...children) {
  return fill(document.createElement(tag), given, children);
}

export function svg(tag, given = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), given, children);
}

function fill(element, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in PROPERTIES) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...there(children));
  return element;
}

/** Children without those that are absent: what is null, undefined, false or empty is not drawn. */
const there = (children) => children.flat(Infinity).filter((child) => child || child === 0);

/** Puts children in the place of all that an element held. */
export function draw(element, ...children) {
  element.replaceChildren(...there(children));
}

const PROPERTIES = { value: true, checked: true, selected: true, disabled: true };

export const byId = (id) => document.getElementById(id);

/** A button that only shows a sign, with its name for those who do not see it. */
export function sign(mark, name, onclick, given = {}) {
  return el("button", { type: "button", class: "sign", "aria-label": name, title: name, onclick, ...given },
    el("span", { "aria-hidden": "true" }, mark));
}
