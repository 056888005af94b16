const text = { type: "string", minLength: 1 };

/** Beside `api`, `id` and `webhookUrl`, the settings of the vendor: it checks them itself. */
export const tenantSchema = { type: "object", required: ["api"], properties: { api: text } };

export const actionsSchema = {
  type: "object",
  required: ["actions"],
  additionalProperties: false,
  properties: {
    actions: {
      type: "array",
      maxItems: 1000,
      items: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: { name: text, input: {} },
      },
    },
  },
};

export const clockSchema = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: { advance: { type: "integer" }, set: { type: ["integer", "string"] } },
};

export const faultSchema = {
  type: "object",
  additionalProperties: false,
  anyOf: [{ required: ["code"] }, { required: ["delayMs"] }, { required: ["drop"] }],
  properties: {
    tenant: text,
    api: text,
    operationId: text,
    code: { type: "integer" },
    delayMs: { type: "integer", minimum: 0, maximum: 600_000 },
    drop: { enum: ["before", "after"] },
    times: { type: "integer", minimum: 1 },
  },
};
