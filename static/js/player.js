// One clip's player: poster first, tap to pause, sound by choice, a horizon that shows where we are.
import * as captions from "./captions.js";
import { all, one, say } from "./dom.js";
import * as sound from "./sound.js";

const LOOKS = ["playing", "paused", "ended", "waiting"];

/** The player of a `.clip` article. Its element's `clip--playing|paused|ended|waiting` class says how it stands. */
export class Player {
  constructor(article) {
    this.article = article;
    this.video = one("[data-video]", article);
    this.source = this.video.getAttribute("src");
    this.seekBar = one("[data-seek]", article);
    this.loops = article.dataset.once === undefined;
    this.takeOver();
    this.listen();
  }

  /** Puts our controls in place of the browser's own. */
  takeOver() {
    this.video.controls = false;
    this.video.loop = this.loops;
    this.video.muted = !sound.isOn();
    this.article.classList.add("clip--scripted");
    for (const part of all("[data-toggle], [data-bar], [data-sound], [data-captions], [data-full]", this.article)) part.hidden = false;
    const shareWords = one("[data-share-words]", this.article);
    if (shareWords && canShare()) shareWords.textContent = "Share";
    this.showSound();
    this.showCaptions();
    this.foldCaption();
    this.look("paused");
  }

  listen() {
    const { video, article } = this;
    one("[data-toggle]", article).addEventListener("click", () => this.toggle());
    one("[data-sound]", article)?.addEventListener("click", () => this.toggleSound());
    one("[data-captions]", article)?.addEventListener("click", () => this.toggleCaptions());
    one("[data-full]", article)?.addEventListener("click", () => this.fullScreen());
    one("[data-share]", article)?.addEventListener("click", (event) => this.share(event));
    one("[data-retry]", article).addEventListener("click", () => this.retry());
    one("[data-more]", article)?.addEventListener("click", () => this.unfoldCaption());
    this.seekBar.addEventListener("input", () => this.seekTo(Number(this.seekBar.value)));
    video.addEventListener("play", () => this.onPlay());
    video.addEventListener("playing", () => this.look("playing"));
    video.addEventListener("waiting", () => this.look("waiting"));
    video.addEventListener("pause", () => this.onPause());
    video.addEventListener("ended", () => this.look("ended"));
    video.addEventListener("error", () => this.onError());
    video.addEventListener("timeupdate", () => this.showTime());
    video.addEventListener("volumechange", () => this.showSound());
    sound.onChange((on) => {
      video.muted = !on;
    });
    captions.onChange(() => this.showCaptions());
    one("track", article)?.addEventListener("cuechange", () => this.showCue());
  }

  look(name) {
    for (const each of LOOKS) this.article.classList.toggle(`clip--${each}`, each === name);
    const words = { playing: "Pause", waiting: "Pause", paused: "Play", ended: "Play again" };
    one("[data-toggle-words]", this.article).textContent = words[name];
  }

  /** Plays; a browser that forbids sound before a tap gets silence, and the sound control says so. */
  async play() {
    this.load();
    this.video.muted = !sound.isOn();
    try {
      await this.video.play();
    } catch (error) {
      if (error.name === "NotAllowedError" && !this.video.muted) await this.playSilently();
      else if (error.name === "NotAllowedError") this.look("paused");
    }
  }

  async playSilently() {
    this.video.muted = true;
    this.unmuteAtFirstTouch();
    try {
      await this.video.play();
    } catch {
      this.look("paused");
    }
  }

  /** Sound was wished for and the browser only waits for a sign of life. The sound control itself says what it means. */
  unmuteAtFirstTouch() {
    const stop = new AbortController();
    const unmute = (event) => {
      stop.abort();
      if (!event.target.closest?.("[data-sound]") && sound.isOn()) this.video.muted = false;
    };
    for (const kind of ["pointerup", "keydown"]) document.addEventListener(kind, unmute, { signal: stop.signal });
  }

  pause() {
    this.video.pause();
  }

  get isPlaying() {
    return !this.video.paused && !this.video.ended;
  }

  toggle() {
    if (this.isPlaying) {
      this.pause();
      return;
    }
    // Whoever starts their own clip by hand wants to hear it, unless they once said no.
    if (this.article.dataset.alone !== undefined && sound.isUndecided()) sound.set(true);
    this.play();
  }

  toggleSound() {
    // What is heard counts, not what was wished: after a forbidden start the first tap must turn sound on.
    sound.set(this.video.muted);
    this.video.muted = !sound.isOn();
  }

