import { expect, test } from "vitest";
import { handlers } from "../../src/anytime/index.js";
import { readDocument } from "../../src/core/http/document.js";
import { bundle } from "./setup.js";

test("every operation of the document has a handler", () => {
  const ids = readDocument(bundle).operations.map(({ operationId }) => operationId);
  expect(ids.filter((id) => typeof Reflect.get(handlers, id) !== "function")).toEqual([]);
  expect(ids).toHaveLength(32);
});
