import { expectSame } from "../../expectation.js";
import { scenario } from "../../{{name}}/scenario.js";

/** A path of the document with something for each parameter. */
const filled = (template: string) => template.replace(/\{\w+\}/g, "1");

export const generalScenarios = [
  scenario("general", "every operation answers 401 to a caller without a key", {}, async ({ document, send }) => {
    for (const { method, operationId, path } of document.operations.values()) {
      const { status } = await send(method, filled(path));
      expectSame(`the status of ${operationId}`, status, 401);
    }
  }),
];
