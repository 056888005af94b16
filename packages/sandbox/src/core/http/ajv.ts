import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";

export interface AjvSettings {
  readonly fillDefaults: boolean;
  readonly findAll?: boolean;
}

/**
 * An Ajv for OpenAPI 3.1 schemas. Loading it takes longer than a whole start, so this module is imported only where
 * there is something to check, and never at the top of a file that a start needs.
 * `fillDefaults`: write the defaults of the document into the checked value. `findAll`: go on after the first fault.
 */
export function createAjv({ fillDefaults, findAll = false }: AjvSettings): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: findAll,
    strict: false,
    logger: false,
    useDefaults: fillDefaults,
    // 0.07 is no multiple of 0.01 in floats.
    multipleOfPrecision: 6,
    validateSchema: false,
  });
  ajvFormats.default(ajv);
  return ajv;
}
