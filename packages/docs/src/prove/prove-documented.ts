import { exampleCall } from "../samples/operation-call.js";
import { serveDocuments } from "./document-server.js";
import { joinProofs, type Proof, proveEach } from "./proof.js";
import type { Placeholders } from "./provable-api.js";
import { isReceiver, nameOf } from "./prove-pages.js";
import { otherSamples, pageRunner, type ShownApi } from "./prove-shown.js";
import { proveWrittenWebhooks } from "./prove-written-webhooks.js";
import { runSamples } from "./run-samples.js";
import type { SiteSample } from "./site-samples.js";
import { inFolder, openWorkshop } from "./workshop.js";

/** A document without a sandbox: its samples run against a server made of it. */
export interface UnplayedDocument {
  /** Name in `redocly.yaml`. */
  readonly name: string;
  readonly packageName: string;
  /** Folder of its pages. */
  readonly folder: string;
  /** The document whose server gives out the tokens, when it is another one. */
  readonly tokensOf?: string;
  inModule(url: string): Placeholders;
  inShell(url: string): Placeholders;
}

const clientName: Placeholders = [['  clientName: "your-name",', ""]];

/** Documents of Treezor, each with what its samples say of hosts. */
export const unplayedDocuments: readonly UnplayedDocument[] = [
  {
    name: "treezor-connect",
    folder: "treezor/connect",
    packageName: "@openissuing/treezor",
    inModule: (url) => [[`environment: "sandbox"`, `baseUrl: "${url}"`], ...clientName],
    inShell: (url) => [["https://your-name.sandbox.treezor.co", url]],
  },
  {
    name: "treezor-pci-dss",
    folder: "treezor/pci-dss",
    packageName: "@openissuing/treezor/pci-dss",
    tokensOf: "treezor-connect",
    inModule: (url) => [[`environment: "sandbox"`, `baseUrl: "${url}", connectUrl: "${url}"`], ...clientName],
    inShell: (url) => [
      ["https://your-name.preprod.secure.treezor.co", url],
      ["https://your-name.sandbox.treezor.co", url],
    ],
  },
  {
    name: "treezor-hipay",
    folder: "treezor/hipay",
    packageName: "@openissuing/treezor/hipay",
    inModule: (url) => [[`environment: "stage"`, `baseUrl: "${url}"`]],
    inShell: (url) => [["https://stage-secure-gateway.hipay-tpp.com", url]],
  },
];

/** A document without a sandbox, and what its pages show. */
export interface UnplayedApi extends ShownApi {
  readonly unplayed: UnplayedDocument;
}

/**
 * Runs the samples of a document, as they are shown, against a server made of it: those of operations, and the others
 * of its pages.
 */
export async function proveDocumented(
  apis: readonly ShownApi[],
  shown: UnplayedApi,
  samples: readonly SiteSample[],
  bundles: ReadonlyMap<string, unknown>,
): Promise<Proof> {
  const { document, packageName, unplayed } = shown;
  const { name, tokensOf } = unplayed;
  const server = await serveDocuments([name, tokensOf ?? []].flat().map((each) => bundles.get(each)));
  const workshop = await openWorkshop();
  const [inModule, inShell] = [unplayed.inModule(server.url), unplayed.inShell(server.url)];
  try {
    const operations = await runSamples({
      name,
      operations: document.operations,
      packageName,
      inModule,
      inShell,
      workshop,
      isStateless: true,
      bind: async (operation) => exampleCall(operation),
      log: server.log,
    });
    const run = await pageRunner({ packageName, folder: workshop.folder, inModule, inShell });
    const others = otherSamples(apis, shown, samples).map((sample) => ({ ...sample, name: nameOf(sample) }));
    const rest = others.filter((sample) => !isReceiver(sample));
    return joinProofs([
      operations,
      await inFolder(workshop.folder, () => proveEach(rest, run)),
      await proveWrittenWebhooks(document, others.filter(isReceiver)),
    ]);
  } finally {
    await workshop.close();
    await server.close();
  }
}