  seekTo(seconds) {
    if (!Number.isFinite(this.video.duration)) return;
    this.video.currentTime = Math.min(Math.max(seconds, 0), this.video.duration);
    this.showTime();
  }

  seekBy(seconds) {
    this.seekTo(this.video.currentTime + seconds);
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.video.parentElement.requestFullscreen) this.video.parentElement.requestFullscreen().catch(() => {});
    else this.video.webkitEnterFullscreen?.(); // iPhones know it for videos alone
  }

  async share(event) {
    const link = one("[data-share]", this.article);
    if (!link) return;
    event?.preventDefault();
    const url = link.href;
    try {
      if (canShare()) await navigator.share({ url });
      else await this.copyLink(url);
    } catch (error) {
      if (error.name !== "AbortError") say(url);
    }
  }

  async copyLink(url) {
    await navigator.clipboard.writeText(url);
    say("Link copied.");
  }

  /** Fetches ahead: `auto` the clip itself, `metadata` its first bytes. */
  load(how = "auto") {
    if (!this.video.getAttribute("src")) this.video.src = this.source;
    if (this.video.preload !== "auto") this.video.preload = how;
  }

  /** Gives the clip's memory back; the poster stays. */
  unload() {
    if (!this.video.getAttribute("src")) return;
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.preload = "none";
    this.video.load();
    this.look("paused");
    this.showTime();
  }

  retry() {
    one("[data-trouble]", this.article).hidden = true;
    this.video.load();
    this.play();
  }

  onPlay() {
    one("[data-trouble]", this.article).hidden = true;
    this.look("playing");
    this.followTime();
  }

  onPause() {
    if (!this.video.ended) this.look("paused");
  }

  onError() {
    if (!this.video.getAttribute("src")) return; // unloaded on purpose
    one("[data-trouble]", this.article).hidden = false;
    this.look("waiting");
  }

  /** Moves the horizon with every frame while the clip plays: `timeupdate` comes four times a second, and jerks. */
  followTime() {
    const step = () => {
      this.showTime();
      if (this.isPlaying) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  showTime() {
    const { currentTime } = this.video;
    const duration = Number.isFinite(this.video.duration) ? this.video.duration : Number(this.seekBar.max);
    if (Number.isFinite(this.video.duration)) this.seekBar.max = String(duration);
    this.seekBar.value = String(currentTime);
    this.seekBar.style.setProperty("--at", `${duration ? (100 * currentTime) / duration : 0}%`);
    const whole = `${Math.floor(currentTime)} of ${Math.round(duration)} seconds`;
    if (this.seekBar.getAttribute("aria-valuetext") !== whole) this.seekBar.setAttribute("aria-valuetext", whole);
    one("[data-time]", this.article).textContent = `${clockOf(currentTime)} / ${clockOf(duration)}`;
  }

  showSound() {
    const button = one("[data-sound]", this.article);
    if (!button) return;
    const on = !this.video.muted;
    button.setAttribute("aria-pressed", String(on));
    one("[data-sound-words]", button).textContent = on ? "Sound on" : "Sound off";
  }

  toggleCaptions() {
    if (one("[data-captions]", this.article)) captions.set(!captions.areOn());
  }

  /** What is said, on the picture or not. The browser reads the cues and we write them: its own rows neither wrap on a
   * narrow picture nor keep clear of what else lies on it. */
  showCaptions() {
    const button = one("[data-captions]", this.article);
    if (!button) return;
    for (const track of this.video.textTracks) track.mode = "hidden";
    this.showCue();
    button.setAttribute("aria-pressed", String(captions.areOn()));
    one("[data-captions-words]", button).textContent = captions.areOn() ? "Captions on" : "Captions off";
  }

  showCue() {
    const said = one("[data-said]", this.article);
    const cues = captions.areOn() ? [...(this.video.textTracks[0]?.activeCues ?? [])] : [];
    said.textContent = cues.map((cue) => cue.getCueAsHTML().textContent).join("\n");
    said.hidden = cues.length === 0;
  }

  foldCaption() {
    const caption = one("[data-caption]", this.article);
    const more = one("[data-more]", this.article);
    if (!caption || !more) return;
    more.hidden = caption.scrollHeight <= caption.clientHeight + 1;
  }

  unfoldCaption() {
    const open = one("[data-caption]", this.article).classList.toggle("clip__caption--open");
    one("[data-more]", this.article).textContent = open ? "Show less" : "Show more";
  }
}

/** A phone's own sheet for sharing; with a mouse, copying is what people mean. */
const canShare = () => Boolean(navigator.share) && matchMedia("(pointer: coarse)").matches;

/** 75 → "1:15" */
function clockOf(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
