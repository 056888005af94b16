import { describe, expect, test } from "vitest";
import { readErrorCodes } from "../../src/core/error-codes.js";
import { readDocument } from "../../src/core/http/document.js";
import { bundle, setup } from "./setup.js";

const codes = [...readErrorCodes(bundle).values()];
const operations = readDocument(bundle).operations.filter(({ operationId }) => operationId !== "createToken");

/** Values that pass the checks of any operation. */
const path = { id: 1001, card_ref: "ANY0000000001", txid: "1", ctid: 1 };
const query = { getCardPin: { cvc: "000" } };

describe("every error code of the document", () => {
  test("is one of the 59 of the text", () => {
    expect(codes).toHaveLength(59);
  });

  test.each(codes)(
    "$code can be provoked and is answered as $status $exception",
    async ({ code, status, exception }) => {
      const operation =
        operations.find(({ method, responses }) => method === "GET" && responses.has(status)) ??
        operations.find(({ responses }) => responses.has(status));
      const operationId = operation?.operationId ?? "";
      const { control, call, tenant } = await setup();
      control.faults.add({ tenant: tenant.id, operationId, code });
      const answer = await call(operationId, { path, query: Reflect.get(query, operationId) ?? {} });
      expect(answer.status).toBe(status);
      expect(answer.body.error).toMatchObject({ code, exception });
      expect(answer.body.error.message).not.toBe("");
    },
  );
});
