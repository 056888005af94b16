import { maskCardNumbers } from "./card-numbers.js";
import { MASK } from "./mask.js";
import { isSecretName, redactMember } from "./redact-member.js";

/**
 * A body as a log may show it. JSON and forms keep their shape with secrets masked, multipart becomes a form in which
 * files are told by type and size; anything else, and what does not parse, is told by its size alone.
 * @param type value of `Content-Type`, parameters and all: multipart needs its boundary.
 */
export async function redactBody(
  body: Uint8Array<ArrayBuffer>,
  type: string | null,
  secrets?: readonly string[],
): Promise<string> {
  const media = type?.split(";")[0]?.trim().toLowerCase() ?? "";
  try {
    if (/[/+]json$/.test(media)) return redactJson(new TextDecoder().decode(body), secrets);
    if (media === "application/x-www-form-urlencoded") return redactForm(new TextDecoder().decode(body), secrets);
    if (type !== null && media === "multipart/form-data") {
      const parts = await new Response(body, { headers: { "Content-Type": type } }).formData();
      return redactForm(
        Array.from(parts, ([name, value]) => [name, typeof value === "string" ? value : told(value.size, value.type)]),
        secrets,
      );
    }
  } catch {
    // Not what its type says: showing it as it stands could show a secret.
  }
  return told(body.length, media);
}

/** JSON text with secret members masked, at any depth. @throws SyntaxError or RangeError when it does not parse. */
export function redactJson(text: string, secrets?: readonly string[]): string {
  return JSON.stringify(JSON.parse(text), (name, value: unknown) => {
    if (typeof value === "string") return redactMember(name, value, secrets);
    if (isSecretName(name, secrets) && value !== null) return MASK;
    // Digits beyond the safe range are rounded already: a card number among them would pass for another one.
    if (typeof value === "number") return Number.isSafeInteger(value) ? redactNumber(value) : hideLong(value);
    return value;
  });
}

/** A form, or the query of a URL, with secret members masked. */
export function redactForm(
  form: string | ReadonlyArray<readonly [string, string]>,
  secrets?: readonly string[],
): string {
  const entries = typeof form === "string" ? [...new URLSearchParams(form)] : form;
  return new URLSearchParams(entries.map(([name, value]) => [name, redactMember(name, value, secrets)])).toString();
}

function redactNumber(value: number): number | string {
  const text = String(value);
  const masked = maskCardNumbers(text);
  return masked === text ? value : masked;
}

function hideLong(value: number): number | string {
  return Number.isInteger(value) ? MASK : value;
}

function told(size: number, type: string): string {
  return `[${size} bytes${type === "" ? "" : ` of ${type}`}]`;
}
