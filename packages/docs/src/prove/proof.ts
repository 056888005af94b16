import type { Operation } from "../api-document.js";

/** Why a sample is no good. */
export interface Failure {
  /** API, operation or page, and language. */
  readonly sample: string;
  readonly reason: string;
}

/** What a round of samples came to. */
export interface Proof {
  readonly proven: number;
  readonly failures: readonly Failure[];
}

/** Statuses that the document gives an operation for success. */
export function successesOf({ answers }: Operation): readonly string[] {
  return answers.map(({ status }) => status).filter((status) => status.startsWith("2"));
}

/**
 * Judges each sample by what `run` throws. `atOnce`: how many run side by side; by default one after the other, because
 * samples of an API change the same things.
 */
export async function proveEach<Sample extends { readonly name: string }>(
  samples: readonly Sample[],
  run: (sample: Sample) => Promise<void>,
  atOnce = 1,
): Promise<Proof> {
  const failures: Failure[] = [];
  const waiting = samples.values();
  const work = async () => {
    for (const sample of waiting) {
      try {
        await run(sample);
      } catch (error) {
        failures.push({ sample: sample.name, reason: reasonOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { proven: samples.length - failures.length, failures };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const body = "body" in error ? ` ${JSON.stringify(error.body)}` : "";
  return `${error.name}: ${error.message}${body}`;
}

/** Several proofs as one. */
export function joinProofs(proofs: readonly Proof[]): Proof {
  return {
    proven: proofs.reduce((sum, { proven }) => sum + proven, 0),
    failures: proofs.flatMap(({ failures }) => failures),
  };
}
