import {
  type AnyScenario,
  type Api,
  type CheckId,
  createAnytimeApi,
  createSandboxEnvironment,
  type Environment,
  probeName,
  probes,
  runScenarios,
  type ScenarioResult,
  withProbes,
} from "@openissuing/contract-tests";
import { createSandbox } from "@openissuing/sandbox";
import { brokenApi } from "./broken-api.js";
import { brokenPost } from "./broken-post.js";
import { createCustomers } from "./customers.js";
import type { Defect, Fault } from "./defect.js";

/** Milliseconds for a webhook to arrive, and for a call: in one process both take a few, on a busy machine more. */
const patience = 2_000;
const timeout = 6_000;
const origin = "http://127.0.0.1:1";

/** A sandbox in this process with room for a layer in front of it. */
export interface BenchGround {
  readonly api: Api;
  /** Plays scenarios and probes, all or those that are chosen, with one thing broken or none. */
  play(options: {
    readonly fault?: Fault;
    readonly choose?: (scenario: AnyScenario) => boolean;
  }): Promise<readonly ScenarioResult[]>;
  close(): Promise<void>;
}

/** Opens a sandbox that every defect of this process is put in front of, one after the other. */
export function openBenchGround(seed: string): BenchGround {
  let post: typeof fetch = fetch;
  const sandbox = createSandbox({ seed, fetch: (input, init) => post(input, init), onError: () => undefined });
  const send = (request: Request, from: { readonly remoteAddress?: string } = { remoteAddress: "127.0.0.1" }) =>
    sandbox.fetch(request, from);
  const straight: typeof fetch = (input, init) => send(new Request(input, init));
  const environment: Environment = createSandboxEnvironment({
    controlUrl: `${origin}/_sandbox`,
    fetch: straight,
    timeout: patience,
  });
  const api = withProbes(createAnytimeApi());

  return {
    api,
    async play({ choose = () => true, fault }) {
      const customers = createCustomers();
      post = fault === undefined ? fetch : brokenPost(fault, customers);
      return runScenarios({
        api: { ...api, scenarios: api.scenarios.filter(choose) },
        environment: customers.watch(environment),
        baseUrl: `${origin}/anytime`,
        fetch: fault === undefined ? straight : brokenApi(fault, api.document, customers, send),
        // One after the other, so that the layer knows whose scenario is played.
        concurrency: fault === undefined ? 4 : 1,
        timeout,
      });
    },
    async close() {
      await environment.close();
      await sandbox.close();
    },
  };
}

/** Whether a scenario or probe looks at what a defect breaks. */
export function isAbout({
  expects,
  subjects,
}: Pick<Defect, "expects" | "subjects">): (scenario: AnyScenario) => boolean {
  const wanted = new Set(probes.filter(({ check }) => isExpected(check, expects)).map(({ id }) => probeName(id)));
  return ({ name, operationId }) => subjects.includes(operationId) || (operationId === "general" && wanted.has(name));
}

const isExpected = (check: CheckId, expects: readonly CheckId[]) => expects.includes(check);
