import { idOf, leavesOf, rowsOf } from "./members.js";
import { type Answer, ability, type Ground, type GroundProbe, probe } from "./probe.js";
import { expectSuccess } from "./refusal.js";
import { dayIn, offsetOf, readTime } from "./zone.js";

const day = 86_400_000;
/** How long ago something may have happened that was made just now, and how far clocks may differ. */
const tolerance = 120_000;
/** Half a year: one of the two dates is in summer time. */
const halfYear = 183 * day;

function checkTimes(ground: Ground, { content, ...answer }: Answer, now: number): void {
  const { todayMembers, zone } = ground.dialect;
  const about: Answer = { content, ...answer };
  for (const { name, pointer, value } of leavesOf(content)) {
    if (typeof value !== "string") continue;
    const time = readTime(value, zone);
    if (time !== undefined) {
      const away = Math.round((time.instant - now) / 60_000);
      if (Math.abs(time.instant - now) > tolerance) {
        ground.find(`${pointer} lies ${away} minutes from the time of the answer, read in ${zone}`, about);
      }
      if (time.offset !== undefined && time.offset !== offsetOf(zone, now)) {
        ground.find(`${pointer} carries another offset than ${zone} has`, about);
      }
    } else if (todayMembers.includes(name) && value !== dayIn(zone, now)) {
      ground.find(`${pointer} is not the day it is in ${zone}`, about);
    }
  }
}

/** Moves the clock to half an hour past midnight in the zone, where UTC still has the day before. */
async function goToMidnight(ground: Ground): Promise<void> {
  const { caller, dialect, estate } = ground;
  const call = await estate.callOf(dialect.echoOperation);
  const now = call && (await caller.call(call)).time;
  if (now === undefined) return;
  const local = now + offsetOf(dialect.zone, now);
  const wanted = Math.ceil(local / day) * day + 1_800_000;
  await ability(ground, "clock").advance(Math.round((wanted - local) / 1000));
  await caller.renewToken();
}

async function checkAll(ground: Ground): Promise<void> {
  await goToMidnight(ground);
  for (const call of await ground.estate.makeDated()) {
    const answer = await ground.caller.call(call);
    if (!expectSuccess(ground, answer, call.operationId)) continue;
    if (answer.time === undefined) ground.find("the answer tells no time of its own", answer);
    else checkTimes(ground, answer, answer.time);
  }
}

const needs = ["clock", "kyc", "money", "transfers"] as const;

/** Dates: printed in the documented zone, in winter and in summer, and cut by its days. */
export const dateProbes: readonly GroundProbe[] = [
  probe(
    "dates-now",
    "dates-documented",
    "what happens now is dated now, in the documented zone",
    { needs, evidence: "inferred" },
    checkAll,
  ),

  probe(
    "dates-half-year",
    "dates-documented",
    "what happens half a year later is dated with the offset of that season",
    { needs, evidence: "inferred" },
    async (ground) => {
      await ability(ground, "clock").advance(halfYear / 1000);
      await ground.caller.renewToken();
      await checkAll(ground);
    },
  ),

  probe(
    "dates-filtered",
    "dates-documented",
    "filters by day cut at midnight of the documented zone",
    { needs, evidence: "inferred" },
    async (ground) => {
      const { caller, dialect } = ground;
      const { from, to } = dialect.dayFilter;
      await goToMidnight(ground);
      for (const call of await ground.estate.makeDated()) {
        const whole = await caller.call(call);
        const rows = rowsOf(whole.content);
        const { time } = whole;
        if (rows === undefined || time === undefined || !ground.dialect.filters(call.operationId)) continue;
        const [today, yesterday] = [dayIn(dialect.zone, time), dayIn(dialect.zone, time - day)];
        const count = async (query: Record<string, string>) => {
          const answer = await caller.call({ ...call, query: { ...call.query, ...query } });
          return { answer, ids: rowsOf(answer.content)?.map((row) => idOf(row, dialect.ids)) ?? [] };
        };
        const now = await count({ [from]: today, [to]: today });
        if (now.ids.length !== rows.length) {
          ground.find(`the filter by today shows ${now.ids.length} of ${rows.length} rows of today`, now.answer);
        }
        const before = await count({ [from]: yesterday, [to]: yesterday });
        if (before.ids.length > 0)
          ground.find(`the filter by yesterday shows ${before.ids.length} rows of today`, before.answer);
      }
    },
  ),
];
