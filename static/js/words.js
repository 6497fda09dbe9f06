// A job's progress in the same words as the server's; the words themselves come from it.

/** "Next in the queue · ready in about 20–40 s", "Drawing · 12 of 96" */
export function jobWords(job, words) {
  if (job.state === "queued") return [queueWords(job.position, words), words.moods[job.queue_mood] ?? waitWords(job.wait)].filter(Boolean).join(" · ");
  if (job.state !== "running") return words.states[job.state] ?? "";
  if (job.cancelling) return "Stopping";
  const stage = words.stages[job.stage] ?? words.stages[""];
  return words.counted.includes(job.stage) && job.steps ? `${stage} · ${job.step} of ${job.steps}` : stage;
}

function queueWords(position, words) {
  if (!position) return words.states.queued;
  return position === 1 ? "Next in the queue" : `Number ${position} in the queue`;
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
