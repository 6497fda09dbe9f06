// The create page: asks without leaving the page, and shows every clip in the making as it goes.
import { Allowance } from "./allowance.js";
import { call, newKey, wordsOf } from "./api.js";
import { all, make, one, whenReady } from "./dom.js";
import { countCharacters } from "./counter.js";
import { Jobs } from "./jobs.js";
import { Live } from "./live.js";
import { Opening } from "./opening.js";
import { followKeyboard } from "./keyboard.js";
import { Player } from "./player.js";
import { Storyboard } from "./storyboard.js";

class Ask {
  constructor(form, jobs, allowance) {
    this.form = form;
    this.jobs = jobs;
    this.allowance = allowance;
    this.button = one("[data-submit]", form);
    this.key = newKey(); // one per intention: a second try of the same wish must not make two clips
    form.addEventListener("submit", (event) => this.send(event));
    form.addEventListener("input", () => {
      this.key = newKey();
    });
    this.prompt.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    for (const example of all("[data-example]", form)) this.offer(example);
  }

  get isLonger() {
    return new FormData(this.form).get("remix") === "extend";
  }

  get prompt() {
    return this.form.elements.prompt;
  }

  offer(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      this.prompt.value = button.dataset.example;
      this.prompt.dispatchEvent(new Event("input", { bubbles: true }));
      this.prompt.focus();
    });
  }

  wish() {
    const given = new FormData(this.form);
    const seed = given.get("seed").trim();
    const remix = given.get("remix") || "go_on";
    const length = { change: undefined, extend: Number(given.get("more_s")) }; // a change keeps it, whatever is offered
    return {
      prompt: given.get("prompt"),
      duration_s: remix in length ? length[remix] : Number(given.get("duration_s")),
      orientation: given.get("orientation"),
      resolution: given.get("resolution"),
      seed: seed === "" ? null : Number(seed),
      audio: given.has("audio"),
      opening: given.get("opening") || null,
      remix_of: given.get("remix_of") || null,
      remix,
    };
  }

  async send(event) {
    event.preventDefault();
    if (this.button.getAttribute("aria-busy") === "true") return;
    if (this.opening?.busy) {
      this.refuse("opening", "Wait until your file is here, or remove it.");
      return;
    }
    this.clearErrors();
    const problem = this.board?.isOpen && this.board.problem;
    if (problem) {
      this.refuse("prompt", problem.words, problem.control);
      return;
    }
    if (!this.prompt.value.trim() && !this.isLonger) {
      this.refuse("prompt", "Write what should be seen: a sentence is enough.");
      return;
    }
    this.button.setAttribute("aria-busy", "true");
    const { ok, body } = await call("POST", "/api/generations", this.wish(), { key: this.key });
    this.button.removeAttribute("aria-busy");
    if (!ok) this.explain(body);
    else this.accept(body);
    this.allowance.refresh();
  }

  accept(job) {
    this.key = newKey();
    this.opening?.clear();
    this.board?.clear();
    lift(this.jobs);
    const card = this.jobs.show(job);
    this.prompt.value = "";
    this.prompt.dispatchEvent(new Event("input", { bubbles: true }));
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  }

  clearErrors() {
    for (const field of all("[data-field]", this.form)) {
      field.classList.remove("field--wrong");
      one("[data-error]", field)?.replaceChildren();
      for (const control of all("[aria-invalid]", field)) control.removeAttribute("aria-invalid");
    }
    one("[data-refusal]", this.form).replaceChildren();
    one("[data-policy]", this.form).hidden = true;
  }

  /** Says each refusal beside the field it is about, and the rest above the form. */
  explain(problem) {
    if (problem.errors?.length) {
      for (const each of problem.errors) this.refuse(each.field, each.message);
      return;
    }
    this.refuse(problem.field, wordsOf(problem));
    if (problem.code === "prompt_refused") one("[data-policy]", this.form).hidden = false;
  }

  refuse(name, words, at = null) {
    if (name === "duration_s" && this.isLonger) name = "more_s";
    if (name === "duration_s" && this.board?.isOpen) name = "prompt";
    const field = name ? one(`[data-field="${CSS.escape(name)}"]`, this.form) : null;
    if (!field) {
      const notice = make("div", { class: "notice notice--harm", role: "alert", tabindex: "-1" }, make("p", {}, words));
      one("[data-refusal]", this.form).append(notice);
      notice.scrollIntoView({ block: "nearest" });
      return;
    }
    field.closest("details")?.setAttribute("open", "");
    field.classList.add("field--wrong");
    one("[data-error]", field).append(make("p", { class: "field__error", role: "alert" }, words));
    const control = at ?? all("textarea, input:not([type=hidden])", field).find((each) => each.offsetParent !== null);
    if (!control) return;
    control.setAttribute("aria-invalid", "true");
    control.focus({ preventScroll: true });
    one("[data-error]", field).scrollIntoView({ block: "center" }); // clear of the button that stays at the edge
  }
}

