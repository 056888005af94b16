/**
 * Writes a payload the way Treezor signs it: compact JSON with the members in their order, `/` as `\/` and every character
 * beyond ASCII as `\uXXXX` in lower-case hex, those beyond the first 65,536 as two. It is what PHP's `json_encode` prints.
 * @throws TypeError for what languages print differently, since a receiver that parses and prints again would find another
 * signature: names that are integers, numbers with an exponent or beyond 2^53, U+007F, half a surrogate pair.
 */
export function canonicalTreezorPayload(payload: unknown): string {
  const json = JSON.stringify(payload, function (this: unknown, name, value: unknown) {
    if (!Array.isArray(this)) checkName(name);
    if (typeof value === "string") checkText(value);
    if (typeof value === "number") checkNumber(value);
    return value;
  });
  if (json === undefined) throw new TypeError("payload must be a JSON value");
  return escaped(json);
}

/**
 * The canonical form of JSON text, token by token: spaces go, strings are spelled anew; numbers, names that are integers
 * and the order of members stay what they are, which parsing and printing would not keep. The text must be JSON.
 */
export function canonicalTreezorText(json: string): string {
  // By escapes, not by whole texts: a text can be longer than an expression that repeats has room for.
  let isText = false;
  const spelled = json.replace(/"|\\(?:u.{4}|.)|[ \t\r\n]+/g, (token) => {
    if (token === '"') isText = !isText;
    else if (token.startsWith("\\")) return JSON.stringify(JSON.parse(`"${token}"`)).slice(1, -1);
    else if (!isText) return "";
    return token;
  });
  return escaped(spelled);
}

function escaped(json: string): string {
  return json
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function checkName(name: string): void {
  if (/^(?:0|[1-9]\d*)$/.test(name))
    throw new TypeError(`name ${name} is an integer: JavaScript would move it to the front`);
  checkText(name);
}

function checkText(text: string): void {
  if (text.includes("\u007f")) throw new TypeError("text holds U+007F, which only some languages escape");
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("text holds half a surrogate pair");
}

function checkNumber(value: number): void {
  const isPlain = Number.isInteger(value) ? Number.isSafeInteger(value) : /^-?\d+\.\d+$/.test(String(value));
  if (!isPlain) throw new TypeError("number is not finite, beyond 2^53 or printed with an exponent");
}
