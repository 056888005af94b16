const day = 86_400_000;
const year10000 = Date.UTC(10_000, 0);

// Areas of the zones that the vendor's framework knows by name; zones of the database outside them are old spellings.
const zoneName =
  /^(?:UTC|(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z0-9_+\-/]+)$/;

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** One formatter for each zone: making one takes a hundred times as long as using it. */
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(zone)) return formats.get(zone);
  const format = makeFormat(zone);
  // Only names of the database are kept, so that nobody can fill the memory with others.
  if (format) formats.set(zone, format);
  return format;
}

function makeFormat(zone: string): Intl.DateTimeFormat | undefined {
  if (!zoneName.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat("en-US", { ...numeric, timeZone: zone });
  } catch {
    return undefined;
  }
}

const numeric = {
  calendar: "iso8601",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
} as const;

/** Says whether a text names a time zone. */
export function isTimeZone(name: string): boolean {
  return formatOf(name) !== undefined;
}

/** `2025-02-24 10:06:10` in a time zone. `instant`: milliseconds since the epoch. */
export function dateTimeText(instant: number, zone: string): string {
  // The zone a company starts with, whose text the language makes in a twentieth of the time.
  if (zone === "UTC" && instant >= 0 && instant < year10000) return isoText(instant);
  const parts = new Map(
    formatOf(zone)
      ?.formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const date = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  return `${date} ${part("hour")}:${part("minute")}:${part("second")}`;
}

/**
 * Instant of a date and time of day in a zone, in milliseconds since the epoch; undefined when the calendar or the clock
 * has none such. A time that the clock skips counts as the one it jumps to, of one that comes twice the first is taken.
 */
export function instantOf(text: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${text.replace(" ", "T")}Z`);
  if (Number.isNaN(asUtc) || isoText(asUtc) !== text) return undefined;
  const offsets = [asUtc - day, asUtc + day].map((instant) => offsetAt(instant, zone));
  const candidates = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b);
  return candidates.find((instant) => dateTimeText(instant, zone) === text) ?? candidates.at(-1);
}

const isoText = (instant: number) => new Date(instant).toISOString().slice(0, 19).replace("T", " ");

function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${dateTimeText(whole, zone).replace(" ", "T")}Z`) - whole;
}

/** `begin` and `end` of a query, each a day or a day with a time. */
export interface DateRange {
  readonly begin?: string;
  readonly end?: string;
}

/** First instant of a range and the first after it, ready for a statement: `at >= from and at < until`. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const always: Span = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };

/** Instant of one end; a bare day is its first second at the begin and its last at the end. Undefined when there is no such day or time. */
export function boundOf(end: "begin" | "end", text: string, zone: string): number | undefined {
  if (text.length > 10) return instantOf(text, zone);
  return instantOf(`${text} ${end === "begin" ? "00:00:00" : "23:59:59"}`, zone);
}

/** The span of a range that was checked, in a zone. An end that is left out is open. */
export function spanOf(range: DateRange | undefined, zone: string): Span {
  const begin = range?.begin === undefined ? undefined : boundOf("begin", range.begin, zone);
  const end = range?.end === undefined ? undefined : boundOf("end", range.end, zone);
  return { from: begin ?? always.from, until: end === undefined ? always.until : end + 1000 };
}
