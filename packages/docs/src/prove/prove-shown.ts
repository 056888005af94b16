import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { ApiDocument } from "../api-document.js";
import { clientModule } from "../samples/client-modules.js";
import { curlSample } from "../samples/curl-sample.js";
import { typescriptSample } from "../samples/typescript-sample.js";
import type { Failure, Proof } from "./proof.js";
import { fillIn, type Placeholders } from "./provable-api.js";
import { proveTypes } from "./prove-types.js";
import { runSetup, runShell } from "./shell-samples.js";
import type { SiteSample } from "./site-samples.js";
import { runModule, writeModule } from "./typescript-samples.js";

/** A document whose pages show samples. */
export interface ShownApi {
  /** Folder of its pages. */
  readonly folder: string;
  readonly packageName: string;
  readonly document: ApiDocument;
}

/** Samples of operations as text, which have a proof of their own. */
function operationTexts({ document, packageName }: ShownApi): string[] {
  const guide = { client: { name: packageName } };
  return document.operations.flatMap((each) => [typescriptSample(each, guide), curlSample(each, guide)]);
}

/** That the pages show the samples of operations which are proven, letter by letter. */
export function proveShown(apis: readonly ShownApi[], samples: readonly SiteSample[]): Proof {
  const shown = new Set(samples.map(({ text }) => text));
  const failures = apis.flatMap((each): Failure[] =>
    operationTexts(each)
      .filter((text) => !shown.has(text))
      .map((text) => ({ sample: `${each.folder}: ${text.slice(0, 200)}`, reason: "no page shows this sample" })),
  );
  return { proven: 0, failures };
}

/** The document that a sample is about: the one whose pages show it, whose package it imports, or which a script names. */
export function apiOf<Api extends ShownApi>(apis: readonly Api[], sample: SiteSample): Api | undefined {
  const { language, page, text } = sample;
  const own = apis.find(({ folder }) => page.startsWith(`${folder}/`));
  if (language === "shell") return own ?? apis.find(({ folder }) => text.toLowerCase().includes(folder));
  // The package of one document can be a part of another's.
  const imported = apis.filter(({ packageName }) => text.includes(`"${packageName}"`));
  return own ?? imported[0] ?? apis.find(({ packageName }) => text.includes(`"${packageName}/`));
}

/** Type-checks every module that a page shows, each beside the `client.ts` of its API. */
export function proveModules(apis: readonly ShownApi[], samples: readonly SiteSample[]): Promise<Proof> {
  const modules = new Map<string, string>(
    apis.map(({ folder, packageName }) => [`${folder}/client`, clientModule(packageName)]),
  );
  for (const [index, sample] of samples.entries()) {
    if (sample.language !== "typescript") continue;
    const folder = apiOf(apis, sample)?.folder ?? "guides";
    modules.set(`${folder}/${sample.page.replaceAll("/", "-")}-${index}`, `${sample.text}\nexport {};`);
  }
  return proveTypes(modules);
}

/** Programs that would fetch this project from a registry, or run on for good. */
const reachesOut = ({ language, text }: SiteSample) => language === "shell" && /\b(?:npx|npm|node)\b/.test(text);

/** What the pages of a document show beside the samples of its operations, as far as it can be run. */
export function otherSamples<Api extends ShownApi>(
  apis: readonly Api[],
  api: Api,
  samples: readonly SiteSample[],
): readonly SiteSample[] {
  const proven = new Set(operationTexts(api));
  return samples.filter(
    (sample) =>
      sample.language !== "other" && apiOf(apis, sample) === api && !proven.has(sample.text) && !reachesOut(sample),
  );
}

/** Fills in the placeholders that a sample has. */
const fillPresent = (text: string, placeholders: Placeholders) =>
  fillIn(
    text,
    placeholders.filter(([shown]) => text.includes(shown)),
  );

/** Where samples of pages run, and what stands for their placeholders. */
export interface PageRun {
  readonly packageName: string;
  readonly folder: string;
  readonly inModule: Placeholders;
  readonly inShell: Placeholders;
}

/** Makes the runner of samples that are no samples of operations. It rejects when one fails. */
export async function pageRunner(run: PageRun): Promise<(sample: SiteSample) => Promise<void>> {
  const { folder, inModule, inShell, packageName } = run;
  await writeModule(folder, "client", fillPresent(clientModule(packageName), inModule));
  let count = 0;
  return async ({ language, text }) => {
    count += 1;
    if (language === "typescript") {
      await runModule(folder, `page-${count}`, fillPresent(text, inModule));
      return;
    }
    const script = fillPresent(text, inShell);
    if (script.includes("openssl genrsa")) {
      // Beside the keys that other samples use, not over them.
      await runShell(await mkdtemp(join(folder, "keys-")), script);
      return;
    }
    // A script that sets variables leaves them, so that is what it is run for.
    if (/^[A-Z]+=/m.test(script)) await runSetup(folder, script);
    else checkStatuses((await runShell(folder, script)).stderr);
  };
}

function checkStatuses(stderr: string): void {
  const refused = [...stderr.matchAll(/^status (\d{3})$/gm)].find(([, status = ""]) => !status.startsWith("2"));
  if (refused !== undefined) throw new Error(`curl was answered ${refused[1]}`);
}
