// On every page: copying, sheets, buttons that don't act twice, and what to say without a connection.
import { all, one, say, whenReady } from "./dom.js";

function offerCopying() {
  if (!navigator.clipboard) return;
  for (const button of all("[data-copy]")) button.hidden = false;
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    say(button.dataset.copied ?? "Copied.");
  } catch {
    say("Your browser did not let us copy. Select the text and copy it yourself.");
  }
}

function openSheet(opener) {
  const sheet = document.getElementById(opener.dataset.opens);
  if (sheet?.showModal) sheet.showModal();
}

function onClick(event) {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  const copier = target.closest("[data-copy]");
  if (copier) copy(copier);
  const opener = target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    openSheet(opener);
  }
  const closer = target.closest("[data-closes]");
  if (closer?.closest("dialog")) {
    event.preventDefault(); // without script it is a link that leads back
    closer.closest("dialog").close();
  }
  if (target instanceof HTMLDialogElement && target.classList.contains("sheet")) target.close(); // its backdrop
}

/** A second tap while the first is on its way must not send the form again. */
function onSubmit(event) {
  if (event.defaultPrevented || event.target.dataset.live !== undefined) return;
  if (event.target.dataset.sent) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
}

function forgetSent() {
  for (const form of all("form[data-sent]")) delete form.dataset.sent;
  for (const button of all("form [aria-busy]")) button.removeAttribute("aria-busy");
}

function showConnection() {
  for (const bar of all("[data-offline]")) bar.hidden = navigator.onLine;
}

whenReady(() => {
  offerCopying();
  showConnection();
  one("[data-focus]")?.focus();
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  addEventListener("pageshow", forgetSent); // back from the next page: the form may be sent anew
  addEventListener("online", showConnection);
  addEventListener("offline", showConnection);
});