/** What was just asked for stands above the form: where the eye is, in reading order too. */
function lift(jobs) {
  const making = jobs.list.closest("[data-making]");
  const title = one("#ask-title");
  if (title.nextElementSibling !== making) title.after(making);
}

/** Says how far the first clip is in the tab's title, and hides the explanation once there is something to see. */
function follow(jobs, title) {
  const none = one("[data-none]");
  const show = () => {
    none.hidden = jobs.list.children.length > 0;
    const running = jobs.inFlight.find((job) => job.state === "running");
    document.title = running ? `${Math.round(100 * running.progress)} % · ${title}` : title;
  };
  new MutationObserver(show).observe(jobs.list, { childList: true, subtree: true, characterData: true });
}

/** A remix leaves shape, sound and seed as they are, a change the length too: nobody is asked about them. */
function askForRemix(form) {
  const choice = one("[data-remix]", form);
  if (!choice) return;
  const label = one("label[for=prompt]", form);
  const asks = { change: "What should be different?", extend: "What happens next? (optional)", go_on: "What happens then?" };
  const example = one("#prompt", form).placeholder;
  const show = () => {
    const remix = new FormData(form).get("remix");
    const isRemade = remix !== "go_on";
    label.textContent = asks[remix];
    one("#ask-title").textContent = one("input:checked + .choice__face", choice).textContent;
    for (const name of ["duration_s", "orientation", "audio", "seed"]) one(`[data-field=${name}]`, form).hidden = isRemade;
    one("#prompt", form).required = remix !== "extend";
    one("#prompt", form).placeholder = isRemade ? "" : example;
    one("[data-change-hint]", form).hidden = remix !== "change";
    for (const part of all("[data-longer], [data-longer-hint]", form)) part.hidden = remix !== "extend";
    one("[data-examples]", form).hidden = isRemade;
    one("details.more", form).hidden = isRemade;
    one("#prompt-hint", form).hidden = isRemade;
  };
  choice.addEventListener("change", show);
  show();
}

function growByHand(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.addEventListener("input", () => {
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  });
}

whenReady(() => {
  const jobs = new Jobs(one("[data-jobs]"), one("#job"), JSON.parse(one("#job-words").textContent));
  const form = one("[data-ask]");
  const allowance = new Allowance(one("[data-allowance-place]", form), form);
  const ask = new Ask(form, jobs, allowance);
  const opening = one("[data-opening]", form);
  if (opening) ask.opening = new Opening(opening);
  const board = one("[data-board]", form);
  if (board) ask.board = new Storyboard(board, form);
  askForRemix(form);
  followKeyboard();
  const remixed = one("[data-remixed] .clip");
  if (remixed) new Player(remixed);
  countCharacters();
  growByHand(ask.prompt);
  follow(jobs, document.title);
  const onEntry = (entry) => {
    jobs.onEntry(entry);
    if (entry.kind === "job.finished") allowance.refresh(); // what did not become a clip was given back
  };
  new Live(onEntry, () => jobs.sync()).start();
});
