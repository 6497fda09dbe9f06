// The operators' page keeps itself fresh: a hint of the socket, or five seconds without one, and it reads its content
// anew and lays it over what is shown. What somebody has typed, opened or focused stays as it is.
import { one, whenReady } from "./dom.js";
import { lay } from "./lay.js";

const POLL_MS = 5000;
const BETWEEN_MS = 1000; // however many hints come
const SHARE_MAX = 0.25; // of the time is spent reading: a long queue is not asked about without a pause
const WAIT_MS = 10000;
const RETRY_MS = [1000, 2000, 5000, 10000, 30000];
const CLOSED_FOR_GOOD = [4401, 4403, 4404]; // signed out, not an operator, no such socket: asking again changes nothing
const GONE = [401, 403, 404]; // what signed-out readers and those without the role are told
const TYPING = "input, textarea, select, [contenteditable]";
const PLACES = { q: "#queues", w: "#workers", x: "#parked" };

class Board {
  constructor(element) {
    this.element = element;
    this.readAt = Date.now();
    this.tries = 0;
    this.timer = 0;
    this.isReading = false;
    this.again = false;
    this.between = BETWEEN_MS;
    this.isOver = false;
  }

  start() {
    this.connect();
    this.polling = setInterval(() => this.hint(POLL_MS), BETWEEN_MS);
    document.addEventListener("visibilitychange", () => this.hint());
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** Reads when the last reading is `after` ms old, but at most once a second. */
  hint(after = 0) {
    const age = Date.now() - this.readAt;
    if (this.isOver || document.hidden || this.timer || age < after) return;
    this.again = this.isReading;
    if (!this.isReading) this.timer = setTimeout(() => this.read(), Math.max(0, this.between - age));
  }

  async read() {
    this.timer = 0;
    this.readAt = Date.now();
    this.isReading = true;
    const { status, text } = await fetchText(this.element.dataset.board);
    this.between = Math.min(POLL_MS, Math.max(BETWEEN_MS, (Date.now() - this.readAt) / SHARE_MAX));
    this.isReading = false;
    this.element.toggleAttribute("data-stale", text === null);
    if (text !== null) this.show(text);
    if (GONE.includes(status)) this.end();
    if (this.again) this.hint();
  }

  /** To whoever is signed out there is no such page: nothing more is asked. */
  end() {
    this.isOver = true;
    clearInterval(this.polling);
    one("[data-signed-out]").hidden = false;
  }

  show(text) {
    const fresh = document.createElement("template");
    fresh.innerHTML = text; // our own server's markup, escaped there
    lay(this.element, fresh.content);
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/ws/operations`);
    socket.addEventListener("open", () => {
      this.tries = 0;
    });
    socket.addEventListener("message", () => this.hint());
    socket.addEventListener("close", (event) => {
      if (!this.isOver && !CLOSED_FOR_GOOD.includes(event.code)) this.connectLater();
    });
  }

  connectLater() {
    const wait = RETRY_MS[Math.min(this.tries, RETRY_MS.length - 1)];
    this.tries += 1;
    setTimeout(() => this.connect(), wait * (0.5 + Math.random()));
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return;
    const key = event.key.toLowerCase();
    if (key === "r") this.hint();
    else if (PLACES[key]) this.goTo(one(PLACES[key]));
  }

  goTo(place) {
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  }
}

/** The answer's status, 0 for none, and its text, null when it is no good one. */
async function fetchText(path) {
  try {
    const answer = await fetch(path, { credentials: "same-origin", signal: AbortSignal.timeout(WAIT_MS) });
    return { status: answer.status, text: answer.ok ? await answer.text() : null };
  } catch {
    return { status: 0, text: null };
  }
}

whenReady(() => {
  const element = one("[data-board]");
  one("[data-keys]").hidden = false;
  new Board(element).start();
});
