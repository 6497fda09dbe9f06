// While one types on a phone: what stays at its lower edge stays above the keyboard, and the navigation makes room.

const SETTLED_MS = 400; // a finger that leaves the text for a button must find it where it was
const TYPED_IN = "textarea, input:not([type=radio], [type=checkbox], [type=file], [type=hidden])";

/** Keeps `data-typing` and `--keyboard`, how much of the page's lower edge the keyboard hides, true on the document. */
export function followKeyboard() {
  const root = document.documentElement;
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    if (document.activeElement?.matches(TYPED_IN)) root.dataset.typing = "";
    else timer = setTimeout(() => delete root.dataset.typing, SETTLED_MS);
  };
  addEventListener("focusin", look);
  addEventListener("focusout", () => setTimeout(look));
  const seen = window.visualViewport;
  const tell = () => {
    const hidden = seen.scale > 1.01 ? 0 : Math.max(0, innerHeight - seen.height - seen.offsetTop); // who zooms in, hides too
    root.style.setProperty("--keyboard", `${Math.round(hidden)}px`);
  };
  seen?.addEventListener("resize", tell);
  seen?.addEventListener("scroll", tell);
}
