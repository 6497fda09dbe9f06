// A clip told shot by shot: what is written here becomes "Shot 1 (3 s): …" in the prompt, and their length the clip's.
import { all, make, one } from "./dom.js";

const USUAL_S = 4;
const MARK = /(?:^|\s)Shot (\d+) \((\d+) s\):\s*/g;

export class Storyboard {
  constructor(root, form) {
    this.root = root;
    this.form = form;
    this.prompt = form.elements.prompt;
    this.list = one("[data-shots]", root);
    this.pattern = one("[data-shot-pattern]", form);
    this.opener = one("[data-board-open]", form);
    this.everywhere = one("[data-all]", root);
    this.lengths = one("[data-field=duration_s]", form);
    this.longest = Number(root.dataset.longestS);
    this.most = Number(root.dataset.most);
    this.sum = one("[data-total]", form);
    this.length = make("input", { type: "hidden", name: "duration_s", disabled: true });
    root.append(this.length);
    this.opener.hidden = false;
    this.opener.addEventListener("click", () => this.open());
    one("[data-board-close]", root).addEventListener("click", () => this.close());
    one("[data-add]", root).addEventListener("click", () => this.addShot());
    root.addEventListener("input", () => this.write());
    root.addEventListener("change", () => this.write());
    root.addEventListener("keydown", (event) => this.onKey(event));
    if (shotsIn(this.prompt.value).length > 1) this.show();
  }

  get isOpen() {
    return !this.root.hidden;
  }

  get shots() {
    return all("[data-shot]", this.list);
  }

  get total() {
    return this.shots.reduce((sum, shot) => sum + secondsOf(shot), 0);
  }

  open() {
    this.show();
    (this.shots.map(wordsIn).find((area) => !area.value) ?? wordsIn(this.shots[0])).focus();
  }

  /** Takes over what is written: shots that are marked so, else all of it is the first. */
  show() {
    const found = shotsIn(this.prompt.value);
    const shots = found.length ? found : [{ words: this.prompt.value.trim(), seconds: USUAL_S }];
    this.everywhere.value = found.length ? this.prompt.value.slice(0, found[0].at).trim() : "";
    this.list.replaceChildren();
    for (const shot of shots.slice(0, this.most)) this.append(shot);
    while (this.shots.length < 2) this.append({ words: "", seconds: this.nextSeconds() });
    this.turn(true);
    this.write();
  }

  /** Goes back to one text, which keeps all that was written. */
  close() {
    this.turn(false);
    this.tellPrice();
    this.prompt.focus();
  }

  /** Forgets the shots: they were sent. */
  clear() {
    if (!this.isOpen) return;
    this.turn(false);
    this.tellPrice();
  }

  turn(on) {
    this.root.hidden = !on;
    this.opener.setAttribute("aria-expanded", String(on));
    this.opener.hidden = on;
    this.sum.hidden = !on;
    this.length.disabled = !on;
    this.lengths.disabled = on;
    this.lengths.hidden = on;
    for (const part of all(".create__prompt, label[for=prompt], [data-examples], #prompt-hint", this.form)) part.hidden = on;
  }

  /** What keeps it from being sent: words, and where they belong. Null: nothing. */
  get problem() {
    const empty = this.shots.findIndex((shot) => !wordsIn(shot).value.trim());
    if (empty >= 0) return { words: `Say what happens in shot ${empty + 1}, or take it out.`, control: wordsIn(this.shots[empty]) };
    if (this.total > this.longest) return { words: `${this.tooLong()} Make a shot shorter.`, control: one("[data-seconds]", this.shots.at(-1)) };
    const [used, fits] = [[...this.prompt.value].length, this.prompt.maxLength];
    if (used > fits) return { words: `Your shots have ${used} characters in all, and ${fits} fit. Say less.`, control: wordsIn(this.shots[0]) };
    return null;
  }

  addShot() {
    if (this.shots.length >= this.most) {
      this.say(`A clip has ${this.most} shots at most.`);
      return;
    }
    const shot = this.append({ words: "", seconds: this.nextSeconds() });
    this.write();
    wordsIn(shot).focus();
    shot.scrollIntoView({ block: "nearest" });
    this.say(`Shot ${this.shots.length} added.`);
  }

  nextSeconds() {
    return Math.max(1, Math.min(USUAL_S, this.longest - this.total));
  }

  append({ words, seconds }) {
    const shot = this.pattern.content.cloneNode(true).firstElementChild;
    wordsIn(shot).value = words;
    one("[data-seconds]", shot).value = seconds;
    one("[data-up]", shot).addEventListener("click", () => this.move(shot, -1));
    one("[data-down]", shot).addEventListener("click", () => this.move(shot, 1));
    one("[data-take-out]", shot).addEventListener("click", () => this.takeOut(shot));
    one("[data-less]", shot).addEventListener("click", () => this.stretch(shot, -1));
    one("[data-longer-by]", shot).addEventListener("click", () => this.stretch(shot, 1));
    this.list.append(shot);
    return shot;
  }

