import { judgeStatus, type Verdict } from "@openissuing/client";
import type { AnytimeCode } from "./codes.js";
import { readCode } from "./problem.js";

/** Limits on the rate of requests; the other codes of 429 are limits of cards and last for a day or more. */
const rateLimits: readonly AnytimeCode[] = [4290010, 4290020, 4290030];

/**
 * Whether an answer that is no success may be followed by a repeat. A 429 of the vendor proves that nothing was done;
 * one without the vendor's envelope proves nothing, because it is not signed either.
 */
export async function judgeAnswer(response: Response): Promise<Verdict> {
  if (response.status !== 429) return judgeStatus(response.status);
  const code = await readCode(response);
  if (code === undefined) return "unclear";
  return rateLimits.some((limit) => limit === code) ? "refused" : "final";
}
