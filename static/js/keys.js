// The keyboard of players: the same keys wherever a clip is watched.
import { one } from "./dom.js";

const TYPING = "input:not([type=range]), textarea, select, [contenteditable]";

/**
 * Listens for the players' keys. `current()` gives the player in view or null; `move(by)` goes to the clip `by` places
 * on, where there is more than one.
 */
export function listenForKeys(current, move = () => {}) {
  const acts = {
    j: () => move(1),
    ArrowDown: () => move(1),
    PageDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    PageUp: () => move(-1),
    " ": () => current()?.toggle(),
    m: () => current()?.toggleSound(),
    t: () => current()?.toggleCaptions(),
    f: () => current()?.fullScreen(),
    c: () => current()?.share(),
    ArrowRight: () => current()?.seekBy(forward() * 2),
    ArrowLeft: () => current()?.seekBy(forward() * -2),
    "?": () => one("#keys")?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || !isForUs(event)) return;
    event.preventDefault();
    act();
  });
}

const forward = () => (document.documentElement.dir === "rtl" ? -1 : 1);

function isForUs(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (one("dialog[open]") || event.target.closest(TYPING)) return false;
  // A focused button keeps its own space, a focused slider its own arrows.
  if (event.key === " " && event.target.closest("button, a, summary")) return false;
  return !(event.key.startsWith("Arrow") && event.target.closest("input[type=range]"));
}
