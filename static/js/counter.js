// How many characters are left, said when it begins to matter.
import { all } from "./dom.js";

const SOON = 0.8; // from this share of the limit on

/** Follows every field that has a counter. */
export function countCharacters() {
  for (const counter of all("[data-counter]")) {
    const field = document.getElementById(counter.dataset.counter);
    const limit = field?.maxLength ?? -1;
    if (limit <= 0) continue;
    const show = () => {
      const used = [...field.value].length;
      counter.hidden = used < limit * SOON;
      counter.textContent = `${used} of ${limit}`;
      counter.classList.toggle("field__counter--over", used >= limit);
    };
    field.addEventListener("input", show);
    show();
  }
}

