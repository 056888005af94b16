import type { Ajv2020 } from "ajv/dist/2020.js";
import { ControlError } from "./control-error.js";
import { createAjv } from "./http/ajv.js";

/** Checks what was sent to the control API. @throws ControlError `ERR_INPUT` naming the member at fault, never its value. */
export type CheckInput = (schema: object, value: unknown) => void;

export function createInputCheck(): CheckInput {
  let ajv: Ajv2020 | undefined;
  return (schema, value) => {
    ajv ??= createAjv({ fillDefaults: false });
    // Ajv keeps what it compiled by the schema object.
    const accepts = ajv.compile(schema);
    if (accepts(value)) return;
    const [error] = accepts.errors ?? [];
    const extra: unknown = error?.params?.additionalProperty;
    const place = [error?.instancePath.slice(1), extra].filter((part) => part !== undefined && part !== "").join("/");
    throw new ControlError("ERR_INPUT", `${place === "" ? "the input" : place} is not valid: ${error?.message ?? ""}`);
  };
}
