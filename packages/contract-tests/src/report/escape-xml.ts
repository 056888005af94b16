const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text for XML and HTML, in elements and in quoted attributes. Characters that XML 1.0 (section 2.2, Char) cannot hold in
 * any form, such as NUL and half of a surrogate pair, are spelled out as `\u0000`.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\r/gu, spelled);
}

/** A line ending of a vendor is data: a parser would turn it into another one. */
function spelled(character: string): string {
  return character === "\r" ? "&#13;" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
