// Calls to the site's own API: the session's cookie, the CSRF header, one Idempotency-Key per intention.

/** The CSRF cookie's value, "" when there is none yet. */
export function csrfToken() {
  const found = document.cookie.split("; ").find((part) => part.startsWith("csrftoken="));
  return found ? decodeURIComponent(found.slice("csrftoken=".length)) : "";
}

/** A key that makes a repeated POST count once. */
export const newKey = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

/**
 * Calls the API. Answers {ok, status, body}; a refusal is an answer, not an exception. Without a connection it is
 * {ok: false, status: 0, body: {code: "offline", …}}, so that callers have one way to say what went wrong.
 */
export async function call(method, path, body = undefined, { key = "" } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  if (key) headers["Idempotency-Key"] = key;
  try {
    const answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
    });
    return { ok: answer.ok, status: answer.status, body: await readJson(answer) };
  } catch {
    return { ok: false, status: 0, body: offlineProblem() };
  }
}

async function readJson(answer) {
  try {
    return await answer.json();
  } catch {
    return answer.ok ? {} : { code: "unreadable", title: "Something broke on our side. Try again in a minute." };
  }
}

function offlineProblem() {
  return {
    code: "offline",
    title: "There is no connection.",
    detail: "Nothing was sent. Try again when you are back online.",
  };
}

/** What a refusal says, in one or two sentences. */
export function wordsOf(problem) {
  if (problem?.errors?.length) return problem.errors.map((each) => each.message).join(" ");
  const { title = "That did not work.", detail = "" } = problem ?? {};
  if (detail && problem.field) return detail; // beside its field one sentence is enough
  if (!detail || detail === title) return title;
  return `${title} ${detail}`;
}
