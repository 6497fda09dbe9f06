// "Is this from here?": sends a file in pieces, asks, and lays the answer into the page.
import { call, wordsOf } from "./api.js";
import { all, make, one, whenReady } from "./dom.js";
import { upload, UploadError } from "./upload.js";

const LOOK_MS = [500, 700, 1000, 1500, 2000]; // between two looks for the answer; the last one goes on
const PATIENCE_MS = 180000;

class Asker {
  constructor(place) {
    this.place = place;
    this.input = one("[data-file]", place);
    this.drop = one("[data-place]", place);
    this.stop = new AbortController();
    this.input.addEventListener("change", () => this.input.files[0] && this.ask(this.input.files[0]));
    one("[data-stop]", place).addEventListener("click", () => this.stop.abort());
    for (const kind of ["dragover", "dragleave", "drop"]) this.drop.addEventListener(kind, (event) => this.onDrag(event));
  }

  onDrag(event) {
    event.preventDefault();
    this.drop.classList.toggle("ask-file__place--over", event.type === "dragover");
    const [file] = event.type === "drop" ? event.dataTransfer.files : [];
    if (file) this.ask(file);
  }

  async ask(file) {
    if (this.busy) return;
    this.begin(file);
    try {
      const sent = await upload(file, {
        purpose: "trace",
        signal: this.stop.signal,
        onProgress: (done, total) => this.show(done < total ? "Sending it…" : "Opening it…", done / total),
      });
      this.show("Looking for marks, credentials and pictures alike…", null);
      await this.question(sent);
    } catch (error) {
      this.refuse(error);
    }
    this.end();
  }

  async question(sent) {
    const asked = { upload_id: sent.id, ...(sent.secret ? { upload_secret: sent.secret } : {}) };
    const { ok, body } = await call("POST", this.place.dataset.address, asked);
    if (!ok) throw new UploadError(body, 0);
    await this.wait(body.id);
  }

  /** Looks for the answer until there is one, or patience ends. */
  async wait(id) {
    const until = performance.now() + PATIENCE_MS;
    for (let looks = 0; performance.now() < until; looks += 1) {
      await new Promise((done) => setTimeout(done, LOOK_MS[Math.min(looks, LOOK_MS.length - 1)]));
      this.stop.signal.throwIfAborted();
      const answer = await fetch(`${this.place.dataset.page}${id}`, { credentials: "same-origin" }).catch(() => null);
      if (!answer?.ok) continue;
      const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-state]");
      if (made && ["answered", "failed"].includes(made.dataset.state)) {
        one("[data-answer]", this.place).replaceChildren(made);
        return;
      }
    }
    throw new UploadError({ title: "Nobody has looked at it yet. Ask again in a few minutes." }, 0);
  }

  begin(file) {
    this.busy = true;
    this.stop = new AbortController();
    one("[data-answer]", this.place).replaceChildren();
    one("[data-refusal]", this.place).replaceChildren();
    this.drop.hidden = true;
    one("[data-going]", this.place).hidden = false;
    this.show(`Sending ${file.name || "it"}…`, 0);
  }

  end() {
    this.busy = false;
    this.input.value = "";
    this.drop.hidden = false;
    one("[data-going]", this.place).hidden = true;
  }

  show(words, share) {
    const status = one("[data-status]", this.place);
    if (status.textContent !== words) status.textContent = words;
    const meter = one("[data-meter]", this.place);
    if (share === null) meter.removeAttribute("value");
    else meter.value = share;
  }

  refuse(error) {
    if (error.name === "AbortError") return;
    const words = error instanceof UploadError ? wordsOf(error.problem) : "Something broke on this page. Try again.";
    const notice = make("div", { class: "notice notice--harm", role: "alert" }, make("p", {}, words));
    one("[data-refusal]", this.place).replaceChildren(notice);
  }
}

/** Pictures in the console are blurred until somebody asks for them. */
function unblur(event) {
  const poster = event.target.closest?.("[data-unblur]");
  if (!poster) return;
  poster.classList.toggle("traced__poster--clear");
  poster.setAttribute("aria-pressed", String(poster.classList.contains("traced__poster--clear")));
}

whenReady(() => {
  for (const place of all("[data-ask-file]")) new Asker(place);
  document.addEventListener("click", unblur);
});
