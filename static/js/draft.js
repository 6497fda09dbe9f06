// One draft's page: its player, and how far the posting is.
import { call } from "./api.js";
import { one, whenReady } from "./dom.js";
import { countCharacters } from "./counter.js";
import { listenForKeys } from "./keys.js";
import { Live } from "./live.js";
import { Player } from "./player.js";
import { postingWords } from "./words.js";

const QUEUE_LOOK_MS = 15000; // the wait, and whether anything moves, one has to ask for

/** Follows the posting of the clip; the page is loaded anew when it is out, or when it went wrong. */
function followPosting(clipId, place) {
  const words = JSON.parse(one("#job-words").textContent);
  const look = () => showPosting(place, words);
  const onEntry = ({ kind, payload }) => {
    if (payload.clip_id !== clipId) return;
    if (kind === "job.progress") look();
    else if (kind === "clip.posted" || kind === "job.finished") location.reload();
  };
  setInterval(() => document.hidden || look(), QUEUE_LOOK_MS);
  const onAgain = () => {
    look();
    reloadIfOver(clipId);
  };
  new Live(onEntry, onAgain).start();
}

/** Puts on the page what the API says of the posting's job. */
async function showPosting(place, words) {
  const { ok, body } = await call("GET", `/api/generations/${place.dataset.posting}`);
  if (!ok) return;
  const said = postingWords(body, words);
  const status = one("[data-status]", place);
  if (status.textContent !== said) status.textContent = said; // read aloud only when it changed
  one("[data-meter]", place).value = body.progress;
}

/** The posting may have ended while nobody listened. */
async function reloadIfOver(clipId) {
  const answer = await fetch(`/api/clips/${clipId}`, { credentials: "same-origin" }).catch(() => null);
  if (answer?.ok && (await answer.json()).state !== "publishing") location.reload();
}

whenReady(() => {
  const page = one("[data-draft]");
  const player = new Player(one(".clip", page));
  listenForKeys(() => player);
  countCharacters();
  const posting = one("[data-posting]", page);
  if (posting) followPosting(page.dataset.draft, posting);
});
