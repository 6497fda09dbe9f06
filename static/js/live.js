// What happens to the member's things, as it happens. The socket only hints that there is something new; the numbered
// log is read by `?after=`, so that nothing is missed and nothing comes twice. Without a socket the log is asked often.
import { call } from "./api.js";

const NEWEST = "9223372036854775807";
const POLL_MS = 2000;
const RETRY_MS = [500, 1000, 2000, 5000, 10000, 30000];

export class Live {
  /** `onEntry({seq, kind, payload, at})` for each new entry; `onAgain()` after an interruption, to look at the whole. */
  constructor(onEntry, onAgain = () => {}) {
    this.onEntry = onEntry;
    this.onAgain = onAgain;
    this.after = null;
    this.socket = null;
    this.tries = 0;
    this.reading = null;
    this.again = false;
  }

  /** Starts from the present: entries from now on are told. */
  async start() {
    await this.find();
    this.connect();
    this.timer = setInterval(() => this.poll(), POLL_MS);
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.hurry();
    });
  }

  async find() {
    const { ok, body } = await call("GET", `/api/live?after=${NEWEST}`);
    if (ok) this.after = body.last;
  }

  get isOpen() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    try {
      this.socket = new WebSocket(`${scheme}://${location.host}/ws/live`);
    } catch {
      this.retryLater();
      return;
    }
    this.socket.addEventListener("open", () => this.onOpen());
    this.socket.addEventListener("message", () => this.read());
    this.socket.addEventListener("close", (event) => this.onClose(event));
  }

  onOpen() {
    if (this.tries > 0) this.onAgain();
    this.tries = 0;
    this.read(); // what happened while nobody listened
  }

  onClose(event) {
    if (event.code !== 4401) this.retryLater(); // 4401: signed out; asking again changes nothing
  }

  retryLater() {
    const wait = RETRY_MS[Math.min(this.tries, RETRY_MS.length - 1)];
    this.tries += 1;
    // Spread out: after a restart everybody's browser comes back at once.
    this.retryTimer = setTimeout(() => this.connect(), wait * (0.5 + Math.random()));
  }

  hurry() {
    if (!this.isOpen && this.socket?.readyState !== WebSocket.CONNECTING) {
      clearTimeout(this.retryTimer);
      this.connect();
    }
    this.read();
  }

  poll() {
    if (!this.isOpen && !document.hidden && navigator.onLine) this.read();
  }

  /** Reads what is new; hints that come meanwhile are answered by one more reading. */
  async read() {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = this.readAll();
    await this.reading;
    this.reading = null;
    if (this.again) {
      this.again = false;
      this.read();
    }
  }

  async readAll() {
    if (this.after === null) {
      await this.find();
      this.onAgain();
      return;
    }
    const { ok, body } = await call("GET", `/api/live?after=${this.after}`);
    if (!ok) return;
    for (const entry of body.entries) {
      if (entry.seq <= this.after) continue;
      this.after = entry.seq;
      this.onEntry(entry);
    }
  }
}
