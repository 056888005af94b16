const validYears = 3;

/** Last month of a card, `YYYY-MM`. Three years are invented. `now`: tenant time in milliseconds. */
export function expiryOf(now: number): string {
  const month = new Date(now).toISOString().slice(0, 7);
  return `${Number(month.slice(0, 4)) + validYears}${month.slice(4)}`;
}
