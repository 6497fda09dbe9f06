// Uploads a file in pieces (tus 1.0) and goes on where the server stands after a lost connection.
import { csrfToken } from "./api.js";

const PIECE_BYTES = 4 * 1024 * 1024; // a lost connection costs at most so much; ten seconds of a slow line
const WAITS_S = [0.5, 1, 2, 4, 8, 15, 30, 30]; // without any progress between them; then it is given up
const TUS = { "Tus-Resumable": "1.0.0" };

/** Why an upload failed: `problem` is what the server said (see wordsOf in api.js), `status` 0 for a dead connection. */
export class UploadError extends Error {
  constructor(problem, status) {
    super(problem.detail || problem.title);
    this.name = "UploadError";
    this.problem = problem;
    this.status = status;
  }
}

/**
 * Uploads a File or Blob and answers with its JSON (GET /api/uploads/…), looked at and ready; a stranger's has its
 * `secret` beside. `onProgress(sent, total)` is told bytes, which fall back when a connection takes some along.
 * `signal` gives the upload up, on the server too. Throws UploadError, or the signal's reason.
 */
export async function upload(file, { purpose, onProgress = () => {}, signal, pieceBytes = PIECE_BYTES }) {
  const run = new Run(file, onProgress, signal, pieceBytes);
  try {
    await run.persist(() => run.begin(purpose));
    while (!(await run.persist(() => run.sendNext())));
    return { ...(await run.persist(() => run.read())), ...(run.secret ? { secret: run.secret } : {}) };
  } catch (error) {
    if (signal?.aborted) run.giveUp();
    throw error;
  }
}

class Run {
  constructor(file, onProgress, signal, pieceBytes) {
    Object.assign(this, { file, onProgress, signal, pieceBytes });
    this.address = "";
    this.secret = "";
    this.offset = 0;
  }

  /** Does something until it works, is refused for good, or fails so often without a single byte of progress. */
  async persist(step) {
    for (let fails = 0, from = this.offset; ; fails += 1) {
      try {
        this.signal?.throwIfAborted();
        if (fails && this.address) await this.askWhere();
        return await step();
      } catch (error) {
        if (this.offset > from) [fails, from] = [0, this.offset];
        if (!passes(error) || fails >= WAITS_S.length) throw error;
        await pause(Math.max(WAITS_S[fails], error.wait ?? 0), this.signal);
      }
    }
  }

  async begin(purpose) {
    const metadata = `purpose ${base64(purpose)},filename ${base64((this.file.name ?? "").slice(0, 200))}`;
    const headers = { "Upload-Length": String(this.file.size), "Upload-Metadata": metadata };
    const answer = await this.fetch("POST", "/api/uploads", headers);
    this.address = answer.headers.get("Location");
    this.secret = answer.headers.get("Upload-Secret") ?? "";
  }

  /** Sends one piece; true when the file is whole and was looked at. A whole one that was not is asked for without bytes. */
  async sendNext() {
    const piece = this.file.slice(this.offset, this.offset + this.pieceBytes);
    const answer = await this.patch(piece);
    this.offset = Number(answer.getResponseHeader("Upload-Offset"));
    this.onProgress(this.offset, this.file.size);
    return this.offset === this.file.size;
  }

  async askWhere() {
    const answer = await this.fetch("HEAD", this.address);
    this.offset = Number(answer.headers.get("Upload-Offset"));
    this.onProgress(this.offset, this.file.size);
  }

  async read() {
    return (await this.fetch("GET", this.address)).json();
  }

  giveUp() {
    if (this.address) this.fetch("DELETE", this.address, {}, { keepalive: true, signal: null }).catch(() => {});
  }

  get headers() {
    return { ...TUS, "X-CSRFToken": csrfToken(), ...(this.secret ? { "Upload-Secret": this.secret } : {}) };
  }

  async fetch(method, path, headers = {}, options = {}) {
    const asked = { method, headers: { ...this.headers, ...headers }, credentials: "same-origin", signal: this.signal };
    let answer;
    try {
      answer = await fetch(path, { ...asked, ...options });
    } catch {
      throw this.signal?.aborted ? this.signal.reason : lost();
    }
    if (answer.ok) return answer;
    // A HEAD has no words: what it is about says them.
    const said = method === "HEAD" ? await fetch(path, { headers: this.headers }).catch(() => answer) : answer;
    throw refused(answer.status, await said.text(), answer.headers.get("Retry-After"));
  }

  /** By XMLHttpRequest, because fetch tells nothing of what is on its way. */
  patch(piece) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const stop = () => request.abort();
      request.open("PATCH", this.address);
      const headers = { ...this.headers, "Upload-Offset": String(this.offset) };
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.setRequestHeader("Content-Type", "application/offset+octet-stream");
      request.upload.onprogress = (event) => this.onProgress(this.offset + event.loaded, this.file.size);
      request.onload = () => {
        if (request.status === 204) resolve(request);
        else reject(refused(request.status, request.responseText, request.getResponseHeader("Retry-After")));
      };
      request.onerror = () => reject(lost());
      request.onabort = () => reject(this.signal?.reason ?? lost());
      request.onloadend = () => this.signal?.removeEventListener("abort", stop);
      this.signal?.addEventListener("abort", stop);
      request.send(piece);
    });
  }
}

/** Whether to try again: a lost connection, a server that has its hands full, or a piece that came elsewhere. */
function passes(error) {
  if (!(error instanceof UploadError)) return false;
  return error.status === 0 || error.status >= 500 || error.problem.code === "upload_offset_wrong";
}

function refused(status, text, wait) {
  let problem;
  try {
    problem = JSON.parse(text);
  } catch {
    problem = { code: "unreadable", title: "Something broke on our side. Try again in a minute." };
  }
  if (problem.refusal) problem = { code: problem.refusal.code, title: problem.refusal.words }; // of a file that is not taken
  return Object.assign(new UploadError(problem, status), { wait: Number(wait) || 0 });
}

function lost() {
  const title = "The connection was lost.";
  return new UploadError({ code: "offline", title, detail: "Choose the file again when you are back online." }, 0);
}

/** Waits, less long when the connection comes back, and not at all once it is given up. */
function pause(seconds, signal) {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      removeEventListener("online", over);
      signal?.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, seconds * 1000);
    addEventListener("online", over);
    signal?.addEventListener("abort", over);
  });
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
