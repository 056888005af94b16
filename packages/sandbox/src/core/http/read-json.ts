import type { Incoming } from "./exchange.js";
import { Problem } from "./fields.js";
import { collect, formLimit } from "./read-body.js";

/** Members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/** Deepest value that is read: whoever walks over it later must not run out of stack. */
const deepest = 64;

const decoder = new TextDecoder("utf-8", { fatal: true });
const none: Members = Object.freeze({});

/**
 * Reads a JSON object from a body; a missing body holds no members. The reason names no value of the body.
 * `limit`: bytes.
 */
export async function readJson(incoming: Incoming, limit = formLimit): Promise<Members | Problem> {
  const bytes = await collect(incoming, limit);
  if (bytes instanceof Problem) return bytes;
  if (bytes.length === 0) return none;
  const mediaType = incoming.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") return new Problem("the content type must be application/json");
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return isMembers(value) && isShallow(value) ? value : new Problem("the body is no JSON object");
  } catch {
    return new Problem("the body is no JSON");
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < deepest; depth++) {
    level = level.flatMap((node) => (typeof node === "object" && node !== null ? Object.values(node) : []));
    if (level.length === 0) return true;
  }
  return false;
}
