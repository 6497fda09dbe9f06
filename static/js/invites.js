// Handing an invite on with the phone's own sheet, where there is one. Copying is in site.js.
import { all, whenReady } from "./dom.js";

async function share(button) {
  try {
    await navigator.share({ title: button.dataset.title, url: button.dataset.share });
  } catch (error) {
    if (error.name !== "AbortError") throw error; // closing the sheet is an answer
  }
}

whenReady(() => {
  if (!navigator.share) return;
  for (const button of all("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => share(button));
  }
});
