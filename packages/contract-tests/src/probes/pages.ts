import { at } from "../json.js";
import { idOf, rowsOf, successMembers } from "./members.js";
import { type Answer, type Call, type Ground, type GroundProbe, probe } from "./probe.js";
import { expectSuccess } from "./refusal.js";

/** More rows than any estate has. */
const everything = 500;

interface Page {
  readonly answer: Answer;
  readonly ids: readonly string[];
  readonly total: number;
}

/** Operations whose answer counts the rows beyond the page. */
function pagedOperations({ dialect, document }: Ground): readonly string[] {
  const { isPaged = () => true, total } = dialect.paging;
  const [name] = total.slice(-1);
  const paged = [...document.operations.values()].filter(
    (operation) => isPaged(operation.operationId) && successMembers(document, operation).has(name ?? ""),
  );
  return paged.map(({ operationId }) => operationId);
}

async function readPage(ground: Ground, call: Call, start: number, size: number): Promise<Page | undefined> {
  const { caller, dialect } = ground;
  const { paging } = dialect;
  const cut = paging.query?.(start, size) ?? { [paging.start]: `${start}`, [paging.size]: `${size}` };
  const query = { ...call.query, ...cut };
  const answer = await caller.call({ ...call, query });
  if (!expectSuccess(ground, answer, `the page of ${size} from ${start}`)) return undefined;
  const rows = rowsOf(answer.content);
  if (rows === undefined) {
    ground.find("the page has no list of rows", answer);
    return undefined;
  }
  const ids = rows.map((row, i) => idOf(row, dialect.ids) ?? `row ${i} without an id`);
  return { answer, ids, total: Number(at(answer.content, ...paging.total)) };
}

/** Goes through a list page by page and compares it with the list in one piece. */
async function walk(ground: Ground, call: Call, whole: Page, size: number): Promise<void> {
  const seen: string[] = [];
  const count = whole.ids.length;
  for (let start = 0; start < count; start += size) {
    const page = await readPage(ground, call, start, size);
    if (page === undefined) return;
    const wanted = Math.min(size, count - start);
    if (page.ids.length !== wanted) {
      ground.find(`the page of ${size} from ${start} has ${page.ids.length} rows, expected ${wanted}`, page.answer);
    }
    seen.push(...page.ids);
  }
  const twice = seen.filter((id, i) => seen.indexOf(id) !== i);
  const missing = whole.ids.filter((id) => !seen.includes(id));
  if (twice.length > 0) ground.find(`pages of ${size} show ${twice.length} rows twice`, whole.answer);
  if (missing.length > 0) ground.find(`pages of ${size} leave ${missing.length} rows out`, whole.answer);
  if (twice.length + missing.length === 0 && seen.join() !== whole.ids.join()) {
    ground.find(`pages of ${size} come in another order than the whole list`, whole.answer);
  }
  const behind = await readPage(ground, call, count, size);
  if (behind !== undefined && behind.ids.length > 0) ground.find("a page behind the last row has rows", behind.answer);
}

async function eachList(ground: Ground, look: (call: Call, whole: Page) => Promise<void>): Promise<void> {
  for (const operationId of pagedOperations(ground)) {
    const call = await ground.estate.callOf(operationId);
    if (call === undefined) continue;
    await ground.estate.fill(operationId);
    const whole = await readPage(ground, call, 0, everything);
    if (whole === undefined) continue;
    if (whole.ids.length < 2) ground.find("rows that were made are not in their list", whole.answer);
    await look(call, whole);
  }
}

/** Lists: every row on exactly one page, and counted. */
export const pageProbes: readonly GroundProbe[] = [
  probe(
    "pages",
    "pagination-complete",
    "pages of every size show every row once, in one order",
    { needs: ["kyc", "money"] },
    async (ground) => {
      await eachList(ground, async (call, whole) => {
        const count = whole.ids.length;
        for (const size of new Set([1, 2, 3, count - 1, count, count + 1])) await walk(ground, call, whole, size);
        const { paging } = ground.dialect;
        const start = paging.query?.(0, count) ?? { [paging.start]: "0" };
        const { [paging.size]: _, ...query }: Record<string, string> = { ...call.query, ...start };
        const byDefault = await ground.caller.call({ ...call, query });
        if (expectSuccess(ground, byDefault, "a page without a size") && rowsOf(byDefault.content)?.length === 0) {
          ground.find("a page without a size has no rows", byDefault);
        }
      });
    },
  ),

  probe(
    "totals",
    "list-totals-true",
    "the total counts the rows there are, whatever the page",
    { needs: ["kyc", "money"] },
    async (ground) => {
      await eachList(ground, async (call, whole) => {
        const count = whole.ids.length;
        for (const [start, size] of [
          [0, everything],
          [0, 1],
          [1, 1],
          [0, count],
          [count - 1, 2],
          [count + 5, 2],
        ] as const) {
          const page = await readPage(ground, call, start, size);
          if (page !== undefined && page.total !== count) {
            ground.find(
              `the total is ${page.total} on the page of ${size} from ${start}, there are ${count} rows`,
              page.answer,
            );
          }
        }
      });
    },
  ),
];
