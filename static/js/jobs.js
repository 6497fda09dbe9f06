// The cards of clips in the making: one per job, filled from the API and the live log, replaced by the finished clip.
import { call, wordsOf } from "./api.js";
import { all, make, one, say } from "./dom.js";
import { Player } from "./player.js";
import { backWords, factsOf, jobWords, shapeOf } from "./words.js";

const IN_FLIGHT = ["queued", "running"];
const QUEUE_LOOK_MS = 15000; // near the front the live log tells; further back, and about the wait, one asks

export class Jobs {
  constructor(list, pattern, words) {
    this.list = list;
    this.pattern = pattern;
    this.words = words;
    this.jobs = new Map();
    this.over = new Set(); // ids of jobs that have ended: they have no preview any more
    this.replaced = new Set(); // ids of those whose clip has taken their card's place
    this.list.addEventListener("submit", (event) => this.onCancel(event));
    for (const card of list.querySelectorAll("[data-job]")) this.refresh(card.dataset.job);
    setInterval(() => this.lookAtQueue(), QUEUE_LOOK_MS);
  }

  card(id) {
    return one(`[data-job="${CSS.escape(id)}"]`, this.list);
  }

  /** Shows what the API says of every job in flight, and of those shown that no longer are. */
  async sync() {
    const { ok, body } = await call("GET", "/api/generations?limit=20");
    if (!ok) return;
    const rows = [...body.rows].reverse();
    for (const job of rows) if (IN_FLIGHT.includes(job.state) || this.card(job.id)) this.show(job);
  }

  lookAtQueue() {
    if (document.hidden) return;
    for (const job of this.jobs.values()) if (job.state === "queued" && this.card(job.id)) this.refresh(job.id);
  }

  async refresh(id) {
    const { ok, body } = await call("GET", `/api/generations/${id}`);
    if (ok && !this.replaced.has(id)) this.show(body); // an answer that comes late brings no second card
  }

  /** Puts a job's state on its card; makes the card where there is none. Answers the card. */
  show(job) {
    const card = this.card(job.id) ?? this.add(job);
    this.jobs.set(job.id, { ...this.jobs.get(job.id), ...job });
    const hadFocus = card.contains(document.activeElement);
    if (!IN_FLIGHT.includes(job.state)) this.over.add(job.id);
    this.fill(card, this.jobs.get(job.id));
    if (hadFocus && this.over.has(job.id)) card.focus({ preventScroll: true }); // its Cancel button is gone
    if (job.state === "succeeded" && job.clip_id) this.finish(card, job);
    return card;
  }

  add(job) {
    const item = this.pattern.content.cloneNode(true).firstElementChild;
    const card = one("[data-job]", item);
    card.dataset.job = job.id;
    one("[data-picture]", card).classList.add(`job__picture--${shapeOf(job)}`);
    one("[data-cancel]", card).action = `/create/${job.id}/cancel`;
    this.list.prepend(item);
    return card;
  }

  /** Takes an entry of the live log: figures at once, the rest from the API when the state changed. */
  onEntry({ kind, payload }) {
    if (payload.job_kind !== "generate") return;
    const known = this.jobs.get(payload.job_id);
    if (kind === "job.finished") this.over.add(payload.job_id);
    if (!known || kind === "job.finished" || known.state !== payload.state || known.position !== payload.position) {
      this.refresh(payload.job_id);
      return;
    }
    const { stage, step, steps, progress } = payload;
    this.show({ ...known, stage, step, steps, progress, preview_url: previewOf(payload), animatic_url: animaticOf(payload) });
  }

  fill(card, job) {
    card.dataset.state = job.state;
    const asked = job.prompt || this.words.goes_on;
    one("[data-prompt]", card).textContent = asked;
    card.setAttribute("aria-label", `In the making: ${asked.slice(0, 80)}`);
    one("[data-facts]", card).textContent = factsOf(job);
    one("[data-status]", card).textContent = jobWords(job, this.words);
    one("[data-meter]", card).value = job.progress;
    one("[data-percent]", card).textContent = job.state === "running" ? `${Math.round(100 * job.progress)} %` : "";
    this.showAnimatic(card, job);
    this.showPreview(card, job);
    this.showError(card, job);
  }

