import type { Operation } from "../api-document.js";
import { clientModule } from "../samples/client-modules.js";
import { curlSample } from "../samples/curl-sample.js";
import type { OperationCall } from "../samples/operation-call.js";
import { shellSetup } from "../samples/shell-setup.js";
import { typescriptSample } from "../samples/typescript-sample.js";
import { joinProofs, type Proof, proveEach, successesOf } from "./proof.js";
import { fillIn, type Placeholders } from "./provable-api.js";
import { runSetup, runShell, statusIn } from "./shell-samples.js";
import { runModule, writeModule } from "./typescript-samples.js";
import { inFolder, type Workshop } from "./workshop.js";

/** What a server remembers of a call. */
export interface Logged {
  readonly operationId: string;
  readonly status: string;
}

/** Operations whose samples run, and where. */
export interface SampleRun {
  /** Of the document, for people. */
  readonly name: string;
  /** In the order in which they run. */
  readonly operations: readonly Operation[];
  readonly packageName: string;
  /** What stands for the placeholders of `client.ts`, and of the setup of the shell. */
  readonly inModule: Placeholders;
  readonly inShell: Placeholders;
  readonly workshop: Workshop;
  /** Whether samples for a shell may run side by side: nothing that one does changes another. */
  readonly isStateless?: boolean;
  /** What a sample sends. */
  bind(operation: Operation): Promise<OperationCall>;
  /** What the server remembers. */
  readonly log: { clear(): void; read(): readonly Logged[] };
}

type RunSample = (operation: Operation, call: OperationCall) => Promise<void>;

/** A language of samples. `start` does in the folder what a reader does before the first of them. */
interface Language {
  readonly name: string;
  /** How many of its samples may run side by side. */
  readonly atOnce: number;
  start(run: SampleRun): Promise<RunSample>;
}

const typeScript: Language = {
  name: "TypeScript",
  atOnce: 1,
  async start({ inModule, packageName, workshop: { folder } }) {
    await writeModule(folder, "client", fillIn(clientModule(packageName), inModule));
    return async (operation, call) => {
      await runModule(folder, operation.id, typescriptSample(operation, { client: { name: packageName } }, call));
    };
  },
};

const curl: Language = {
  name: "curl",
  atOnce: 4,
  async start({ inShell, packageName, workshop: { folder } }) {
    const variables = await runSetup(folder, fillIn(shellSetup(packageName), inShell));
    return async (operation, call) => {
      const text = curlSample(operation, { client: { name: packageName } }, call);
      const output = await runShell(folder, text, variables);
      const status = statusIn(output);
      if (successesOf(operation).includes(status)) return;
      throw new Error(`answered ${status} ${output.stdout.slice(0, 400)}`);
    };
  },
};

/** Throws unless one of the answers was a documented success of the operation. */
function check(operation: Operation, logged: readonly Logged[]): void {
  const statuses = logged.filter(({ operationId }) => operationId === operation.id).map(({ status }) => status);
  if (statuses.some((status) => successesOf(operation).includes(status))) return;
  throw new Error(`answered ${statuses.join(", ") || "nothing"} instead of ${successesOf(operation).join(" or ")}`);
}

/** Runs the samples of operations in both languages, in the folder of the workshop. */
export async function runSamples(run: SampleRun): Promise<Proof> {
  return inFolder(run.workshop.folder, async () => {
    const proofs: Proof[] = [];
    for (const language of [typeScript, curl]) proofs.push(await runLanguage(run, language));
    return joinProofs(proofs);
  });
}

async function runLanguage(run: SampleRun, language: Language): Promise<Proof> {
  const { bind, log, name, operations } = run;
  // Making things can end a token that samples use, so all of them are made before.
  const samples: { name: string; operation: Operation; call: OperationCall }[] = [];
  const named = operations.map((operation) => ({ name: `${name} ${operation.id} (${language.name})`, operation }));
  const prepared = await proveEach(named, async (sample) => {
    samples.push({ ...sample, call: await bind(sample.operation) });
  });
  const start = await language.start(run);
  // Each operation has one sample, so what the log says of it is about that one.
  log.clear();
  const prove = async ({ operation, call }: { operation: Operation; call: OperationCall }) => {
    await start(operation, call);
    check(operation, log.read());
  };
  const proof = await proveEach(samples, prove, run.isStateless === true ? language.atOnce : 1);
  return joinProofs([{ proven: 0, failures: prepared.failures }, proof]);
}
