import fc, { type Arbitrary } from "fast-check";
import type { CheckId, Violation } from "../checks.js";
import { at } from "../json.js";
import type { CaseRequest, CaseValue } from "./case.js";
import type { Resources } from "./encode-request.js";
import { isServerError } from "./judge-case.js";
import { isRef, type Kit, type LifeCycle } from "./kit.js";
import { requestOf } from "./open-session.js";
import type { Played } from "./play-property.js";
import type { RequestMaker, Values } from "./request-maker.js";
import type { Reply, Session, StepMaker } from "./session.js";

type Move = "change" | "list" | "read" | "read-again";

/** A life: how a thing is made, and what is done with it. */
export interface Life {
  readonly made: Values;
  readonly moves: readonly { readonly move: Move; readonly change: Values | undefined }[];
  readonly hasEnd: boolean;
}

/** Lives of one kind of thing. */
export interface LifeStories {
  readonly cycle: LifeCycle;
  readonly arbitrary: Arbitrary<Life>;
  play(life: Life, session: Session): Promise<Played>;
}

/** Stories about a kind of thing: create, then read, list and change in any order, then the end and what is refused after it. */
export function lifeStories(
  cycle: LifeCycle,
  makers: ReadonlyMap<string, RequestMaker>,
  kit: Kit,
): LifeStories | undefined {
  const maker = makers.get(cycle.create);
  if (maker === undefined) return undefined;
  const changer = cycle.change === undefined ? undefined : makers.get(cycle.change);
  const moves: Move[] = [
    ...(cycle.read === undefined ? [] : (["read", "read-again"] as const)),
    ...(cycle.list === undefined ? [] : (["list"] as const)),
    ...(changer === undefined ? [] : (["change"] as const)),
  ];
  const move = fc.record({ move: fc.constantFrom(...moves), change: changer?.arbitrary ?? fc.constant(undefined) });
  const arbitrary = fc.record({
    made: maker.arbitrary,
    moves: fc.array(move, { minLength: 1, maxLength: 6 }),
    hasEnd: cycle.ending === undefined ? fc.constant(false) : fc.boolean(),
  });
  return { cycle, arbitrary, play: (life, session) => playLife(life, { cycle, makers, kit, session }) };
}

interface LifeGround {
  readonly cycle: LifeCycle;
  readonly makers: ReadonlyMap<string, RequestMaker>;
  readonly kit: Kit;
  readonly session: Session;
}

