/** A moment as the answers print it: `2026-01-15T09:30:00.000+00:00`. `at`: milliseconds since the epoch. */
export const timestamp = (at: number) => new Date(at).toISOString().replace("Z", "+00:00");
