import { isJsonObject, rawMembers } from "./json-members.js";

/** What a JSON envelope says about itself, in the characters it was printed with. */
export interface EnvelopeTokens {
  /** The whole envelope, parsed. */
  readonly envelope: Readonly<Record<string, unknown>>;
  /** Raw JSON of the top-level member `timestamp`, such as `1478525194.6798` or `"1483365005"`; undefined if absent. */
  readonly timestamp: string | undefined;
  /** Raw JSON of the top-level member `hash`, quotes included; undefined if absent. */
  readonly hash: string | undefined;
}

export type EnvelopeFault = "duplicate" | "not-json";

/**
 * Finds the raw tokens of the top-level members `timestamp` and `hash` of a JSON body. `JSON.parse` and printing again
 * would turn 1478525194.6790 into 1478525194.679, and the hash is over what was printed. Members of the same name
 * deeper down are ignored. Answers "not-json" unless the body is a JSON object in UTF-8, "duplicate" when either name
 * stands twice at the top: parsers differ in which one they take.
 */
export function envelopeTokens(body: string | Uint8Array): EnvelopeTokens | EnvelopeFault {
  const { text, envelope } = parseObject(body);
  if (envelope === undefined) return "not-json";
  const found = new Map<string, string>();
  for (const { name, start, end } of rawMembers(text)) {
    if (name !== "timestamp" && name !== "hash") continue;
    if (found.has(name)) return "duplicate";
    const token = text.slice(start, end);
    found.set(name, /^[{[]/.test(token) ? "" : token);
  }
  return { envelope, timestamp: found.get("timestamp"), hash: found.get("hash") };
}

function parseObject(body: string | Uint8Array): { text: string; envelope?: Record<string, unknown> } {
  try {
    const text = typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body);
    const envelope: unknown = JSON.parse(text);
    return isJsonObject(envelope) ? { text, envelope } : { text };
  } catch {
    return { text: "" }; // not UTF-8 or not JSON
  }
}
