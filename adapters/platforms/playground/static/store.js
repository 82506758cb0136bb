// What a window knows: who it is, the people, the channels and the clock.

import { get } from "./wire.js";

export const store = {
  me: null, people: new Map(), channels: new Map(), commands: {}, direct: "", unread: new Set(),
  get names() { return new Map([...this.people.values()].map(({ id, name }) => [id, name])); },
  get zone() { return this.people.get(this.me)?.zone || this.clock.zone; },
  all: () => [...store.people.values()].map(({ name }) => name).filter(Boolean),
};

/** Reads everything anew, as `me` if that person is there. */
export async function load(me) {
  const state = await get("state", { me });
  const people = new Map(state.people.map((one) => [one.id, one]));
  if (!people.has(me) && people.has(state.visitor)) return load(state.visitor);
  const channels = new Map(state.channels.map((one) => [one.id, one]));
  Object.assign(store, state, { me: people.has(me) ? me : null, people, channels, clockRead: performance.now() });
  return state;
}

/** What time it is in the playground, as the server said and going on since. */
export function now() {
  return new Date(new Date(store.clock.now).getTime() + performance.now() - store.clockRead);
}

export function setClock(clock) {
  store.clock = clock;
  store.clockRead = performance.now();
}
