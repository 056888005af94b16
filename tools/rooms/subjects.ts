import type { Bundle } from "../generate-bundle.js";
import { isRecord } from "../list-apis.js";
import { operationsOf } from "../read-bundle.js";

/** An operation, named like `POST /v1.0/cards`, or a webhook, named as the vendor names its event. */
export interface Subject {
  readonly kind: "operation" | "webhook";
  readonly name: string;
  readonly operationId: string;
}

/** Every operation and webhook of a bundle, in its order. Throws `TypeError` for one without operationId. */
export function subjectsOf(bundle: Bundle): Subject[] {
  const webhooks = { ...bundle, paths: isRecord(bundle.webhooks) ? bundle.webhooks : {} };
  return [
    ...operationsOf(bundle).map(({ key, operation }) => subject("operation", key, operation.operationId)),
    ...operationsOf(webhooks).map(({ operation, path }) => subject("webhook", path, operation.operationId)),
  ];
}

function subject(kind: Subject["kind"], name: string, operationId: unknown): Subject {
  if (typeof operationId !== "string") throw new TypeError(`${kind} ${name} has no operationId`);
  return { kind, name, operationId };
}
