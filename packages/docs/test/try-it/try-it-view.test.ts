import { describe, expect, test } from "vitest";
import { tryItOperation, tryItView } from "../../src/try-it/try-it-view.js";
import { documented, operationOf } from "../site.js";

const fieldsOf = (id: string) => tryItOperation(operationOf(id).operation).fields;

describe("tryItOperation", () => {
  test("has the example of each parameter, in its own type", () => {
    expect(fieldsOf("getAccount")).toEqual([
      { name: "id", place: "path", example: 1234, isRequired: true, isFile: false },
    ]);
  });

  test("asks for files where the body has some", () => {
    const { body, fields } = tryItOperation(operationOf("uploadKyc").operation);
    expect(body).toBeUndefined();
    expect(fields).toContainEqual({
      name: "user_identity",
      place: "form",
      example: undefined,
      isRequired: false,
      isFile: true,
    });
  });

  test("has the example of any other body", () => {
    expect(tryItOperation(operationOf("updateCard").operation).body).toBeDefined();
    expect(tryItOperation(operationOf("listAccounts").operation)).not.toHaveProperty("body");
  });

  test("asks for no headers: signing is for the client", () => {
    const places = documented.flatMap(({ document }) =>
      document.operations.flatMap((each) => tryItOperation(each).fields.map(({ place }) => place)),
    );
    expect(new Set(places)).toEqual(new Set(["form", "path", "query"]));
  });
});

describe("tryItView", () => {
  test("is hidden, and its data survive the markup", () => {
    const { guide, operation } = operationOf("createAccount");
    const markup = tryItView(guide, operation)?.markup ?? "";
    expect(markup).toMatch(/^<div class="try-it" hidden data-api="anytime" data-operation="/);
    const data = /data-operation="([^"]*)"/.exec(markup)?.[1] ?? "";
    const entities: Record<string, string> = { "&quot;": '"', "&#39;": "'", "&amp;": "&", "&lt;": "<", "&gt;": ">" };
    const read: unknown = JSON.parse(data.replace(/&[a-z#0-9]+;/g, (entity) => entities[entity] ?? ""));
    expect(read).toEqual(JSON.parse(JSON.stringify(tryItOperation(operation))));
  });

  test("is absent for an API without a client or a sandbox", () => {
    const { operation } = operationOf("getAccount");
    expect(tryItView({}, operation)).toBeUndefined();
    expect(tryItView({ client: { name: "@openissuing/nowhere" } }, operation)).toBeUndefined();
  });
});
