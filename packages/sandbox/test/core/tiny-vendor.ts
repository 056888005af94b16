import { defineAction } from "../../src/core/action.js";
import { Fault } from "../../src/core/fault.js";
import { notImplemented, type Scene } from "../../src/core/handler.js";
import { defineJob } from "../../src/core/job.js";
import { createSandbox, type SandboxOptions } from "../../src/core/sandbox.js";
import { insertInto, queriesOver } from "../../src/core/store/query.js";
import { integer, table, text } from "../../src/core/store/table.js";
import type { Vendor, VendorKit } from "../../src/core/vendor.js";

/** A vendor as small as can be: the caller names its tenant in a header, and every call leaves a visit behind. */
const things = table(
  "tiny_thing",
  { tenant: text(), id: integer(), note: text(), at: integer() },
  { primaryKey: ["tenant", "id"] },
);
const visits = table("tiny_visit", { tenant: text(), id: integer() }, { primaryKey: ["tenant", "id"] });
const settingsTable = table(
  "tiny_settings",
  { tenant: text(), name: text() },
  { primaryKey: ["tenant"], unique: [["name"]] },
);

const { prepare } = queriesOver(things, visits, settingsTable);
const insertThing = insertInto(things);
const insertVisit = insertInto(visits);
const insertSettings = insertInto(settingsTable);
const selectThings = prepare((db, p: { tenant: string }) =>
  db.selectFrom("tiny_thing").selectAll().where("tenant", "=", p.tenant).orderBy("id"),
);
const countVisits = prepare((db, p: { tenant: string }) =>
  db
    .selectFrom("tiny_visit")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("tenant", "=", p.tenant),
);
const selectSettings = prepare((db, p: { tenant: string }) =>
  db.selectFrom("tiny_settings").select("name").where("tenant", "=", p.tenant),
);
const rename = prepare((db, p: { tenant: string; name: string }) =>
  db.updateTable("tiny_settings").set({ name: p.name }).where("tenant", "=", p.tenant),
);

const object = {
  type: "object",
  properties: { note: { type: "string" }, key: { type: "string" } },
  required: ["note"],
};
const answers = { 200: { description: "", content: { "application/json": { schema: {} } } } };
const document = {
  paths: {
    "/things": {
      get: { operationId: "listThings", responses: answers },
      post: {
        operationId: "addThing",
        requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema: object } } },
        responses: answers,
      },
    },
    "/later": { get: { operationId: "later", responses: answers } },
  },
};

type TinyScene = Scene<{ added: unknown }>;

async function add({ tx, tenant, ids, now }: TinyScene, note: string): Promise<number> {
  const id = await ids.next("thing");
  await tx.run(insertThing, { tenant: tenant.id, id, note, at: now });
  return id;
}

/** Runs in its own time: `note` says what it does. */
export const tick = defineJob("tiny.tick", async (scene: TinyScene, { note }: { note: string }) => {
  if (note === "throw") throw new RangeError("the job failed");
  await add(scene, note);
  if (note === "chain") await scene.schedule(tick, { at: scene.now + 1000, payload: { note: "chained" } });
});

const plan = defineAction({
  name: "plan",
  summary: "Plans a job.",
  schema: {
    type: "object",
    required: ["at", "note"],
    additionalProperties: false,
    properties: { at: { type: "integer" }, note: { type: "string" } },
  },
  run: async (scene: TinyScene, { at, note }: { at: number; note: string }) => {
    await scene.schedule(tick, { at, payload: { note } });
  },
});

const put = defineAction({
  name: "put",
  summary: "Adds a thing.",
  schema: { type: "object", required: ["note"], additionalProperties: false, properties: { note: { type: "string" } } },
  run: async (scene: TinyScene, { note }: { note: string }) => {
    const id = await add(scene, note);
    if (note === "refuse") throw new Fault(409_001);
    return { id };
  },
});

