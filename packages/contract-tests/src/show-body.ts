import { isSecretName, MASK, maskCardNumbers, redactBody } from "@openissuing/signing";

/** Characters of a body that are shown. */
const longest = 8_000;
/** Shorter values are no secrets: they would blot out half a page. */
const shortestSecret = 6;

/**
 * A body as a report may show it, at most 8,000 characters: secrets and card data masked, control characters spelled out
 * as `\u001b`. JSON and forms keep their shape; text, such as the page of a gateway, and what claims to be JSON stand as
 * they came; pictures and documents are told by their size, and so is text where `isPrivate`. `secrets`: values that were
 * sent, wherever they come back.
 */
export async function showBody(
  body: Uint8Array<ArrayBuffer>,
  type: string | null,
  { secrets = [], isPrivate = false }: { readonly secrets?: readonly string[]; readonly isPrivate?: boolean } = {},
): Promise<string> {
  const media = type?.split(";")[0]?.trim().toLowerCase() ?? "";
  const shown = await redactBody(body, type);
  const isTold = shown.startsWith("[") && shown === toldBy(body, media);
  const text = isTold && !isPrivate && isText(media) ? decode(body) : undefined;
  return spelled(withoutValues(text === undefined ? shown : maskText(text), secrets)).slice(0, longest);
}

/** What `redactBody` says of a body that it does not show. */
function toldBy({ length }: Uint8Array, media: string): string {
  return `[${length} bytes${media === "" ? "" : ` of ${media}`}]`;
}

function isText(media: string): boolean {
  return media === "" || media.startsWith("text/") || /[/+](json|xml)$/.test(media);
}

/** Enough of the body to show; undefined for what is no text in UTF-8. */
function decode(body: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body.slice(0, longest * 4), { stream: true });
  } catch {
    return undefined;
  }
}

/** What stands between a name and its value in HTML, JSON, a header or a query. */
const gap = String.raw`(?:["'\s]|&quot;|&#\d+;|<[^<>]{0,200}>){0,6}`;
/** A name and its value; `<input name="pin" value="1234">` has them too. */
const named = new RegExp(
  String.raw`(?<![\w-])([a-z][\w-]{0,60})${gap}(?:value)?(?:[:=]|<[^<>]{0,200}>)${gap}(?:bearer\s+|basic\s+)?([^\s"'<>&,;]+)`,
  "gi",
);
/** Tokens that tell by themselves what they are. */
const tokens = /\b(bearer\s+)[\w.~+/=-]{8,}|\beyJ[\w-]+\.[\w-]+\.[\w-]*/gi;

/** Text with what looks like a secret masked: card numbers, links to cards, tokens, and values after the name of a secret. */
function maskText(text: string): string {
  const masked = withoutNamed(text).replace(tokens, (_, kind: string | undefined) => `${kind ?? ""}${MASK}`);
  return maskCardNumbers(masked).replace(/(?<=\/embed\/)[\w.~%-]+/g, MASK);
}

function withoutNamed(text: string): string {
  const pairs = new RegExp(named);
  let masked = "";
  let from = 0;
  for (let match = pairs.exec(text); match !== null; match = pairs.exec(text)) {
    const [whole, name = "", value = ""] = match;
    // The value of one name can be the name of the next one.
    if (!isSecretName(name)) pairs.lastIndex = match.index + name.length;
    else {
      masked += `${text.slice(from, match.index)}${whole.slice(0, -value.length)}${MASK}`;
      from = pairs.lastIndex;
    }
  }
  return masked + text.slice(from);
}

/** Values of a request that an answer must not bring into a report: of headers, and of a form or JSON in the body. */
export function secretsOf(headers: Headers, body: Uint8Array | undefined): readonly string[] {
  const type = headers.get("content-type") ?? "";
  const members = body === undefined ? [] : membersIn(new TextDecoder().decode(body), type);
  return [...headers, ...members].flatMap(([name, value]) =>
    isSecretName(name) ? [value.replace(/^(bearer|basic) /i, "")] : [],
  );
}

/** Names and texts of a body, at any depth; none where it is not what its type says. */
function membersIn(text: string, type: string): readonly (readonly [string, string])[] {
  if (type.startsWith("application/x-www-form-urlencoded")) return [...new URLSearchParams(text)];
  if (!type.startsWith("application/json")) return [];
  const members: (readonly [string, string])[] = [];
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (typeof value === "string") members.push([name, value]);
      return value;
    });
  } catch {
    return [];
  }
  return members;
}

function withoutValues(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(({ length }) => length >= shortestSecret)
    .reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
}

/** A terminal obeys what stands between control characters, and some marks turn the direction of a line. */
function spelled(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(
      /(?![\t\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
