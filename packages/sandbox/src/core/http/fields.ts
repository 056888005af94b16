const decoder = new TextDecoder("utf-8", { fatal: true });

/** What is wrong with a request, in words for a developer: never the value itself. */
export class Problem {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Names and texts of a query or form. */
export type Fields = ReadonlyMap<string, string>;

/**
 * Reads `application/x-www-form-urlencoded` text strictly: no name twice, percent signs and UTF-8 valid, no NUL.
 * @param text without a leading `?`.
 */
export function parseFields(text: string): Fields | Problem {
  const fields = new Map<string, string>();
  if (text === "") return fields;
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const split = pair.indexOf("=");
    const name = decode(split === -1 ? pair : pair.slice(0, split));
    const value = decode(split === -1 ? "" : pair.slice(split + 1));
    if (name === undefined || value === undefined) return new Problem("a parameter is not percent-encoded UTF-8");
    if (fields.has(name)) return new Problem(`parameter ${shown(name)} is given twice`);
    fields.set(name, value);
  }
  return fields;
}

/** Decodes form bytes, then reads them like `parseFields`. */
export function parseFieldBytes(bytes: Uint8Array): Fields | Problem {
  try {
    return parseFields(decoder.decode(bytes));
  } catch {
    return new Problem("the body is not UTF-8");
  }
}

function decode(text: string): string | undefined {
  try {
    const decoded = text.includes("%") || text.includes("+") ? decodeURIComponent(text.replaceAll("+", " ")) : text;
    return decoded.includes("\0") ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** A name from outside, fit for a message: printable, short. */
export function shown(name: string): string {
  const printable = name.replace(/[^\x20-\x7e]/g, "?");
  return `"${printable.length > 40 ? `${printable.slice(0, 40)}…` : printable}"`;
}
