/** Where the value of a member stands in the text of a JSON object: from `start` up to, not including, `end`. */
export interface RawMember {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A value parsed from JSON, if it is an object. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The members at the top of a JSON object, in their order and with duplicates: what `JSON.parse` loses. The text must be
 * one that `JSON.parse` takes for an object; then quotes, braces and colons suffice to walk it.
 */
export function rawMembers(text: string): RawMember[] {
  const members: RawMember[] = [];
  let depth = 0;
  let name: string | undefined;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      if (depth === 1) name ??= nameOf(text.slice(at, end));
      at = end - 1;
    } else if (depth === 1 && char === ":") {
      from = at + 1;
    } else if (depth === 1 && name !== undefined && (char === "," || char === "}")) {
      const value = text.slice(from, at);
      const start = at - value.trimStart().length;
      members.push({ name, start, end: start + value.trim().length });
      name = undefined;
    } else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
  }
  return members;
}

/** A name may be spelled with escapes. */
function nameOf(quoted: string): string {
  return quoted.includes("\\") ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

/** Index after the closing quote of the string that opens at `at`. */
function endOfString(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i + 1;
}
