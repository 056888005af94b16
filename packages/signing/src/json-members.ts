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
  for (let at = skipSpace(text, 0) + 1; ; at++) {
    at = skipSpace(text, at);
    if (text[at] !== '"') return members;
    const nameEnd = endOfString(text, at);
    const name = nameOf(text.slice(at, nameEnd));
    const start = skipSpace(text, skipSpace(text, nameEnd) + 1);
    const end = endOfValue(text, start);
    members.push({ name, start, end });
    at = skipSpace(text, end);
    if (text[at] !== ",") return members;
  }
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

function skipSpace(text: string, at: number): number {
  while (/[ \t\r\n]/.test(text[at] ?? "")) at++;
  return at;
}

/** Index after the value that starts at `at`. */
function endOfValue(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at);
  let depth = 0;
  for (let end = at; end < text.length; ) {
    const char = text[end];
    if (char === '"') {
      end = endOfString(text, end);
      continue;
    }
    if (depth === 0 && /[ \t\r\n,}\]]/.test(char ?? "")) return end;
    if (char === "{" || char === "[") depth++;
    else if ((char === "}" || char === "]") && --depth === 0) return end + 1;
    end++;
  }
  return text.length;
}
