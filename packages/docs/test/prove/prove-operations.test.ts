import { createSandbox, listen } from "@openissuing/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiDocument, type Operation, readDocument } from "../../src/api-document.js";
import type { Proof } from "../../src/prove/proof.js";
import { provableApis } from "../../src/prove/provable-api.js";
import { proveOperations } from "../../src/prove/prove-operations.js";
import type { OpenSandbox } from "../../src/prove/sandbox-ground.js";
import { bundles } from "../site.js";

describe("proveOperations", () => {
  const sandbox = createSandbox();
  let open: OpenSandbox;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const listening = await listen(sandbox);
    open = { sandbox, url: listening.url, apiUrls: listening.apiUrls };
    close = listening.close;
  });
  afterAll(async () => {
    await close();
    await sandbox.close();
  });

  /** The proof of some operations of Brocard, altered. */
  function prove(ids: readonly string[], alter: (operation: Operation) => Operation): Promise<Proof> {
    const document = readDocument(bundles.get("brocard"));
    const changed: ApiDocument = {
      ...document,
      operations: document.operations.map((each) => (ids.includes(each.id) ? alter(each) : each)),
    };
    const [api] = provableApis.filter(({ name }) => name === "brocard");
    if (api === undefined) throw new Error("no Brocard");
    return proveOperations(api, changed, open);
  }
  const failed = ({ failures }: Proof) => failures.map(({ sample }) => sample);

  test("fails a sample whose example the sandbox refuses, in both languages", async () => {
    const withWrongAmount = (operation: Operation): Operation => {
      if (operation.body === undefined) return operation;
      const value = { from: "owner@example.com", to: "member@example.com", amount: -1, currency: "USD" };
      return { ...operation, body: { ...operation.body, examples: [{ summary: "wrong", value }] } };
    };
    expect(failed(await prove(["createTransfer"], withWrongAmount))).toEqual([
      "brocard createTransfer (TypeScript)",
      "brocard createTransfer (curl)",
    ]);
  });

  test("fails a sample that is answered with a status the document does not call a success", async () => {
    const created = (operation: Operation): Operation => ({
      ...operation,
      answers: operation.answers.map((answer) => (answer.status === "201" ? { ...answer, status: "200" } : answer)),
    });
    expect(failed(await prove(["createUser"], created))).toEqual([
      "brocard createUser (TypeScript)",
      "brocard createUser (curl)",
    ]);
  });

  test("fails a sample for which nothing can be made", async () => {
    const lost = (operation: Operation): Operation => ({ ...operation, path: "/nowhere" });
    // A wrong path makes no transfer, so there is none to be read.
    expect(failed(await prove(["createTransfer"], lost))).toContain("brocard getTransfer (curl)");
  });

  test("fails a sample that reaches another operation", async () => {
    const elsewhere = (operation: Operation): Operation => ({ ...operation, path: "/api/v2/users" });
    expect(failed(await prove(["listBalances"], elsewhere))).toEqual([
      "brocard listBalances (TypeScript)",
      "brocard listBalances (curl)",
    ]);
  });
});
