import type { ApiDocument, Operation } from "../api-document.js";
import { clientModule } from "../samples/client-modules.js";
import { curlSample } from "../samples/curl-sample.js";
import type { OperationCall } from "../samples/operation-call.js";
import { shellSetup } from "../samples/shell-setup.js";
import { typescriptSample } from "../samples/typescript-sample.js";
import { joinProofs, type Proof, proveEach, successesOf } from "./proof.js";
import { fillIn, type ProvableApi } from "./provable-api.js";
import { type OpenSandbox, openGround, type SandboxGround } from "./sandbox-ground.js";
import { runSetup, runShell, statusIn } from "./shell-samples.js";
import { runModule, writeModule } from "./typescript-samples.js";
import { openWorkshop } from "./workshop.js";

/** What the log of the sandbox tells of a call. */
interface Logged {
  readonly operationId: string;
  readonly status: string;
}

/** Throws unless one of the answers was a documented success of the operation. */
function check(operation: Operation, logged: readonly Logged[]): void {
  const statuses = logged.filter(({ operationId }) => operationId === operation.id).map(({ status }) => status);
  if (statuses.some((status) => successesOf(operation).includes(status))) return;
  throw new Error(`answered ${statuses.join(", ") || "nothing"} instead of ${successesOf(operation).join(" or ")}`);
}

/** Runs the samples of every operation of an API in a tenant of its own. */
export async function proveOperations(api: ProvableApi, document: ApiDocument, open: OpenSandbox): Promise<Proof> {
  const ground = await openGround(api, document, open);
  const workshop = await openWorkshop(ground.credentials);
  const before = process.cwd();
  process.chdir(workshop.folder);
  try {
    const last = (id: string) => Number(ground.exclusive.has(id));
    const operations = [...document.operations].sort((a, b) => last(a.id) - last(b.id));
    const proofs: Proof[] = [];
    for (const language of [typeScript, curl]) {
      // Making things can end a token that samples use, so all of them are made before.
      const samples: OperationSample[] = [];
      const named = operations.map((operation) => ({
        name: `${api.name} ${operation.id} (${language.name})`,
        operation,
      }));
      const prepared = await proveEach(named, async ({ name, operation }) => {
        samples.push({ name, operation, call: await ground.bind(operation) });
      });
      const run = await language.start(api, ground, workshop.folder);
      const prove = async ({ operation, call }: OperationSample) => {
        open.sandbox.control.clearRequests();
        await run(operation, call);
        check(operation, open.sandbox.control.requests().map(loggedOf));
      };
      proofs.push({ proven: 0, failures: prepared.failures }, await proveEach(samples, prove));
    }
    return joinProofs(proofs);
  } finally {
    process.chdir(before);
    await workshop.close();
    await ground.close();
  }
}

interface OperationSample {
  readonly name: string;
  readonly operation: Operation;
  readonly call: OperationCall;
}

/** A language of samples. `start` does in the folder what a reader does before the first of them. */
interface Language {
  readonly name: string;
  start(
    api: ProvableApi,
    ground: SandboxGround,
    folder: string,
  ): Promise<(operation: Operation, call: OperationCall) => Promise<void>>;
}

const typeScript: Language = {
  name: "TypeScript",
  async start({ clientPlaceholders, packageName }, { baseUrl, credentials }, folder) {
    await writeModule(folder, "client", fillIn(clientModule(packageName), clientPlaceholders(baseUrl, credentials)));
    return async (operation, call) => {
      await runModule(folder, operation.id, typescriptSample(operation, { client: { name: packageName } }, call));
    };
  },
};

const curl: Language = {
  name: "curl",
  async start({ packageName, shellPlaceholders }, { baseUrl, credentials }, folder) {
    const setup = fillIn(shellSetup(packageName), shellPlaceholders(baseUrl, credentials));
    const variables = await runSetup(folder, setup);
    return async (operation, call) => {
      const text = curlSample(operation, { client: { name: packageName } }, call);
      const output = await runShell(folder, text, variables);
      const status = statusIn(output);
      if (successesOf(operation).includes(status)) return;
      throw new Error(`answered ${status} ${output.stdout.slice(0, 400)}`);
    };
  },
};

function loggedOf({ operationId, status }: Readonly<Record<string, unknown>>): Logged {
  return { operationId: String(operationId), status: String(status) };
}
