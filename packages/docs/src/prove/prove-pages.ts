import type { ApiDocument } from "../api-document.js";
import { clientModule } from "../samples/client-modules.js";
import { curlSample } from "../samples/curl-sample.js";
import { typescriptSample } from "../samples/typescript-sample.js";
import { type Failure, joinProofs, type Proof, proveEach } from "./proof.js";
import { fillIn, type Placeholders, type ProvableApi } from "./provable-api.js";
import { proveTypes } from "./prove-types.js";
import { proveWebhooks } from "./prove-webhooks.js";
import { type OpenSandbox, openGround } from "./sandbox-ground.js";
import { runSetup, runShell } from "./shell-samples.js";
import type { SiteSample } from "./site-samples.js";
import { runModule, writeModule } from "./typescript-samples.js";
import { openWorkshop } from "./workshop.js";

/** An API with its document. */
export interface DocumentedApi {
  readonly api: ProvableApi;
  readonly document: ApiDocument;
}

/** Samples of operations as text, which have a proof of their own. */
function operationTexts({ api, document }: DocumentedApi): string[] {
  const guide = { client: { name: api.packageName } };
  return document.operations.flatMap((each) => [typescriptSample(each, guide), curlSample(each, guide)]);
}

/** That the pages show the samples of operations which are proven, letter by letter. */
export function proveShown(apis: readonly DocumentedApi[], samples: readonly SiteSample[]): Proof {
  const shown = new Set(samples.map(({ text }) => text));
  const failures = apis.flatMap((each): Failure[] =>
    operationTexts(each)
      .filter((text) => !shown.has(text))
      .map((text) => ({ sample: `${each.api.name}: ${text.slice(0, 200)}`, reason: "no page shows this sample" })),
  );
  return { proven: 0, failures };
}

/** Clients of documents without a sandbox, by the folder of their pages: their samples are compiled and not run. */
const typedClients: Readonly<Record<string, string>> = {
  "treezor/connect": "@openissuing/treezor",
  "treezor/hipay": "@openissuing/treezor/hipay",
  "treezor/pci-dss": "@openissuing/treezor/pci-dss",
};

/** Type-checks every module that a page shows, each beside the `client.ts` of its API. */
export function proveModules(apis: readonly DocumentedApi[], samples: readonly SiteSample[]): Promise<Proof> {
  const modules = new Map<string, string>([
    ...apis.map(({ api }) => [`${api.name}/client`, clientModule(api.packageName)] as const),
    ...Object.entries(typedClients).map(([folder, name]) => [`${folder}/client`, clientModule(name)] as const),
  ]);
  const written = samples.filter(({ language }) => language === "typescript");
  for (const [index, sample] of written.entries()) {
    const typed = Object.keys(typedClients).find((folder) => sample.page.startsWith(`${folder}/`));
    const folder = apiOf(apis, sample)?.api.name ?? typed ?? "guides";
    modules.set(`${folder}/${sample.page.replaceAll("/", "-")}-${index}`, `${sample.text}\nexport {};`);
  }
  return proveTypes(modules);
}

/** The API that a sample is about: the one whose package it names, or whose page shows it. */
function apiOf(apis: readonly DocumentedApi[], { page, text }: SiteSample): DocumentedApi | undefined {
  const named = apis.find(({ api }) => text.includes(`"${api.packageName}`));
  return named ?? apis.find(({ api }) => page.startsWith(`${api.name}/`));
}

/** Fills in the placeholders that a sample has. */
const fillPresent = (text: string, placeholders: Placeholders) =>
  fillIn(
    text,
    placeholders.filter(([shown]) => text.includes(shown)),
  );

/** Programs that would fetch this project from a registry, or run on for good. */
const reachesOut = (text: string) => /\b(?:npx|npm|node)\b/.test(text);

/** Runs what the pages show beside the samples of operations: modules, receivers of webhooks, and scripts of a shell. */
export async function provePages(
  apis: readonly DocumentedApi[],
  samples: readonly SiteSample[],
  open: OpenSandbox,
): Promise<Proof> {
  const proven = new Set(apis.flatMap(operationTexts));
  const others = samples.filter(({ language, text }) => language !== "other" && !proven.has(text) && !reachesOut(text));
  const proofs: Proof[] = [];
  for (const each of apis) {
    const own = others.filter((sample) => apiOf(apis, sample) === each);
    for (const { text } of own.filter(isReceiver)) {
      proofs.push(await proveWebhooks(each.api, each.document, open, text));
    }
    const rest = own.filter((sample) => !isReceiver(sample));
    proofs.push(await proveScripts(each, rest, open));
  }
  return joinProofs(proofs);
}

const isReceiver = ({ text }: SiteSample) => text.includes("export async function receive(");

async function proveScripts(
  { api, document }: DocumentedApi,
  samples: readonly SiteSample[],
  open: OpenSandbox,
): Promise<Proof> {
  const ground = await openGround(api, document, open);
  const workshop = await openWorkshop(ground.credentials);
  const { baseUrl, credentials } = ground;
  const before = process.cwd();
  process.chdir(workshop.folder);
  try {
    const inModule = api.clientPlaceholders(baseUrl, credentials);
    const inShell = [...api.shellPlaceholders(baseUrl, credentials), ["http://127.0.0.1:4010", open.url] as const];
    Object.assign(process.env, api.environment?.(credentials));
    await writeModule(workshop.folder, "client", fillPresent(clientModule(api.packageName), inModule));
    const named = samples.map((sample, index) => ({
      ...sample,
      name: `${sample.page} ${sample.text.slice(0, 60)}`,
      index,
    }));
    return await proveEach(named, async ({ index, language, text }) => {
      if (language === "typescript") {
        await runModule(workshop.folder, `page-${index}`, fillPresent(text, inModule));
        return;
      }
      const script = fillPresent(text, inShell);
      // A script that sets variables leaves them, so that is what it is run for.
      if (/^[A-Z]+=/m.test(script)) await runSetup(workshop.folder, script);
      else checkStatuses((await runShell(workshop.folder, script)).stderr);
    });
  } finally {
    process.chdir(before);
    open.sandbox.control.faults.remove();
    await workshop.close();
    await ground.close();
  }
}

function checkStatuses(stderr: string): void {
  const refused = [...stderr.matchAll(/^status (\d{3})$/gm)].find(([, status = ""]) => !status.startsWith("2"));
  if (refused !== undefined) throw new Error(`curl was answered ${refused[1]}`);
}
