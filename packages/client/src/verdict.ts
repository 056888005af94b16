/**
 * What an attempt that did not succeed says about the call.
 * - `refused`: proof that nothing was done, and a repeat can soon succeed.
 * - `unclear`: it may have been done.
 * - `final`: a repeat cannot help.
 */
export type Verdict = "refused" | "unclear" | "final";

/** Verdict by status alone: 429 is a refusal by definition (RFC 6585); 408 and 5xx tell nothing about the effect. */
export function judgeStatus(status: number): Verdict {
  if (status === 429) return "refused";
  return [408, 500, 502, 503, 504].includes(status) ? "unclear" : "final";
}

/**
 * Whether an attempt may be repeated. PUT and DELETE count as unsafe although HTTP calls them idempotent: repeated
 * late they undo a change that somebody else made in between, and a card lost twice can be renewed twice.
 */
export function mayRepeat(method: string, verdict: Verdict, repeatable = isSafe(method)): boolean {
  return verdict === "refused" || (verdict === "unclear" && repeatable);
}

function isSafe(method: string): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(method);
}
