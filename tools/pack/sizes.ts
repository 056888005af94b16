/** Largest tarball of a package in bytes; an install downloads as much. `undefined` stands for any other package. */
const limits: readonly (readonly [name: string | undefined, bytes: number])[] = [
  ["@openissuing/contract-tests", 700_000],
  ["@openissuing/sandbox", 800_000],
  ["@openissuing/spec", 500_000],
  ["@openissuing/signing", 90_000],
  ["@openissuing/treezor", 260_000],
  [undefined, 60_000],
];

/** A sentence when the tarball of a package is larger than its limit. */
export function judgeSize(name: string, bytes: number): string[] {
  const limit = limits.find(([which]) => which === name || which === undefined)?.[1] ?? 0;
  return bytes > limit ? [`the tarball has ${bytes} bytes, ${bytes - limit} more than its limit`] : [];
}
