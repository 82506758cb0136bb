// The playground's clock, and the buttons that let time pass.

import { byId, draw, el } from "./dom.js";
import { now, store } from "./store.js";
import { moment } from "./text.js";
import { post } from "./wire.js";

const place = byId("clock");
let ticking;

/** Draws the clock; `busy(work)` runs what takes a while and says what went wrong. */
export function drawClock(busy) {
  const shown = el("span", { class: "now" });
  const leap = ({ label, until }) => el("button", {
    type: "button", class: "plain", onclick: () => busy(() => pass(until)), title: `until ${moment(until, store.zone)}`,
  }, label);
  draw(place, shown, el("span", { class: "small" }, "let time pass:"), el("div", { class: "leaps" }, store.clock.leaps.map(leap)));
  const tick = () => { shown.textContent = moment(now().toISOString(), store.zone); };
  clearInterval(ticking);
  ticking = setInterval(tick, 5000);
  tick();
}

export async function pass(until) {
  for (const button of place.querySelectorAll("button")) button.disabled = true;
  try {
    await post("pass", { me: store.me, until });
  } finally {
    for (const button of place.querySelectorAll("button")) button.disabled = false;
  }
}
