/**
 * A value for `accessTag` that was never used before: a UUID, 36 characters of at most 250. Treezor keeps it for 24 hours;
 * a write that repeats it answers the first object and creates nothing.
 */
export function createAccessTag(): string {
  return crypto.randomUUID();
}
