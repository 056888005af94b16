import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isRecord } from "../list-apis.js";
import { operationsOf } from "../read-bundle.js";

/**
 * Starts the built sandbox of the repository at `root` on a port, calls every operation of an API whose handlers are to
 * be written, and puts the generated cases to it. Answers what was found as sentences; throws `Error` for anything else.
 */
export async function trySandbox(root: string, api: string): Promise<string[]> {
  const module: unknown = await import(pathToFileURL(join(root, "packages/sandbox/dist/index.js")).href);
  const { createSandbox, listen } = Object(module);
  const sandbox = createSandbox();
  const { url, close } = await listen(sandbox, { port: 0, apiPorts: false });
  try {
    await sandbox.control.tenants.create({ api, apiKey: "key-1" });
    const document: unknown = JSON.parse(await readFile(join(root, `spec/generated/${api}.json`), "utf8"));
    const operations = operationsOf(Object(document)).map(({ method, path, operation }) => ({
      method: method.toUpperCase(),
      path,
      operationId: String(operation.operationId),
    }));
    const found: string[] = [];
    for (const operation of operations) found.push(await callOperation(`${url}/${api}`, operation));
    const output = await runCases(root, api, `${url}/${api}`);
    const [planned] = /\d+ cases of \d+ operations of \w+/.exec(output) ?? [];
    if (planned === undefined) throw new Error(`no case was generated: ${output.slice(0, 500)}`);
    for (const { operationId } of operations) {
      if (!output.includes(`FAIL documented-status ${operationId}: the status is 501`)) {
        throw new Error(`the generated cases do not find that ${operationId} is to be written`);
      }
    }
    return [...found, `${planned} were played, and find that each is to be written`];
  } finally {
    await close();
    await sandbox.close();
  }
}

interface CalledOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
}

async function callOperation(base: string, { method, path, operationId }: CalledOperation): Promise<string> {
  const address = `${base}${path.replace(/\{\w+\}/g, "1")}`;
  const refused = await fetch(address, { method });
  const answered = await fetch(address, { method, headers: { authorization: "Bearer key-1" } });
  const body: unknown = await answered.json();
  if (refused.status !== 401) throw new Error(`${operationId} answers ${refused.status} without a key`);
  if (answered.status !== 501 || !isRecord(body) || body.operationId !== operationId) {
    throw new Error(`${operationId} answers ${answered.status} ${JSON.stringify(body)}`);
  }
  return `${operationId} answers 401 without a key, and 501 with its operationId`;
}

/** What the contract tests print. They end with a status of their own when something is found, as here. */
function runCases(root: string, api: string, baseUrl: string): Promise<string> {
  const program = join(root, "packages/contract-tests/bin/openissuing-contract-tests.mjs");
  const args = [program, "run", "--api", api, "--base-url", baseUrl, "--quiet", "--profile", "smoke"];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 64 << 20 }, (_error, stdout, stderr) =>
      done(stdout + stderr),
    );
  });
}
