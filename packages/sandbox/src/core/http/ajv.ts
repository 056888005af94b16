import { createRequire } from "node:module";
import type { Ajv2020 } from "ajv/dist/2020.js";
import type { FormatsPlugin } from "ajv-formats";

const require = createRequire(import.meta.url);

/**
 * An Ajv for OpenAPI 3.1 schemas. Loading it takes tens of milliseconds, so nobody asks before there is something to check.
 * `fillDefaults`: write the defaults of the document into the checked value.
 */
export function createAjv({ fillDefaults }: { readonly fillDefaults: boolean }): Ajv2020 {
  const { Ajv2020 } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  const addFormats = require("ajv-formats") as FormatsPlugin;
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    useDefaults: fillDefaults,
    // 0.07 is no multiple of 0.01 in floats.
    multipleOfPrecision: 6,
    validateSchema: false,
  });
  addFormats(ajv);
  return ajv;
}
