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
  const found = new Map<unknown, string>();
  // From here on the text is known to be a JSON object, so quotes, braces and colons suffice to walk it.
  for (let at = 0, depth = 0; at < text.length; ) {
    const char = text[at];
    if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    if (char !== '"') {
      at++;
      continue;
    }
    const end = endOfString(text, at);
    const colon = skipSpace(text, end);
    if (depth === 1 && text[colon] === ":") {
      const name: unknown = JSON.parse(text.slice(at, end)); // the name may be spelled with escapes
      at = skipSpace(text, colon + 1);
      if (name !== "timestamp" && name !== "hash") continue;
      if (found.has(name)) return "duplicate";
      found.set(name, text.slice(at, endOfValue(text, at)));
    } else {
      at = end;
    }
  }
  return { envelope, timestamp: found.get("timestamp"), hash: found.get("hash") };
}

function parseObject(body: string | Uint8Array): { text: string; envelope?: Record<string, unknown> } {
  try {
    const text = typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body);
    const envelope: unknown = JSON.parse(text);
    return isObject(envelope) ? { text, envelope } : { text };
  } catch {
    return { text: "" }; // not UTF-8 or not JSON
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Index after the closing quote of the string that opens at `at`. */
function endOfString(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i + 1;
}

function skipSpace(text: string, at: number): number {
  while (/[ \t\r\n]/.test(text[at] ?? "")) at++;
  return at;
}

/** Index after a string, number or literal; for an object or array the same index, an empty token. */
function endOfValue(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at);
  let end = at;
  while (!/[ \t\r\n,{}[\]]/.test(text[end] ?? ",")) end++;
  return end;
}
