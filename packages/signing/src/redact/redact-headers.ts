import { redactMember } from "./redact-member.js";

/** Headers as a log may show them: `Authorization`, cookies and signatures masked. Names come in lower case. */
export function redactHeaders(headers: Headers, secrets?: readonly string[]): Record<string, string> {
  return Object.fromEntries(Array.from(headers, ([name, value]) => [name, redactMember(name, value, secrets)]));
}
