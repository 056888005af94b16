import { describe, expect, test } from "vitest";
import { anytimeDialect } from "../src/anytime/dialect.js";
import { createChecker } from "../src/check-answer.js";
import { readDocument } from "../src/document/api-document.js";
import { at, membersOf } from "../src/json.js";
import { bundle } from "./bundle.js";
import { encode, envelope, hashFor, knownTimestamp, username } from "./wire.js";

const checker = createChecker(readDocument(bundle), anytimeDialect);

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly hasToken?: boolean;
  readonly status?: number;
  readonly contentType?: string | null;
  readonly body?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

async function checksOf(sent: Sent) {
  const { method = "GET", path: pathname = "/v1.0/accounts/1/balance", hasToken = true, status = 200 } = sent;
  const { contentType = "application/json", body, bytes = encode(JSON.stringify(body)) } = sent;
  const judged = await checker.checkAnswer(
    { method, pathname, hasToken },
    { status, contentType, body: bytes },
    username,
  );
  return [...new Set(judged.violations.map(({ check, pointer }) => (pointer ? `${check} ${pointer}` : check)))];
}

const balance = { acc_id: 1, balance: 10.5 };
const error = { code: 4030210, message: "no", exception: "AccountIdNoRightsException" };
const refusal = (changes: object = {}) => envelope({ error: { ...error, ...changes } });

describe("checkAnswer", () => {
  test("finds nothing wrong with any example of the document", async () => {
    const examples = membersOf(at(bundle, "paths")).flatMap(([path, item]) =>
      membersOf(item).flatMap(([method, operation]) => examplesOf(method, path, operation)),
    );
    expect(examples.length).toBeGreaterThan(500);
    for (const example of examples) expect([example, await checksOf(example)]).toEqual([example, []]);
  });

  test("lets a success and a refusal through", async () => {
    expect(await checksOf({ body: envelope(balance) })).toEqual([]);
    expect(await checksOf({ status: 403, body: refusal() })).toEqual([]);
  });

  test.each([
    {
      name: "an undocumented member",
      sent: { body: envelope({ ...balance, owner: 1 }) },
      checks: ["body-schema /body/owner"],
    },
    {
      name: "an undocumented member of the envelope",
      sent: { body: envelope(balance, { x: 1 }) },
      checks: ["body-schema /x"],
    },
    {
      name: "a wrong type",
      sent: { body: envelope({ acc_id: 1, balance: "10.5" }) },
      checks: ["body-schema /body/balance"],
    },
    { name: "a missing member", sent: { body: envelope({ acc_id: 1 }) }, checks: ["body-schema /body/balance"] },
    { name: "an undocumented status", sent: { status: 202, body: envelope(balance) }, checks: ["documented-status"] },
    {
      name: "another media type",
      sent: { contentType: "text/html", body: envelope(balance) },
      checks: ["content-type"],
    },
    { name: "no media type", sent: { contentType: null, body: envelope(balance) }, checks: ["content-type"] },
    {
      name: "a body that is not JSON",
      sent: { bytes: encode("<html>") },
      checks: ["body-schema", "answer-authenticity"],
    },
    {
      name: "bytes that are not UTF-8",
      sent: { bytes: new Uint8Array([123, 255, 125]) },
      checks: ["body-schema", "answer-authenticity"],
    },
    {
      name: "the hash of another user",
      sent: { body: envelope(balance, { hash: hashFor(`${knownTimestamp}`, "Other") }) },
      checks: ["answer-authenticity"],
    },
    {
      name: "a code of no catalogue",
      sent: { status: 403, body: refusal({ code: 4039999 }) },
      checks: ["body-schema /body/error/code", "error-code"],
    },
    {
      name: "a code as text",
      sent: { status: 403, body: refusal({ code: "4030210" }) },
      checks: ["body-schema /body/error/code", "error-code"],
    },
    {
      name: "a code of another status",
      sent: { status: 404, body: refusal() },
      checks: ["body-schema /body/error/code", "error-status"],
    },
    {
      name: "the exception of another code",
      sent: { status: 403, body: refusal({ exception: "UnknownException" }) },
      checks: ["error-exception"],
    },
    {
      name: "a refusal without error",
      sent: { status: 403, body: envelope({}) },
      checks: ["body-schema /body/error", "error-code"],
    },
  ])("finds $name", async ({ sent, checks }) => {
    expect(await checksOf(sent)).toEqual(checks);
  });

  test("judges the refusal of a request that reaches no operation", async () => {
    const nowhere = { code: 4040010, message: "no", exception: "InvalidRouteException" };
    const sent = { path: "/v1.0/nothing", status: 404 };
    expect(await checksOf({ ...sent, body: envelope({ error: nowhere }) })).toEqual([]);
    expect(await checksOf({ ...sent, body: envelope({ error: { ...nowhere, extra: 1 } }) })).toEqual([
      "body-schema /body/error/extra",
    ]);
  });

  test("finds a success where no operation lives", async () => {
    expect(await checksOf({ path: "/v1.0/nothing", body: envelope(balance) })).toEqual(["documented-operation"]);
  });

  test.each([
    { name: "a 401", status: 401, hasToken: true, allowed: true },
    { name: "a refusal of a caller without token", status: 404, hasToken: false, allowed: true },
    { name: "a refusal of a known caller", status: 404, hasToken: true, allowed: false },
    { name: "a success", status: 200, hasToken: false, allowed: false },
  ])("takes the hash of an empty user name for $name: $allowed", async ({ status, hasToken, allowed }) => {
    const body = envelope(balance, { hash: hashFor(`${knownTimestamp}`, "") });
    expect(!(await checksOf({ status, hasToken, body })).includes("answer-authenticity")).toBe(allowed);
  });

  test("takes bytes for a PDF and refuses an empty one", async () => {
    const sent = { path: "/v1.0/accounts/1/credit-transfers/2/testimonial", contentType: "application/pdf" };
    expect(await checksOf({ ...sent, bytes: encode("%PDF-1.7") })).toEqual([]);
    expect(await checksOf({ ...sent, bytes: new Uint8Array() })).toEqual(["body-schema"]);
  });
});

