import { joinProofs, type Proof, proveEach } from "./proof.js";
import type { ProvableApi } from "./provable-api.js";
import { otherSamples, pageRunner, type ShownApi } from "./prove-shown.js";
import { proveWebhooks } from "./prove-webhooks.js";
import { type OpenSandbox, openGround } from "./sandbox-ground.js";
import type { SiteSample } from "./site-samples.js";
import { inFolder, openWorkshop } from "./workshop.js";

/** An API with its document and a sandbox. */
export interface PlayedApi extends ShownApi {
  readonly api: ProvableApi;
}

/** A sample by page and beginning. */
export const nameOf = ({ page, text }: SiteSample) => `${page} ${text.slice(0, 60)}`;

/** Whether a sample receives webhooks. */
export const isReceiver = ({ text }: SiteSample) => text.includes("export async function receive(");

/** Runs what the pages show beside the samples of operations: modules, receivers of webhooks, and scripts of a shell. */
export async function provePages(
  apis: readonly ShownApi[],
  played: PlayedApi,
  samples: readonly SiteSample[],
  open: OpenSandbox,
): Promise<Proof> {
  const { api, document } = played;
  const own = otherSamples(apis, played, samples);
  const proofs: Proof[] = [];
  for (const { text } of own.filter(isReceiver)) proofs.push(await proveWebhooks(api, document, open, text));
  const rest = own.filter((sample) => !isReceiver(sample));
  return joinProofs([...proofs, await proveScripts(played, rest, open)]);
}

async function proveScripts(
  { api, document, packageName }: PlayedApi,
  samples: readonly SiteSample[],
  open: OpenSandbox,
): Promise<Proof> {
  const ground = await openGround(api, document, open);
  const workshop = await openWorkshop(ground.credentials);
  const { baseUrl, credentials } = ground;
  Object.assign(process.env, api.environment?.(credentials));
  try {
    const run = await pageRunner({
      packageName,
      folder: workshop.folder,
      inModule: api.clientPlaceholders(baseUrl, credentials),
      inShell: [...api.shellPlaceholders(baseUrl, credentials), ["http://127.0.0.1:4010", open.url]],
    });
    const named = samples.map((sample) => ({ ...sample, name: nameOf(sample) }));
    return await inFolder(workshop.folder, () => proveEach(named, run));
  } finally {
    open.sandbox.control.faults.remove();
    await workshop.close();
    await ground.close();
  }
}