  move(shot, by) {
    const at = this.shots.indexOf(shot);
    const other = this.shots[at + by];
    if (!other) return;
    const held = document.activeElement; // keeps what it had: the same button, or the place in the text
    if (by < 0) shot.after(other);
    else shot.before(other);
    this.write();
    held?.focus({ preventScroll: true });
    shot.scrollIntoView({ block: "nearest" });
    this.say(`Now it is shot ${at + by + 1} of ${this.shots.length}.`);
  }

  takeOut(shot) {
    const at = this.shots.indexOf(shot);
    shot.remove();
    this.write();
    const near = this.shots[at] ?? this.shots.at(-1);
    if (near) one("[data-take-out]", near).focus();
    this.say(`Shot ${at + 1} taken out.`);
  }

  stretch(shot, by) {
    const field = one("[data-seconds]", shot);
    field.value = Math.max(1, Math.min(this.longest, secondsOf(shot) + by));
    this.write();
    this.say(`Shot ${this.shots.indexOf(shot) + 1}: ${field.value} s. ${this.totalWords()}`);
  }

  onKey(event) {
    const shot = event.target.closest("[data-shot]");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
    else if (event.key === "Enter" && event.target.matches("input")) event.preventDefault(); // no clip by a slip of the thumb
    if (!shot || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    this.move(shot, event.key === "ArrowUp" ? -1 : 1);
  }

  /** Numbers the shots, and puts them into the prompt and their length into the form. */
  write() {
    this.shots.forEach((shot, at) => this.number(shot, at + 1));
    const told = this.shots.map((shot, at) => `Shot ${at + 1} (${secondsOf(shot)} s): ${oneLine(wordsIn(shot).value)}`);
    const isEmpty = this.shots.every((shot) => !wordsIn(shot).value.trim());
    const everywhere = oneLine(this.everywhere.value);
    this.prompt.value = isEmpty && !everywhere ? "" : [everywhere, ...told].filter(Boolean).join("\n");
    this.length.value = this.total;
    this.showTotal();
    this.prompt.dispatchEvent(new Event("input", { bubbles: true }));
    this.tellPrice();
  }

  tellPrice() {
    this.prompt.dispatchEvent(new Event("change", { bubbles: true }));
  }

  number(shot, number) {
    one("[data-name]", shot).textContent = `Shot ${number}`;
    wordsIn(shot).setAttribute("aria-label", `What happens in shot ${number}`);
    wordsIn(shot).placeholder = number === 1 ? "Who does what, and where" : "And then?";
    one("[data-seconds]", shot).setAttribute("aria-label", `Seconds of shot ${number}`);
    const names = { up: "Move shot # up", down: "Move shot # down", "take-out": "Take out shot #", less: "Shot # a second shorter", "longer-by": "Shot # a second longer" };
    for (const [name, words] of Object.entries(names)) one(`[data-${name}] .spoken`, shot).textContent = words.replace("#", number);
    const isOn = { up: number > 1, down: number < this.shots.length, "take-out": this.shots.length > 1 };
    for (const [name, can] of Object.entries(isOn)) one(`[data-${name}]`, shot).setAttribute("aria-disabled", String(!can));
    one("[data-take-out]", shot).hidden = this.shots.length < 2;
  }

  showTotal() {
    const isOver = this.total > this.longest;
    this.sum.classList.toggle("create__total--over", isOver);
    this.sum.textContent = isOver ? this.tooLong() : this.totalWords();
    one("[data-add]", this.root).hidden = this.shots.length >= this.most;
  }

  totalWords() {
    const count = this.shots.length;
    return `${count} ${count === 1 ? "shot" : "shots"}, ${this.total} s of the ${this.longest} s a clip of yours can have`;
  }

  tooLong() {
    return `Your shots take ${this.total} s; a clip of yours can have ${this.longest} s.`;
  }

  say(words) {
    one("[data-board-says]", this.root).textContent = words;
  }
}

/** The shots that a text marks as this page does, and where each mark stands. */
function shotsIn(text) {
  const marks = [...text.matchAll(MARK)];
  return marks.map((mark, at) => ({
    at: mark.index,
    seconds: Math.max(1, Number(mark[2])),
    words: text.slice(mark.index + mark[0].length, marks[at + 1]?.index).trim(),
  }));
}

const wordsIn = (shot) => one("[data-words]", shot);
const secondsOf = (shot) => Math.max(1, Math.round(Number(one("[data-seconds]", shot).value)) || 1);
const oneLine = (text) => text.trim().replace(/\s+/g, " ");