  /** While a clip waits for a big model: its animatic, until the model's own pictures come. */
  showAnimatic(card, job) {
    const video = one("[data-animatic]", card);
    const url = this.over.has(job.id) || job.preview_url ? null : job.animatic_url;
    one("[data-animatic-words]", card).hidden = !url;
    video.hidden = !url;
    if (!url) {
      video.removeAttribute("src");
      return;
    }
    if (video.dataset.shown === url) return;
    video.dataset.shown = url;
    video.src = url;
    video.controls = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!video.controls) video.play().catch(() => (video.controls = true)); // a browser that plays nothing by itself
  }

  showPreview(card, job) {
    const picture = one("[data-preview]", card);
    if (!job.preview_url) return;
    const url = `${job.preview_url}?step=${job.stage}-${job.step}`;
    if (picture.dataset.shown === url) return;
    picture.dataset.shown = url;
    setTimeout(() => this.loadPreview(picture, job.id, url)); // first the entries that came with this one: it may be over
  }

  loadPreview(picture, id, url) {
    if (this.over.has(id) || picture.dataset.shown !== url) return;
    const next = new Image();
    next.addEventListener("load", () => {
      picture.src = next.src; // swapped when it is there: no flicker between two steps
      picture.hidden = false;
    });
    next.src = url;
  }

  showError(card, job) {
    if (!job.error) return;
    const again = make("a", { href: `/create?prompt=${encodeURIComponent(job.prompt)}` }, "Try it again");
    one("[data-error]", card).replaceChildren(
      make("p", { class: "field__error" }, `${job.error.title} ${backWords(job)}`.trim()),
      make("p", { class: "small" }, again),
    );
  }

  /** Puts the finished clip in the place of its card. */
  async finish(card, job) {
    if (card.dataset.finishing) return;
    card.dataset.finishing = "1";
    const answer = await fetch(`/drafts/${job.clip_id}/result`, { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok) {
      delete card.dataset.finishing;
      return;
    }
    const piece = make("template");
    piece.innerHTML = await answer.text(); // our own server's markup, escaped there
    const result = piece.content.querySelector("[data-result]");
    const hadFocus = card.contains(document.activeElement);
    for (const earlier of all("[data-result]", this.list)) collapse(earlier);
    card.replaceWith(piece.content);
    this.replaced.add(job.id);
    new Player(one(".clip", result));
    if (hadFocus) result.focus({ preventScroll: true });
    say("Your clip is ready.");
  }

  async onCancel(event) {
    const form = event.target.closest("[data-cancel]");
    if (!form) return;
    event.preventDefault();
    const card = form.closest("[data-job]");
    const button = one("button", form);
    if (form.contains(document.activeElement)) card.focus({ preventScroll: true }); // a button that is off loses it
    button.disabled = true;
    const { ok, body } = await call("POST", `/api/generations/${card.dataset.job}/cancel`, {});
    if (!ok) say(wordsOf(body));
    if (!ok && body.code === "job_over") this.refresh(card.dataset.job);
    else if (!ok) button.disabled = false;
    else this.show({ ...body, cancelling: IN_FLIGHT.includes(body.state) });
  }

  get inFlight() {
    return [...this.jobs.values()].filter((job) => IN_FLIGHT.includes(job.state));
  }
}

/** A finished clip that a newer one follows becomes a row that leads to its draft. */
function collapse(result) {
  const words = one(".result__prompt", result).textContent;
  const hadFocus = result.contains(document.activeElement);
  one("video", result)?.pause();
  const row = make("a", { class: "result-row", href: `/drafts/${result.dataset.result}`, dir: "auto" }, `Ready: ${words}`);
  result.replaceWith(row);
  if (hadFocus) row.focus({ preventScroll: true });
}

const animaticOf = ({ job_id: id, has_sketch: has }) => (has ? `/generations/${id}/animatic.mp4` : null);
const previewOf = ({ job_id: id, has_preview: has }) => (has ? `/generations/${id}/preview.webp` : null);
