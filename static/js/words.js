// A job's progress in the same words as the server's; the words themselves come from it.

/** "Next in line · ready in about 20–40 s", "Drawing · 12 of 96" */
export function jobWords(job, words) {
  if (job.state === "queued") {
    const place = job.attempt ? againWords(job.position) : queueWords(job.position, words);
    return joined(place, words.moods[job.queue_mood] ?? waitWords(job.wait));
  }
  if (job.state === "cancelled") return [`${words.states.cancelled}.`, backWords(job)].join(" ");
  if (job.state !== "running") return words.states[job.state] ?? "";
  if (job.cancelling) return "Stopping";
  const stage = words.stages[job.stage] ?? words.stages[""];
  const counted = words.counted.includes(job.stage) && job.steps ? `${job.step} of ${job.steps}` : "";
  return joined(stage, counted, tryWords(job.attempt, words));
}

/** Where the posting of a clip stands: in line like a clip, or being done. */
export function postingWords(job, words) {
  return job.state === "queued" ? jobWords(job, words) : words.posting;
}

/** "Your unit came back." */
export function backWords(job) {
  if (!["failed", "cancelled", "parked"].includes(job.state) || !job.units) return "";
  return job.units === 1 ? "Your unit came back." : `Your ${job.units}\u00a0units came back.`;
}

const joined = (...parts) => parts.filter(Boolean).join(" · ");

function againWords(position) {
  const place = !position || position < 2 ? "first in line" : `as number ${position} in line`;
  return `Stopped on its machine; starts again ${place}`;
}

function tryWords(attempt, words) {
  return attempt < 2 ? "" : (words.tries[attempt] ?? `try ${attempt}`);
}

function queueWords(position, words) {
  if (!position) return words.states.queued;
  return position === 1 ? "Next in line" : `Number ${position} in line`;
}

function waitWords(wait) {
  if (!wait) return "";
  if (wait.high_s < 90) return `ready in about ${wait.low_s}–\u2060${wait.high_s}\u00a0s`;
  const [low, high] = [wait.low_s, wait.high_s].map((seconds) => Math.max(1, Math.round(seconds / 60)));
  return low === high ? `ready in about ${low}\u00a0min` : `ready in about ${low}–\u2060${high}\u00a0min`;
}

/** "4 s · 720 × 1280 · silent" */
export function factsOf(job) {
  const length = `${Number(job.duration_s.toFixed(1))} s`;
  return [length, `${job.width} × ${job.height}`, job.audio ? "" : "silent"].filter(Boolean).join(" · ");
}

/** portrait, landscape or square */
export function shapeOf({ width, height }) {
  if (width === height) return "square";
  return width < height ? "portrait" : "landscape";
}
