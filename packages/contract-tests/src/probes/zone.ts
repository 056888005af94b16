const hour = 3_600_000;

/** Offset of a zone from UTC at an instant, in milliseconds. `zone`: IANA name. `instant`: milliseconds since the epoch. */
export function offsetOf(zone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(instant / 1000) * 1000;
}

/** The calendar day in a zone, YYYY-MM-DD. */
export function dayIn(zone: string, instant: number): string {
  return new Date(instant + offsetOf(zone, instant)).toISOString().slice(0, 10);
}

const printed = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A printed date and time. */
export interface PrintedTime {
  /** Milliseconds since the epoch, read in the zone where no offset is printed. */
  readonly instant: number;
  /** The offset that is printed, in milliseconds; undefined where none is. */
  readonly offset: number | undefined;
}

/** Reads `2017-02-02 14:14:48` and `2020-10-23T11:04:03+02:00`; undefined for anything else. */
export function readTime(text: string, zone: string): PrintedTime | undefined {
  const [, day, time, suffix] = printed.exec(text) ?? [];
  const local = Date.parse(`${day}T${time}Z`);
  if (day === undefined || Number.isNaN(local)) return undefined;
  if (suffix === undefined) return { instant: local - offsetOf(zone, local - hour), offset: undefined };
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(suffix) ?? [];
  const offset = sign === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000);
  return { instant: local - offset, offset };
}
