/** Middle value; the mean of the two in the middle for an even number. Throws `RangeError` without any. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new RangeError("there is no median of nothing");
  return (low + high) / 2;
}

/**
 * Medians of several measurements that take turns, so that whatever else the machine does meets all of them alike.
 * The first round warms up and is not counted.
 */
export async function medianInTurns<Name extends string>(
  rounds: number,
  measure: { readonly [name in Name]: () => number | Promise<number> },
): Promise<Record<Name, number>> {
  const names = Object.keys(measure) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    // Every other round goes the other way: who comes first must not matter.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const sample = await measure[name]();
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<Name, number>;
}
