// What a clip begins with: a picture or clip that is uploaded as soon as it is chosen, and shown small.
import { wordsOf } from "./api.js";
import { make, one } from "./dom.js";
import { upload, UploadError } from "./upload.js";

export class Opening {
  constructor(field) {
    this.field = field;
    this.value = one("input[name=opening]", field);
    this.choose = one("[data-choose]", field);
    this.busy = false;
    if (!this.choose) return; // a remix: its clip is what it begins with
    this.chosen = one("[data-chosen]", field);
    this.input = one("[data-file]", field);
    this.choose.hidden = false;
    this.input.addEventListener("change", () => this.input.files[0] && this.take(this.input.files[0]));
    one("[data-remove]", field).addEventListener("click", () => this.clear());
  }

  async take(file) {
    this.clear();
    this.busy = true;
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.show(file);
    try {
      const sent = await upload(file, { purpose: "opening", signal, onProgress: (done, all) => this.tell(done, all) });
      if (signal.aborted) return;
      this.value.value = sent.id;
      one("[data-error]", this.field).replaceChildren();
      this.field.classList.remove("field--wrong");
      this.value.dispatchEvent(new Event("input", { bubbles: true }));
      this.say(sent.kind === "clip" ? "Your clip goes on from its end" : "Your clip opens with this");
      one("[data-upload-meter]", this.field).hidden = true;
    } catch (error) {
      if (error.name !== "AbortError") this.refuse(error);
    }
    if (!signal.aborted) this.busy = false;
  }

  /** Forgets the file; what was sent of it goes by itself. */
  clear() {
    this.stop?.abort();
    this.busy = false;
    if (!this.choose) return;
    this.value.value = "";
    this.input.value = "";
    this.chosen.hidden = true;
    this.choose.hidden = false;
    one("[data-error]", this.field).replaceChildren();
    this.field.classList.remove("field--wrong");
    this.release();
  }

  show(file) {
    this.choose.hidden = true;
    this.chosen.hidden = false;
    const picture = one("[data-picture]", this.field);
    picture.hidden = !file.type.startsWith("image/");
    if (!picture.hidden) {
      this.address = URL.createObjectURL(file);
      picture.src = this.address;
    }
    const meter = one("[data-upload-meter]", this.field);
    meter.hidden = false;
    meter.value = 0;
    this.say("Sending it…");
  }

  tell(done, all) {
    one("[data-upload-meter]", this.field).value = done / all;
    if (done === all) this.say("Looking at it…");
  }

  say(words) {
    one("[data-upload-status]", this.field).textContent = words;
  }

  refuse(error) {
    this.clear();
    const words = error instanceof UploadError ? wordsOf(error.problem) : "Something broke on this page. Try again.";
    this.field.classList.add("field--wrong");
    one("[data-error]", this.field).append(make("p", { class: "field__error", role: "alert" }, words));
  }

  release() {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = "";
  }
}
