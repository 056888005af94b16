import type { components } from "@openissuing/brocard";

type Period = components["schemas"]["Period"];

const day = 86_400_000;

/**
 * The day, ISO 8601 week or month that a local date belongs to, in the local time of that date.
 * @param date calendar date `YYYY-MM-DD` in the time zone of the request.
 */
export function periodOf(by: "date" | "week" | "month", date: string): Period {
  if (by === "date") return period(date, date, date);
  const [year = "", month = ""] = date.split("-");
  if (by === "month") {
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
    return period(`${year}-${month}`, `${year}-${month}-01`, last);
  }
  const at = Date.parse(`${date}T00:00:00Z`);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * day;
  // A week belongs to the year of its Thursday (ISO 8601).
  const thursday = new Date(monday + 3 * day);
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - firstOfYear) / (7 * day)) + 1;
  const short = `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
  return period(short, dateOf(monday), dateOf(monday + 6 * day));
}

const period = (short: string, first: string, last: string): Period => ({
  short,
  begin: `${first} 00:00:00`,
  end: `${last} 23:59:59`,
});

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