const handlers: Vendor["handlers"] = {
  listThings: async ({ tx, tenant }: TinyScene) => ({
    status: 200,
    body: {
      things: await tx.all(selectThings, { tenant: tenant.id }),
      visits: (await tx.first(countVisits, { tenant: tenant.id }))?.count,
    },
  }),
  addThing: async (call: TinyScene & { body: { note: string; key?: string } }) => {
    const { note, key = "k" } = call.body;
    const id = await add(call, note);
    if (note === "return") return new Fault(409_001);
    if (note === "throw") throw new Fault(409_001, "thrown");
    if (note === "break") throw new RangeError("a mistake");
    await call.deliver("added", { key, body: { id, note } });
    return { status: 200, body: { id, secret: "hidden", note } };
  },
  later: notImplemented,
};

const json = { "content-type": "application/json" };
const statusOf = (code: number) => Math.floor(code / 1000);

export const tiny: VendorKit = {
  name: "tiny",
  tables: [things, visits, settingsTable],
  create: ({ tenants }) => ({
    name: "tiny",
    document,
    handlers,
    jobs: [tick],
    actions: [plan, put],
    pages: [
      { name: "page", run: async ({ key, tenant, now }) => ({ status: 200, html: `${tenant.id} ${key} ${now}` }) },
    ],
    credentialTables: [settingsTable.name],
    hasCode: (code) => [409_001, 500_001].includes(code),
    edge: {
      receive: async ({ incoming }) => {
        const tenant = await tenants.get(incoming.header("x-tenant") ?? "");
        let visit = Number(incoming.header("x-visit") ?? 0);
        return {
          tenant,
          limit: () => undefined,
          admit: async (tx) => {
            if (!tenant) return new Fault(401_001);
            visit ||= ((await tx.first(countVisits, { tenant: tenant.id }))?.count ?? 0) + 1;
            await tx.run(insertVisit, { tenant: tenant.id, id: visit });
            return undefined;
          },
        };
      },
    },
    refuse: ({ kind }) =>
      new Fault({ noRoute: 404_001, wrongMethod: 405_001, unexpected: 500_001 }[kind as string] ?? 400_001),
    seal: (_content, body) => JSON.stringify(body),
    sealFault: (_content, { code, message }) => ({
      status: statusOf(code),
      headers: json,
      body: JSON.stringify({ code, message }),
    }),
    sealEvent: (_tx, { now, requestId }, event, body) => JSON.stringify({ event, now, requestId, body }),
    accounts: {
      schema: { type: "object", additionalProperties: false, properties: { name: { type: "string" } } },
      check: async (settings) => {
        if (Reflect.get(settings, "name") === "bad") throw new TypeError("the name is bad");
      },
      prepare: async (settings) => ({ ...settings, privateKey: null }),
      register: async ({ tx, tenant }, settings) => {
        await tx.run(insertSettings, { tenant: tenant.id, name: String(Reflect.get(settings, "name") ?? tenant.id) });
      },
      change: async (tx, tenant, settings) => {
        if ("name" in settings) await tx.run(rename, { tenant, name: String(settings.name) });
      },
      describe: async (tx, tenant) => ({ ...(await tx.first(selectSettings, { tenant })) }),
      forget: () => {},
    },
  }),
};

/** 1970-01-12T13:46:40Z. */
export const start = 1_000_000_000;

/** A sandbox of the tiny vendor with a tenant `a`, on a clock that stands still. */
export async function setup(options: Partial<SandboxOptions> & { readonly webhookUrl?: string } = {}) {
  const { webhookUrl, ...rest } = options;
  const errors: unknown[] = [];
  const sandbox = createSandbox({
    vendors: [tiny],
    now: () => start,
    onError: (error) => errors.push(error),
    fetch: () => Promise.reject(new Error("no network here")),
    ...rest,
  });
  const { control } = sandbox;
  await control.tenants.create({ api: "tiny", id: "a", ...(webhookUrl === undefined ? {} : { webhookUrl }) });

  async function ask(path: string, init: RequestInit = {}, tenant = "a") {
    const headers = new Headers(init.headers);
    headers.set("x-tenant", tenant);
    const response = await sandbox.fetch(new Request(`http://sandbox.test/tiny${path}`, { ...init, headers }));
    return { status: response.status, body: await response.json() };
  }
  const list = async (tenant?: string) => (await ask("/things", {}, tenant)).body;
  const post = (members: Record<string, string>, tenant?: string) =>
    ask("/things", { method: "POST", body: new URLSearchParams(members) }, tenant);
  return { sandbox, control, errors, ask, list, post };
}