async function playLife(life: Life, { cycle, makers, kit, session }: LifeGround): Promise<Played> {
  const steps: StepMaker[] = [];
  const violations: Violation[] = [];
  const told: string[] = [];
  const asked = new Set<CheckId>();
  const find = (check: CheckId, operationId: string, message: string, pointer?: string) =>
    void violations.push({ check, operationId, message, ...(pointer !== undefined && { pointer }) });

  async function call(request: CaseRequest, resources: Resources): Promise<Reply> {
    const reply = await session.send(request, resources);
    steps.push(reply.step);
    violations.push(...reply.violations);
    told.push(request.operationId);
    if (reply.status !== undefined) asked.add("no-server-error");
    if (isFailure(reply)) find("no-server-error", request.operationId, `the answer is ${seen(reply)}`);
    return reply;
  }
  function requestFor(operationId: string, values: Values): CaseRequest | undefined {
    const request = makers.get(operationId)?.request(values);
    return request && (kit.fitTogether?.(request) ?? request);
  }
  const isFailure = ({ status = 0, code }: Reply) => isServerError(status, code, kit);
  const isOfState = (operationId: string, status: number, content: unknown) =>
    kit.refusesByState?.(operationId, status, content) ?? kit.stateStatuses.includes(status);
  const done = (outcome: Played["outcome"]): Played => ({
    outcome: violations.length > 0 ? "violated" : outcome,
    violations,
    steps,
    because: `${cycle.name}: ${told.join(", ")}`,
    asked: [...asked],
  });

  const creation = requestFor(cycle.create, life.made);
  if (creation === undefined) return done(undefined);
  const prepared = await session.prepare(creation);
  if (prepared.missing !== undefined) return done(undefined);
  steps.push(...prepared.steps);
  const { resources } = prepared;

  asked.add("valid-data-accepted");
  const created = await call(creation, resources);
  if (!isSuccess(created)) {
    const { code, content, status } = created;
    const isState =
      (code !== undefined && kit.stateCodes(cycle.create).has(code)) ||
      (status !== undefined && kit.refusesByState?.(cycle.create, status, content) === true);
    if (status !== undefined && !isFailure(created) && !isState) {
      find("valid-data-accepted", cycle.create, `valid data are answered ${seen(created)}`);
    }
    return done("refusedByState");
  }
  const id = at(created.content, ...cycle.id.split("/"));
  if (typeof id !== "number" && typeof id !== "string") {
    find("created-available", cycle.create, `the answer has no ${cycle.id} to find it by`);
    return done(undefined);
  }

  const named = { [cycle.parameter]: id };
  const sent = new Map<string, unknown>(bodyOf(creation, resources));
  let isReady = false;

  async function request(operationId: string, values: { body?: Readonly<Record<string, CaseValue>>; change?: Values }) {
    const base = requestOf(makers, operationId, { body: values.body ?? {}, path: named });
    const changed = values.change && requestFor(operationId, values.change);
    return changed === undefined ? base : { ...changed, pathValues: base.pathValues };
  }

  async function read(operationId: string): Promise<unknown> {
    asked.add("created-available");
    const reply = await call(await request(operationId, {}), resources);
    if (isSuccess(reply)) return reply.content;
    find("created-available", operationId, `what was created is answered ${seen(reply)}`);
    return undefined;
  }

  function compare(operationId: string, content: unknown): void {
    const own = at(content, ...cycle.id.split("/"));
    if (own !== undefined) asked.add("ids-stable");
    if (own !== undefined && own !== id)
      find("ids-stable", operationId, `${cycle.id} is another one than in ${cycle.create}`);
    for (const [name, value] of sent) {
      const rule = cycle.readBack?.[name];
      if (rule === null) continue;
      const way = rule?.at ?? name;
      const actual = at(content, ...way.split("/"));
      if (actual === undefined && rule === undefined) continue;
      const expected = rule?.as === undefined ? value : rule.as(value);
      asked.add("change-visible");
      if (!isSame(expected, actual))
        find("change-visible", operationId, `${way} is not what was sent as ${name}`, `/${way}`);
    }
  }

  async function play(move: Move, change: Values | undefined): Promise<void> {
    const { read: reader, list: lister, change: changer } = cycle;
    if (move === "read" && reader !== undefined) compare(reader, await read(reader));
    if (move === "read-again" && reader !== undefined) {
      const [first, second] = [await read(reader), await read(reader)];
      if (first === undefined || second === undefined) return;
      asked.add("reads-repeat");
      if (!isSame(first, second)) find("reads-repeat", reader, "two reads in a row differ");
    }
    if (move === "list" && lister !== undefined) {
      const listing = requestOf(makers, lister, { ...cycle.listValues, path: pathOf(creation, lister) });
      const ground = await session.prepare(listing);
      const reply = await call(listing, new Map([...ground.resources, ...resources]));
      const rows = at(reply.content, ...(cycle.rows?.member.split("/") ?? []));
      if (!isSuccess(reply) || !Array.isArray(rows)) return;
      asked.add("created-listed");
      const row = rows.find((each) => at(each, cycle.rows?.id ?? cycle.id) === id);
      if (row === undefined) find("created-listed", lister, "what was created is not in the list");
      else if (reader === undefined) compare(lister, row);
    }
    if (move === "change" && changer !== undefined && change !== undefined) {
      await getReady();
      const changing = await request(changer, { change });
      const ground = await session.prepare(changing);
      if (ground.missing !== undefined) return;
      const all = new Map([...ground.resources, ...resources]);
      const reply = await call(changing, all);
      if (isSuccess(reply)) for (const [name, value] of bodyOf(changing, all)) sent.set(name, value);
      else if (reply.status !== undefined && !isFailure(reply) && !isOfState(changer, reply.status, reply.content)) {
        find("valid-data-accepted", changer, `valid data are answered ${seen(reply)}`);
      }
    }
  }

  async function getReady(): Promise<void> {
    if (cycle.ready === undefined || isReady) return;
    isReady = true;
    const reply = await call(await request(cycle.ready.operationId, { body: cycle.ready.body }), resources);
    if (!isSuccess(reply)) find("valid-data-accepted", cycle.ready.operationId, `it is answered ${seen(reply)}`);
    else for (const [name, value] of Object.entries(cycle.ready.body)) sent.set(name, value);
  }

  function pathOf(creating: CaseRequest | undefined, lister: string): Readonly<Record<string, CaseValue>> {
    const names = makers.get(lister)?.slots.filter(({ place }) => place === "path") ?? [];
    const given = names.flatMap(({ name }): [string, CaseValue][] => {
      const value = creating?.pathValues[name];
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(given);
  }

  for (const { move, change } of life.moves) await play(move, change);

  if (life.hasEnd && cycle.end !== undefined && cycle.ending !== undefined) {
    await getReady();
    const ended = await call(await request(cycle.end, { body: cycle.ending.body ?? {} }), resources);
    const isOver = isSuccess(ended) || (ended.status !== undefined && kit.stateStatuses.includes(ended.status));
    if (!isOver) find("valid-data-accepted", cycle.end, `the end is answered ${seen(ended)}`);
    for (const { operationId, body = {} } of cycle.ending.after) {
      const reply = await call(await request(operationId, { body }), resources);
      if (isOver) asked.add("deleted-gone");
      if (isOver && isSuccess(reply))
        find("deleted-gone", operationId, `it succeeds after the end of the ${cycle.name}`);
    }
  }
  return done("accepted");
}

function isSuccess({ status, failure }: Reply): boolean {
  return failure === undefined && status !== undefined && status >= 200 && status < 300;
}

function seen({ status, code, failure }: Reply): string {
  return `${status ?? failure} ${code ?? ""}`.trim();
}

/** Members of a request body as they were sent, ids filled in. */
function bodyOf({ body }: CaseRequest, resources: Resources): readonly (readonly [string, unknown])[] {
  const members =
    body?.kind === "form" ? body.members : body?.kind === "json" ? Object.entries(Object(body.value)) : [];
  return members.map(([name, value]) => [
    name,
    isRef(value) ? resources.get(value.resource)?.[value.member] : (value as unknown),
  ]);
}

/** Whether an answer says what was sent: in a form all is text, and a text without characters can come back as nothing. */
function isSame(sent: unknown, seen: unknown): boolean {
  if (typeof sent === "object" || typeof seen === "object") {
    if ((sent === "" || sent === null) && seen === null) return true;
    return JSON.stringify(sent) === JSON.stringify(seen);
  }
  if (typeof seen === "number" || typeof sent === "number") return Number(sent) === Number(seen);
  return String(sent) === String(seen ?? "");
}
