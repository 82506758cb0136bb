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
  const button = ({ label, until }) => el("button", {
    type: "button", class: "plain", onclick: () => busy(() => passing({ leap: label })), title: `until ${moment(until, store.zone)}`,
  }, label);
  draw(place, shown, el("span", { class: "small" }, "let time pass:"), el("div", { class: "leaps" }, store.clock.leaps.map(button)));
  const tick = () => { shown.textContent = moment(now().toISOString(), store.zone); };
  clearInterval(ticking);
  ticking = setInterval(tick, 5000);
  tick();
}

export const pass = (until) => passing({ until });

async function passing(how) {
  for (const button of place.querySelectorAll("button")) button.disabled = true;
  try {
    await post("pass", { me: store.me, ...how });
  } finally {
    for (const button of place.querySelectorAll("button")) button.disabled = false;
  }
}
