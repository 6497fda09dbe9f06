// Whether clips are heard: one choice for the whole site, remembered on this device. Silent until somebody asks.

const KEY = "sound";
const listeners = new Set();
let choice = read();

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden: then every visit starts silent
  }
}

/** True when the member wants to hear clips. */
export const isOn = () => choice === "on";

/** True while nothing was chosen on this device. */
export const isUndecided = () => choice === null;

/** Remembers the choice and tells every player. */
export function set(on) {
  choice = on ? "on" : "off";
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // heard until the page is left
  }
  for (const listener of listeners) listener(on);
}

/** Calls `listener(on)` at every change; answers a function that ends it. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
