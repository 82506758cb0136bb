// Talking to the playground's server: questions, deeds, and the stream of what happens.

export class Refused extends Error {}

async function answered(response) {
  const found = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(found.refused ?? "Something went wrong on our side. Please try again in a minute.");
  return found;
}

export async function get(name, given) {
  const asked = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  return answered(await fetch(`/api/${name}?${new URLSearchParams(asked)}`));
}

export async function post(name, given) {
  const headers = { "Content-Type": "application/json" };
  return answered(await fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(given) }));
}

/**
 * Follows the stream from a position, and goes on from where it was after a lost connection.
 * `onChange(change)` is called once for each change, in order; `onReset()` when the window has to start over.
 */
export class Stream {
  constructor(me, position, { onChange, onReset, onState }) {
    Object.assign(this, { me, position, onChange, onReset, onState, tries: 0, closed: false });
    this.open();
  }

  open() {
    const asked = new URLSearchParams({ me: this.me, after: this.position });
    this.socket = new WebSocket(`ws://${location.host}/api/stream?${asked}`);
    this.socket.onopen = () => { this.tries = 0; this.onState(true); };
    this.socket.onmessage = (event) => this.take(JSON.parse(event.data));
    this.socket.onclose = () => this.again();
  }

  take({ position, ...change }) {
    this.position = position;
    if (change.reset) this.stop(), this.onReset();
    else this.onChange(change);
  }

  again() {
    if (this.closed) return;
    this.onState(false);
    const wait = Math.min(300 * 2 ** this.tries++, 5000);
    this.timer = setTimeout(() => this.open(), wait);
  }

  stop() {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket.close();
  }
}
