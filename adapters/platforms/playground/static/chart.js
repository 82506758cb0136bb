// Core's charts as SVG: lines, bars and stacked bars. Series differ in shade and in dash or pattern of marks.

import { el, svg } from "./dom.js";

const WIDTH = 520, HEIGHT = 190, LEFT = 42, RIGHT = 12, TOP = 12, BOTTOM = 34;
const DEEP = HEIGHT - TOP - BOTTOM, BROAD = WIDTH - LEFT - RIGHT;

export function chart({ kind, title, categories, series, alt, unit }) {
  const top = ceiling(highest(kind, series, categories.length));
  const y = (value) => TOP + DEEP * (1 - value / top);
  const step = BROAD / Math.max(categories.length, 1);
  const x = (index) => LEFT + step * (index + 0.5);
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": alt || title, class: "chart" },
    axis(top, y, unit), labels(categories, x, step), DRAWN[kind](series, x, y, step));
  return el("div", { class: "chart-frame" }, picture, series.length > 1 && legend(series));
}

const DRAWN = { line: lines, bar: bars, stacked };

function highest(kind, series, count) {
  const values = kind === "stacked"
    ? Array.from({ length: count }, (_, index) => series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0))
    : series.flatMap((one) => one.values.map((value) => value ?? 0));
  return Math.max(0, ...values);
}

/** The least of 1, 2, 2.5, 5 times a power of ten that is not below the highest value. */
function ceiling(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value * 0.9999);
}

function axis(top, y, unit) {
  return [0, top / 2, top].map((value) => [
    svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value), class: value ? "grid" : "base" }),
    svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, `${Number(value.toPrecision(3))}${unit === "%" ? "%" : ""}`),
  ]);
}

function labels(categories, x, step) {
  const every = Math.ceil(64 / step);
  return categories.map((name, index) => index % every === 0 &&
    svg("text", { x: x(index), y: HEIGHT - 12, "text-anchor": "middle" }, name.length > 14 ? `${name.slice(0, 13)}…` : name));
}

function lines(series, x, y) {
  return series.map(({ values }, number) => [
    runs(values).map((run) => svg("polyline", { class: `line s${number % 6}`, points: run.map((i) => `${x(i)},${y(values[i])}`).join(" ") })),
    values.map((value, index) => value !== null && svg("circle", { class: `dot s${number % 6}`, cx: x(index), cy: y(value), r: 3.5 })),
  ]);
}

/** Stretches of categories with data; a gap in the data is a gap in the line. */
function runs(values) {
  const found = [[]];
  values.forEach((value, index) => (value === null ? found.push([]) : found.at(-1).push(index)));
  return found.filter((run) => run.length > 1);
}

function bars(series, x, y, step) {
  const broad = (step * 0.7) / series.length;
  return series.map(({ values }, number) => values.map((value, index) => value !== null &&
    block(number, x(index) - step * 0.35 + broad * number, broad - 1, y(0), y(value))));
}

function stacked(series, x, y, step) {
  const sums = new Map();
  return series.map(({ values }, number) => values.map((value, index) => {
    const from = sums.get(index) ?? 0;
    sums.set(index, from + (value ?? 0));
    return value && block(number, x(index) - step * 0.3, step * 0.6, y(from), y(from + value));
  }));
}

function block(number, x, width, from, to) {
  return svg("rect", { class: `block s${number % 6}`, x, width: Math.max(width, 1), y: to, height: Math.max(from - to, 0), rx: 2 });
}

function legend(series) {
  return el("ul", { class: "legend", "aria-hidden": "true" },
    series.map(({ name }, number) => el("li", {}, svg("svg", { viewBox: "0 0 14 10", width: 14, height: 10 },
      svg("rect", { class: `block s${number % 6}`, width: 14, height: 10, rx: 2 })), name)));
}
