import { judgeStatus, type Verdict } from "@openissuing/client";
import { readCode } from "./problem.js";

/**
 * Whether an answer that is no success may be followed by a repeat. The vendor refuses with 429 and 500, and its code
 * proves that it did: a gateway's 429 in plain proves nothing, and a 500 without a code leaves the outcome open.
 */
export async function judgeAnswer(response: Response): Promise<Verdict> {
  const { status } = response;
  if (status !== 429 && status !== 500) return judgeStatus(status);
  if ((await readCode(response)) === undefined) return "unclear";
  return status === 429 ? "refused" : "final";
}
