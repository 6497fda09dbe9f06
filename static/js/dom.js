// The few things every script here needs.

/** The first match below `root`, or null. */
export const one = (selector, root = document) => root.querySelector(selector);

/** Every match below `root`, as an array. */
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Calls `act` now if the document is read, else once it is. */
export function whenReady(act) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act, { once: true });
  else act();
}

/** Makes an element: `make("p", {class: "quiet"}, "words", child)`. Text is always text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

let toastTimer = 0;

/** Says something short at the top, clear of what is pressed next; it leaves by itself after four seconds. */
export function say(words) {
  const place = one("[data-toast]") ?? document.body.appendChild(make("div", { "data-toast": true, role: "status" }));
  place.className = "toast";
  place.hidden = false;
  place.textContent = words;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    place.hidden = true;
  }, 4000);
}