describe("checkWebhook", () => {
  const example = at(
    bundle,
    "webhooks",
    "card_last_tx",
    "post",
    "requestBody",
    "content",
    "application/json",
    "examples",
    "settled_payment",
    "value",
  );
  const check = async (name: string | undefined, message: unknown) =>
    (await checker.checkWebhook(name, encode(JSON.stringify(message)), username)).map((each) => each.check);

  test("lets the example of the document through", async () => {
    expect(await check("card_last_tx", example)).toEqual([]);
  });

  test("finds an undocumented member, a foreign hash and an unknown name", async () => {
    expect(await check("card_last_tx", { ...Object(example), extra: 1 })).toEqual(["webhook-schema"]);
    expect(await check("card_last_tx", { ...Object(example), timestamp: "1" })).toEqual(["webhook-authenticity"]);
    expect(await check("card_lost", example)).toEqual(["webhook-schema"]);
    expect(await check(undefined, example)).toEqual(["webhook-schema"]);
  });
});

/** Every JSON example of the answers of an operation, as an answer. */
function examplesOf(method: string, template: string, operation: unknown): Sent[] {
  const path = template.replace(/\{\w+\}/g, "1");
  return membersOf(at(operation, "responses")).flatMap(([status, answer]) => {
    const name = /[^/]+$/.exec(String(at(answer, "$ref")))?.[0] ?? "";
    const resolved = at(bundle, "components", "responses", name) ?? answer;
    return membersOf(at(resolved, "content", "application/json", "examples")).map(([, example]) => ({
      method: method.toUpperCase(),
      path,
      status: Number(status),
      body: at(example, "value"),
    }));
  });
}
