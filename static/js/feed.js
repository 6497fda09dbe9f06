// The feed: the clip in view plays, the next one is on its way, far ones give their memory back.
import { all, make, one, whenReady } from "./dom.js";
import { listenForKeys } from "./keys.js";
import { Player } from "./player.js";

const KEPT_BEHIND = 1; // so many clips behind stay loaded: going back one is common
const FETCH_AHEAD = 3; // so many clips from the end the next page is asked for

class Feed {
  constructor(reel) {
    this.reel = reel;
    this.players = new Map(); // list item → player, in the order of the page
    this.current = null;
    this.asking = false;
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.watcher = new IntersectionObserver((seen) => this.onSeen(seen), { root: reel, threshold: 0.6 });
    this.adopt();
    this.listen();
  }

  listen() {
    listenForKeys(() => this.players.get(this.current) ?? null, (by) => this.move(by));
    one("[data-previous]")?.addEventListener("click", () => this.move(-1));
    one("[data-following]")?.addEventListener("click", () => this.move(1));
    const keys = one("[data-keys]");
    if (keys) keys.hidden = false;
    document.addEventListener("visibilitychange", () => this.onVisibility());
    this.reel.addEventListener("click", (event) => this.onClick(event));
  }

  /** Takes in the items that are new in the list. */
  adopt() {
    for (const item of all("[data-item]", this.reel)) {
      if (this.players.has(item)) continue;
      this.players.set(item, new Player(one(".clip", item)));
    }
    for (const item of this.reel.children) this.watcher.observe(item);
  }

  onSeen(seen) {
    for (const entry of seen) {
      if (entry.isIntersecting) this.arrive(entry.target);
      else this.players.get(entry.target)?.pause();
    }
  }

  arrive(item) {
    if (this.current === item) return;
    this.current = item;
    const player = this.players.get(item);
    if (player && !this.calm.matches && !document.hidden) player.play();
    this.tend();
    if (this.isNearEnd()) this.askForMore();
  }

  /** Loads what comes next and unloads what is far. */
  tend() {
    const items = [...this.players.keys()];
    const at = items.indexOf(this.current);
    if (at < 0) return;
    const thrifty = navigator.connection?.saveData === true;
    items.forEach((item, index) => {
      const ahead = index - at;
      if (ahead === 1 && !thrifty) this.players.get(item).load("auto");
      else if (ahead === 2 && !thrifty) this.players.get(item).load("metadata");
      else if (ahead > 2 || ahead < -KEPT_BEHIND) this.players.get(item).unload();
    });
  }

  move(by) {
    const places = [...this.reel.children];
    const at = Math.max(0, places.indexOf(this.current));
    const to = places[at + by];
    to?.scrollIntoView({ behavior: this.calm.matches ? "auto" : "smooth", block: "start" });
  }

  onVisibility() {
    const player = this.players.get(this.current);
    if (document.hidden) {
      this.wasPlaying = player?.isPlaying ?? false;
      player?.pause();
    } else if (this.wasPlaying) player?.play();
  }

  onClick(event) {
    const target = event.target.closest("[data-next], [data-top]");
    if (!target) return;
    if (target.matches("[data-next]")) {
      event.preventDefault();
      this.askForMore();
    }
  }

  isNearEnd() {
    const items = [...this.reel.children];
    return items.length - 1 - items.indexOf(this.current) <= FETCH_AHEAD;
  }

  async askForMore() {
    const link = one("[data-next]", this.reel);
    if (!link || this.asking) return;
    this.asking = true;
    link.setAttribute("aria-busy", "true");
    try {
      this.append(link, await fetchPiece(link.dataset.next));
    } catch {
      link.removeAttribute("aria-busy");
      one("[data-next-trouble]", this.reel).textContent = navigator.onLine
        ? "The next page did not load. Try again."
        : "You are offline. Try again when you are back.";
    } finally {
      this.asking = false;
    }
  }

  /** Puts the next page in the place of the link that led to it. */
  append(link, html) {
    const end = link.closest("[data-end]");
    const wasThere = this.current === end;
    const piece = make("template");
    piece.innerHTML = html; // our own server's markup, escaped there
    const first = piece.content.querySelector("[data-item], [data-end]");
    const known = new Set(all("[data-clip]", this.reel).map((clip) => clip.dataset.clip));
    for (const clip of all("[data-clip]", piece.content)) if (known.has(clip.dataset.clip)) clip.closest("li").remove();
    this.watcher.unobserve(end);
    end.replaceWith(piece.content);
    this.adopt();
    if (wasThere) first?.scrollIntoView({ block: "start" });
  }
}

async function fetchPiece(cursor) {
  const answer = await fetch(`/feed/more?cursor=${encodeURIComponent(cursor)}`, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(`feed answered ${answer.status}`);
  return answer.text();
}

whenReady(() => {
  const reel = one("[data-reel]");
  if (reel) new Feed(reel);
});
