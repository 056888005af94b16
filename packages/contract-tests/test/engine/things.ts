import type { Api } from "../../src/api.js";
import { readDocument } from "../../src/document/api-document.js";
import { type Kit, ref } from "../../src/engine/kit.js";
import type { Environment } from "../../src/environment.js";
import { at } from "../../src/json.js";

const json = (schema: object, examples = {}) => ({ content: { "application/json": { schema, examples } } });
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refusals = Object.fromEntries(
  ["400", "401", "404", "405", "409"].map((status) => [status, json(named("Problem"))]),
);
const id = { name: "id", in: "path", required: true, schema: { type: "string", pattern: "^\\d{1,9}$" } };
const limit = { name: "limit", in: "query", required: false, schema: { type: "integer", minimum: 1, maximum: 50 } };
const operation = (operationId: string, success: object, more: object = {}) => ({
  operationId,
  tags: ["Things"],
  description: "An invented operation.",
  responses: { "200": success, ...refusals },
  ...more,
});

/** An invented API: things that are made, read, listed, changed and ended. */
export const thingsBundle = {
  info: { title: "Things", version: "1" },
  security: [{ Key: [] }],
  paths: {
    "/things": {
      get: operation("listThings", json(named("Things")), { parameters: [limit] }),
      post: operation("createThing", json(named("Thing")), {
        requestBody: { required: true, ...json(named("NewThing"), { lamp: { value: { name: "Lamp", size: 7 } } }) },
      }),
    },
    "/things/{id}": {
      parameters: [id],
      get: operation("getThing", json(named("Thing"))),
      patch: operation("changeThing", json(named("Thing")), {
        requestBody: { required: true, ...json(named("ThingChange")) },
      }),
      delete: operation("endThing", json({ type: "object" })),
    },
  },
  components: {
    securitySchemes: { Key: { type: "apiKey", in: "header", name: "x-key" } },
    schemas: {
      NewThing: {
        type: "object",
        required: ["name"],
        properties: { name: named("Name"), size: named("Size"), color: named("Color") },
      },
      ThingChange: { type: "object", minProperties: 1, properties: { size: named("Size"), color: named("Color") } },
      Thing: {
        type: "object",
        required: ["id", "name", "size", "color"],
        properties: { id: { type: "string" }, name: named("Name"), size: named("Size"), color: named("Color") },
      },
      Things: {
        type: "object",
        required: ["things"],
        properties: { things: { type: "array", items: named("Thing") } },
      },
      Name: { type: "string", minLength: 1, maxLength: 12 },
      Size: { type: "integer", minimum: 1, maximum: 100 },
      Color: { type: "string", enum: ["red", "blue"] },
      Problem: {
        type: "object",
        required: ["code"],
        properties: { code: { type: "integer" } },
        "x-errorCodes": Object.fromEntries(
          [4001, 4011, 4041, 4051, 4091].map((code) => [code, { status: (code / 10) | 0 }]),
        ),
      },
    },
  },
};

const document = readDocument(thingsBundle);
const codes = [...document.errorCodes.keys()];

/** What generated cases need to know about things. */
export const thingsKit: Kit = {
  openDoor: async ({ credentials }) => ({
    username: "",
    learn: () => undefined,
    renew: async () => undefined,
    headers: async () => ({ "x-key": String(at(credentials, "key")) }),
  }),
  contentOf: (content) => content,
  ruleFor: ({ place }) => (place === "path" ? { sample: ref("thing", "id") } : undefined),
  resources: {
    thing: {
      async make(hands) {
        const made = await hands.call("createThing", { body: { name: "Lamp" } });
        return { id: String(at(made, "id")) };
      },
      isOnce: true,
      unknown: { id: "999999999" },
    },
  },
  first: [],
  exclusive: new Set(),
  refusal: { data: () => [400], authentication: [401], method: [405], unknownResource: [404] },
  refusesUnknown: true,
  refusesRepeated: true,
  codesOf: () => new Set(codes),
  mayAnswer: (operationId, code) => code !== 4091 || operationId === "endThing",
  stateCodes: () => new Set(),
  stateStatuses: [409],
  lifeCycles: [
    {
      name: "small thing",
      create: "createThing",
      read: "getThing",
      list: "listThings",
      change: "changeThing",
      end: "endThing",
      id: "id",
      rows: { member: "things", id: "id" },
      listValues: { query: { limit: 50 } },
      parameter: "id",
      ending: { after: [{ operationId: "getThing" }] },
    },
  ],
  excuse: () => undefined,
};

/** The API of things, without probes and scenarios. */
export const thingsApi: Api = {
  name: "things",
  probe: "/things",
  document,
  dialect: { readError: (body) => ({ code: at(body, "code"), exception: undefined }) },
  tenancy: () => {
    throw new TypeError("things are in no sandbox");
  },
  credentialNames: ["key"],
  kit: thingsKit,
  probes: [],
  scenarios: [],
  faultOnly: new Map(),
  play: async () => undefined,
};

/** Customers of a server of things, as many as are asked for. */
export function thingsEnvironment(): Environment {
  let count = 0;
  return {
    name: "things",
    isolates: true,
    offers: new Set(),
    reasonAgainst: () => "nothing is on offer",
    open: async () => ({
      credentials: { key: `key-${++count}` },
      abilities: {},
      isStrict: true,
      close: async () => undefined,
    }),
    close: async () => undefined,
  };
}
