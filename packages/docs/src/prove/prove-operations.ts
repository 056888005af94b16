import type { ApiDocument } from "../api-document.js";
import type { Proof } from "./proof.js";
import type { ProvableApi } from "./provable-api.js";
import { type Logged, runSamples } from "./run-samples.js";
import { type OpenSandbox, openGround } from "./sandbox-ground.js";
import { openWorkshop } from "./workshop.js";

/** Runs the samples of every operation of an API in a tenant of its own. */
export async function proveOperations(api: ProvableApi, document: ApiDocument, open: OpenSandbox): Promise<Proof> {
  const { control } = open.sandbox;
  const ground = await openGround(api, document, open);
  const { baseUrl, credentials, exclusive } = ground;
  const workshop = await openWorkshop(credentials);
  const last = (id: string) => Number(exclusive.has(id));
  try {
    return await runSamples({
      name: api.name,
      operations: [...document.operations].sort((a, b) => last(a.id) - last(b.id)),
      packageName: api.packageName,
      inModule: api.clientPlaceholders(baseUrl, credentials),
      inShell: api.shellPlaceholders(baseUrl, credentials),
      workshop,
      bind: ground.bind,
      log: { clear: () => control.clearRequests(), read: () => control.requests().map(loggedOf) },
    });
  } finally {
    await workshop.close();
    await ground.close();
  }
}

function loggedOf({ operationId, status }: Readonly<Record<string, unknown>>): Logged {
  return { operationId: String(operationId), status: String(status) };
}
