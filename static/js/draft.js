// One draft's page: its player, and how far the posting is.
import { one, whenReady } from "./dom.js";
import { countCharacters } from "./counter.js";
import { listenForKeys } from "./keys.js";
import { Live } from "./live.js";
import { Player } from "./player.js";

/** Follows the posting of the clip; the page is loaded anew when it is out, or when it went wrong. */
function followPosting(clipId, place) {
  const meter = one("[data-meter]", place);
  const onEntry = ({ kind, payload }) => {
    if (payload.clip_id !== clipId) return;
    if (kind === "job.progress" && payload.progress > 0) meter.value = payload.progress;
    else if (kind === "clip.posted" || kind === "job.finished") location.reload();
  };
  new Live(onEntry, () => reloadIfOver(clipId)).start().then(() => reloadIfOver(clipId));
}

/** The posting may have ended between the page's making and the socket's opening. */
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
