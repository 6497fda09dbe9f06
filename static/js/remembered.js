// A choice for the whole site, on or off, remembered on this device.

/** The choice of that name: what was chosen (null: nothing yet), `set(on)`, and `onChange(listener)`, which ends by its answer. */
export function remembered(name) {
  const listeners = new Set();
  let choice = read(name);
  return {
    chosen: () => choice,
    set(on) {
      choice = on ? "on" : "off";
      keep(name, choice);
      for (const listener of listeners) listener(on);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage may be forbidden: then every visit starts undecided
  }
}

function keep(name, choice) {
  try {
    localStorage.setItem(name, choice);
  } catch {
    // as chosen until the page is left
  }
}
