import { sha256Hex } from "../sha256-hex.js";
import { timingSafeEqual } from "../timing-safe-equal.js";

/** Shorter ones can be found by trying. */
const SHORTEST = 16;

/**
 * Makes the check of a secret that both sides know: true for text that equals one of `secrets`. Digests are compared, each
 * to its end, so that the time tells neither how much of a secret was right nor how long it is nor which one it was.
 * @param secrets one, or several while one rotates out; each of at least 16 characters.
 * @throws TypeError for no secret and for one that is too short; never with its value.
 */
export function sharedSecret(secrets: string | readonly string[]): (presented: string) => Promise<boolean> {
  const texts = checkSecrets(secrets);
  let known: Promise<string[]> | undefined;
  return async (presented) => {
    known ??= Promise.all(texts.map((text) => sha256Hex(text)));
    const [given, digests] = await Promise.all([sha256Hex(presented), known]);
    return digests.filter((each) => timingSafeEqual(given, each)).length > 0;
  };
}

/** The secrets as a list, each of at least 16 characters. @throws TypeError for no secret and for one that is too short; never with its value. */
export function checkSecrets(secrets: string | readonly string[]): string[] {
  const list: readonly unknown[] = typeof secrets === "string" ? [secrets] : secrets;
  if (!Array.isArray(list) || list.length === 0) throw new TypeError("secret must be text, or a list of texts");
  return list.map((secret) => {
    if (typeof secret === "string" && secret.length >= SHORTEST) return secret;
    throw new TypeError(`secret must be text of at least ${SHORTEST} characters`);
  });
}
