import type { Ajv2020 } from "ajv/dist/2020.js";
import { ControlError } from "./control-error.js";

/** Checks what was sent to the control API. @throws ControlError `ERR_INPUT` naming the member at fault, never its value. */
export type CheckInput = (schema: object, value: unknown) => Promise<void>;

export function createInputCheck(): CheckInput {
  let loading: Promise<Ajv2020> | undefined;
  return async (schema, value) => {
    loading ??= import("./http/ajv.js").then(({ createAjv }) => createAjv({ fillDefaults: false }));
    // Ajv keeps what it compiled by the schema object.
    const accepts = (await loading).compile(schema);
    if (accepts(value)) return;
    const [error] = accepts.errors ?? [];
    const extra: unknown = error?.params?.additionalProperty;
    const place = [error?.instancePath.slice(1), extra].filter((part) => part !== undefined && part !== "").join("/");
    throw new ControlError("ERR_INPUT", `${place === "" ? "the input" : place} is not valid: ${error?.message ?? ""}`);
  };
}
