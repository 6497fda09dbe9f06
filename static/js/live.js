// What happens to the member's things, as it happens. The socket only hints that there is something new; the numbered
// log is read by `?after=`, so that nothing is missed and nothing comes twice. Without a socket the log is asked often.
import { call } from "./api.js";

const NEWEST = "9223372036854775807";
const POLL_MS = 2000;
const RETRY_MS = [2000, 4000, 10000, 30000];
// The server says something every 30 s even when nothing is new: a socket silent for longer is dead and does not know it.
const WATCH_MS = 30000;
const SILENT_MS = 60000;
const NO_USE_ASKING = [4401, 4403, 4404]; // signed out, not allowed, no such socket

export class Live {
  /** `onEntry({seq, kind, payload, at})` for each new entry; `onAgain()` at the start and after an interruption, to look at
   * the whole. */
  constructor(onEntry, onAgain = () => {}) {
    this.onEntry = onEntry;
    this.onAgain = onAgain;
    this.after = null;
    this.socket = null;
    this.heardAt = 0;
    this.tries = 0;
    this.reading = null;
    this.again = false;
  }

  /** Starts from the present: entries from now on are told. What came since the page was made is in none of them. */
  async start() {
    await this.find();
    this.onAgain();
    this.connect();
    setInterval(() => this.poll(), POLL_MS);
    setInterval(() => this.watch(), WATCH_MS);
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
    let socket;
    try {
      socket = new WebSocket(`${scheme}://${location.host}/ws/live`);
    } catch {
      this.retryLater();
      return;
    }
    this.socket = socket;
    socket.addEventListener("open", () => this.onOpen());
    socket.addEventListener("message", (event) => this.onHint(event));
    socket.addEventListener("close", (event) => {
      if (socket === this.socket) this.onClose(event);
    });
  }

  onOpen() {
    if (this.tries > 0) this.onAgain();
    this.tries = 0;
    this.heardAt = Date.now();
    this.read(); // what happened while nobody listened
  }

  onHint(event) {
    this.heardAt = Date.now();
    if (this.after === null || JSON.parse(event.data).seq > this.after) this.read();
  }

  onClose(event) {
    if (!NO_USE_ASKING.includes(event.code)) this.retryLater();
  }

  retryLater() {
    const wait = RETRY_MS[Math.min(this.tries, RETRY_MS.length - 1)];
    this.tries += 1;
    // Spread out: after a restart everybody's browser comes back at once. Meanwhile the log is asked every POLL_MS.
    this.retryTimer = setTimeout(() => this.connect(), wait * (0.25 + Math.random()));
  }

  /** Leaves a socket that went silent, and catches up at once. */
  watch() {
    if (!this.isOpen || Date.now() - this.heardAt < SILENT_MS) return;
    const silent = this.socket;
    this.read();
    this.connect();
    silent.close();
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
    let more = true;
    while (more) {
      const { ok, body } = await call("GET", `/api/live?after=${this.after}`);
      if (!ok) return;
      for (const entry of body.entries) {
        if (entry.seq <= this.after) continue;
        this.after = entry.seq;
        this.onEntry(entry);
      }
      more = body.entries.length > 0 && this.after < body.last; // a page has 200 at most
    }
  }
}
