import type { Bundle } from "../generate-bundle.js";

const json = (schema: unknown) => ({ description: "An answer.", content: { "application/json": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A bundle with one of everything a generator looks for. */
export function smallBundle(): Bundle {
  return {
    openapi: "3.1.1",
    info: { title: "Shop", version: "1.0.0" },
    paths: {
      "/orders": {
        get: {
          operationId: "listOrders",
          parameters: [
            { $ref: "#/components/parameters/LimitStart" },
            { name: "limit_number", in: "query", schema: {} },
          ],
          responses: { 200: json(ref("OrderListAnswer")), 401: json(ref("Fault")) },
        },
        post: {
          operationId: "createOrder",
          requestBody: { content: { "application/x-www-form-urlencoded": { schema: ref("Order") } } },
          responses: { 200: json(ref("Order")), 401: json(ref("Fault")), 402: json(ref("Fault")) },
        },
      },
      "/orders/{id}/files": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        post: {
          operationId: "uploadFiles",
          requestBody: { content: { "multipart/form-data": { schema: ref("Files") } } },
          responses: { 200: json(ref("Order")), 401: json(ref("Fault")) },
        },
        get: {
          operationId: "getReceipt",
          responses: {
            200: {
              description: "A PDF.",
              content: { "application/pdf": { schema: { type: "string", format: "binary" } } },
            },
            401: json(ref("Fault")),
          },
        },
      },
    },
    components: {
      parameters: { LimitStart: { name: "limit_start", in: "query", schema: { type: "integer" } } },
      schemas: {
        Order: {
          type: "object",
          required: ["id"],
          properties: { id: { type: "integer" }, note: { type: "string", default: "" } },
        },
        Files: { type: "object", properties: { scan: { type: "string", format: "binary" } } },
        Envelope: { type: "object", properties: { timestamp: { type: "number" } } },
        Orders: { type: "array", items: ref("Order") },
        OrderListAnswer: {
          allOf: [
            ref("Envelope"),
            {
              type: "object",
              properties: { body: { type: "object", properties: { orders: ref("Orders"), total: {} } } },
            },
          ],
        },
        Fault: { type: "object", properties: { code: ref("FaultCode") } },
        FaultCode: {
          type: "integer",
          enum: [4290010, 4010010],
          "x-enumDescriptions": { 4010010: "Not let in.", 4290010: "Too fast." },
          "x-errorCodes": {
            4010010: { exception: "AccessDeniedException", status: 401, retry: "never" },
            4290010: { status: 429, retry: "later" },
          },
        },
        DeclineCode: { type: "string", enum: ["T2"], "x-enumDescriptions": { T2: 'Card "expired".' } },
      },
    },
  };
}

/** The bundle with `change` applied to its schemas. */
export function changedSchemas(change: Record<string, unknown>): Bundle {
  const bundle = smallBundle();
  Object.assign(Object(bundle.components).schemas, change);
  return bundle;
}

/** The bundle with lists in pages of other kinds, and a page of HTML. */
export function wideBundle(change: Record<string, unknown> = {}): Bundle {
  const rows = { type: "object", properties: { data: { type: "array", items: ref("Order") } } };
  const total = { type: "object", properties: { total: { type: "integer" } } };
  const bundle = changedSchemas({ ParcelListAnswer: { allOf: [total, rows] }, ...change });
  const list = (...names: string[]) => ({
    get: {
      parameters: names.map((name) => ({ name, in: "query", schema: {} })),
      responses: { 200: json(ref("ParcelListAnswer")), 401: json(ref("Fault")) },
    },
  });
  const page = { description: "A page.", content: { "text/html": { schema: { type: "string" } } } };
  Object.assign(Object(bundle.paths), {
    "/parcels": list("page", "per_page"),
    "/returns": list("cursor", "per_page"),
    "/labels/{token}": { get: { responses: { 200: page, 401: json(ref("Fault")) } } },
  });
  return bundle;
}
