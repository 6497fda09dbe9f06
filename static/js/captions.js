// Whether captions are shown: one choice for the whole site, remembered on this device. Shown until somebody says no.

const KEY = "captions";
const listeners = new Set();
let choice = read();

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden: then every visit starts with captions
  }
}

/** True while what is said is to be read on the picture. */
export const areOn = () => choice !== "off";

/** Remembers the choice and tells every player. */
export function set(on) {
  choice = on ? "on" : "off";
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // as chosen until the page is left
  }
  for (const listener of listeners) listener(on);
}

/** Calls `listener(on)` at every change; answers a function that ends it. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
