// How many units are left and what the clip being asked for takes: kept up to date beside the form.
import { one } from "./dom.js";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class Allowance {
  /** `place` holds the server's piece; `form` has the fields that a clip's price depends on. */
  constructor(place, form) {
    this.place = place;
    this.form = form;
    form.addEventListener("change", () => this.showPrice());
    this.show();
  }

  get line() {
    return one("[data-allowance]", this.place);
  }

  /** Asks the server again; without an answer the last one stays. */
  async refresh() {
    const answer = await fetch("/allowance", { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    this.place.innerHTML = await answer.text(); // our own server's markup, escaped there
    this.show();
  }

  show() {
    const next = one("[data-next]", this.line);
    if (next) next.textContent = momentWords(new Date(next.dateTime), new Date());
    this.showPrice();
    clearTimeout(this.timer);
    if (!this.line.dataset.resetsAt) return;
    const wait = new Date(this.line.dataset.resetsAt) - Date.now() + 1000;
    this.timer = setTimeout(() => this.refresh(), Math.min(Math.max(wait, 1000), LONGEST_TIMER_MS));
  }

  showPrice() {
    const price = this.price();
    one("[data-price]", this.line).hidden = !price;
    one("[data-price-units]", this.line).textContent = `${price}\u00a0${price === 1 ? "unit" : "units"}`;
    const { left } = this.line.dataset;
    this.line.classList.toggle("allowance--short", left !== "" && price > Number(left));
  }

  /** Units, as the server counts them; 0 while no length is chosen. */
  price() {
    const given = new FormData(this.form);
    const factors = JSON.parse(one("#resolution-units", this.line).textContent);
    const length = given.get(given.get("remix") === "extend" ? "more_s" : "duration_s"); // the new seconds alone
    const begun = Math.ceil(Number(length) / Number(this.line.dataset.unitSeconds));
    return begun * (factors[given.get("resolution")] ?? 1);
  }
}

/** "at 14:20", "tomorrow at 09:10", in the reader's own time */
export function momentWords(moment, now) {
  const time = moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (moment.toDateString() === now.toDateString()) return `at ${time}`;
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  if (moment.toDateString() === tomorrow.toDateString()) return `tomorrow at ${time}`;
  return `on ${moment.toLocaleDateString([], { day: "numeric", month: "long" })} at ${time}`;
}
