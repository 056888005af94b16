import type { components } from "@openissuing/anytime";

/** Latest outcome of the check of one file. */
export type KycFileState = "accepted" | "pending" | "refused";

/** What an account proved so far. `missing`: the types of files still to be handed in. */
export interface KycVerdict {
  readonly status: "incomplete" | KycFileState;
  readonly missing: readonly string[];
}

// Each proof lists its alternatives; the first is the one asked for when nothing was handed in.
const identity = [["identity", "identity_back"], ["passport"]];
const address = [["dom_1"], ["dom_host", "identity_host", "identity_back_host", "affidavit"]];
const corporation = [["status", "kbis"]];

const fromBest = ["accepted", "pending", "refused", "missing"] as const;

/** Judges the files of an account. `held`: state of the file of each type that was handed in. */
export function judgeKyc(
  type: components["schemas"]["AccountType"],
  held: ReadonlyMap<string, KycFileState>,
): KycVerdict {
  const proofs = type === "business" ? [identity, address, corporation] : [identity, address];
  const rank = (file: string) => fromBest.indexOf(held.get(file) ?? "missing");
  const worst = (files: readonly string[]) => Math.max(...files.map(rank));

  const chosen = proofs.flatMap((alternatives) =>
    alternatives.reduce((best, next) => (worst(next) < worst(best) ? next : best)),
  );
  const status = fromBest[worst(chosen)];
  if (status !== undefined && status !== "missing") return { status, missing: [] };
  return { status: "incomplete", missing: chosen.filter((file) => !held.has(file)) };
}
