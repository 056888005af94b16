import { block, make } from "./elements.js";
import type { Exchange } from "./exchange.js";

/** What came of a try. */
export interface Result {
  /** Everything that went over the network, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** What the client made of the answer, or why it made nothing of it. */
  readonly content: unknown;
  readonly error: unknown;
}

const lines = (headers: Exchange["headers"]) => headers.map(([name, value]) => `${name}: ${value}`).join("\n");

function requestText({ body, headers, method, url }: Exchange): string {
  return `${method} ${url}\n${lines(headers)}${body === "" ? "" : `\n\n${body}`}`;
}

/** A value for reading: JSON over several lines, text as it is, bytes by their number. */
function contentText(content: unknown): string {
  if (content instanceof ArrayBuffer || content instanceof Uint8Array) return `(${content.byteLength} bytes)`;
  if (content instanceof Blob) return `(${content.size} bytes of ${content.type})`;
  return typeof content === "string" ? content : (JSON.stringify(content, null, 2) ?? "(nothing)");
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  return cause instanceof Error && !message.includes(cause.message) ? `${message}: ${cause.message}` : message;
}

/** The answer, and behind a fold what was sent. What came before, such as for a token, is told in a line each. */
export function showResult({ content, error, exchanges }: Result): HTMLElement[] {
  const last = exchanges.at(-1);
  const parts: HTMLElement[] = [];
  if (last?.answer !== undefined) {
    const { headers, milliseconds, status } = last.answer;
    const kind = status < 300 ? "good" : "bad";
    parts.push(
      make(
        "p",
        { class: "outcome" },
        make("strong", { class: kind }, String(status)),
        ` in ${Math.round(milliseconds)} ms`,
      ),
    );
    if (error === undefined) parts.push(block(contentText(content)));
    parts.push(make("details", {}, make("summary", {}, "Headers of the answer"), block(lines(headers))));
  }
  if (error !== undefined) parts.unshift(make("p", { class: "outcome" }, reasonOf(error)));
  if (last !== undefined) {
    parts.push(make("details", {}, make("summary", {}, "The request as it was sent"), block(requestText(last))));
  }
  for (const { answer, method, url } of exchanges.slice(0, -1)) {
    parts.push(make("p", { class: "before" }, `Before it: ${method} ${new URL(url).pathname} ${answer?.status ?? ""}`));
  }
  return parts;
}
