import { ContractDocument } from "../../contract-diff/document.js";

type Json = Record<string, unknown>;

/** A document with one operation, `placeOrder`, to which `change` adds. */
export function contract(operation: Json = {}, root: Json = {}): ContractDocument {
  const placeOrder = { operationId: "placeOrder", responses: { 200: { description: "Done." } }, ...operation };
  return new ContractDocument({
    openapi: "3.1.1",
    info: { title: "Shop", version: "1.0.0" },
    paths: { "/orders/{id}": { post: placeOrder } },
    ...root,
  });
}

export const json = (schema: unknown, more: Json = {}) => ({ content: { "application/json": { schema, ...more } } });

/** A document whose callers send a body of `schema`. */
export const sends = (schema: unknown, components: Json = {}) =>
  contract({ requestBody: { required: true, ...json(schema) } }, { components });

/** A document whose callers receive a body of `schema`. */
export const receives = (schema: unknown, components: Json = {}) =>
  contract({ responses: { 200: { description: "Done.", ...json(schema) } } }, { components });

/** A document with a webhook `sale` that carries `schema`. */
export const announces = (schema: unknown, operation: Json = {}, components: Json = {}) =>
  contract(
    {},
    {
      components,
      webhooks: { sale: { post: { operationId: "receiveSale", requestBody: json(schema), ...operation } } },
    },
  );

/** A document whose operation has parameters. */
export const takes = (...parameters: Json[]) => contract({ parameters });

/** A document whose operation answers. */
export const answers = (responses: Json) => contract({ responses });

export const query = (more: Json = {}) => ({ name: "filter", in: "query", schema: { type: "string" }, ...more });
export const text = { type: "string" };
export const object = (properties: Json, required: string[] = []) => ({ type: "object", properties, required });
export const choice = (...values: unknown[]) => ({ enum: values });
