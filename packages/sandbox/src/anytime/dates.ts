const hour = 3_600_000;

/**
 * Offset of Paris from UTC in milliseconds: the vendor's examples are on French time (`+02:00` in summer).
 * Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
 */
function parisOffset(instant: number): number {
  const date = new Date(instant);
  const month = date.getUTCMonth();
  if (month < 2 || month > 9) return hour;
  if (month > 2 && month < 9) return 2 * hour;
  const year = date.getUTCFullYear();
  return instant >= lastSunday(year, 2) && instant < lastSunday(year, 9) ? 2 * hour : hour;
}

function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
}

const local = (instant: number) => new Date(instant + parisOffset(instant)).toISOString();

/** `2017-02-02` on French time. `instant`: milliseconds since the epoch. */
export function dateText(instant: number): string {
  return local(instant).slice(0, 10);
}

/** `2017-02-02 14:14:48` on French time. `instant`: milliseconds since the epoch. */
export function dateTimeText(instant: number): string {
  return local(instant).slice(0, 19).replace("T", " ");
}

/** `2020-10-23T11:04:03+02:00` on French time. `instant`: milliseconds since the epoch. */
export function zonedDateTimeText(instant: number): string {
  return `${local(instant).slice(0, 19)}+0${parisOffset(instant) / hour}:00`;
}

/**
 * First instant of a day of French time, in milliseconds since the epoch: `2016-01-01` starts at 2015-12-31T23:00Z.
 * Undefined when the text is no calendar date. The day ends where `dayStart` of the next one lies.
 */
export function dayStart(date: string): number | undefined {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(midnight)) return undefined;
  // 2016-02-30 parses as 1 March.
  if (new Date(midnight).toISOString().slice(0, 10) !== date) return undefined;
  return midnight - parisOffset(midnight - hour);
}
