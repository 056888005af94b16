import {
  type Api,
  createAnytimeApi,
  createSandboxEnvironment,
  type Environment,
  type PlanResult,
  runPlan,
} from "@openissuing/contract-tests";
import { createSandbox } from "@openissuing/sandbox";
import { brokenApi } from "./broken-api.js";
import { brokenPost } from "./broken-post.js";
import { createCustomers } from "./customers.js";
import type { Defect } from "./defect.js";

/** Milliseconds for a webhook to arrive, and for a call: in one process both take a few, on a busy machine more. */
const patience = 2_000;
const timeout = 6_000;
const ofCases = ["examples", "boundaries", "random", "sequences"] as const;
const ofStories = ["probes", "scenarios"] as const;
const origin = "http://127.0.0.1:1";

/** A sandbox in this process with room for a layer in front of it. */
export interface BenchGround {
  readonly api: Api;
  /** Plays the profile `full` with nothing broken. */
  playClean(seed: number): Promise<PlanResult>;
  /** Plays the profile `full`, or the part of it that looks at the place and the class of a defect. */
  play(defect: Defect, part: "focused" | "whole"): Promise<Pick<PlanResult, "broken" | "findings">>;
  close(): Promise<void>;
}

/** Opens a sandbox that every defect of this process is put in front of, one after the other. */
export function openBenchGround(seed: string): BenchGround {
  let post: typeof fetch = fetch;
  const sandbox = createSandbox({ seed, fetch: (input, init) => post(input, init), onError: () => undefined });
  const send = (request: Request, from: { readonly remoteAddress?: string } = { remoteAddress: "127.0.0.1" }) =>
    sandbox.fetch(request, from);
  const straight: typeof fetch = (input, init) => send(new Request(input, init));
  const api = createAnytimeApi();
  const environment: Environment = createSandboxEnvironment({
    controlUrl: `${origin}/_sandbox`,
    tenancy: api.tenancy(),
    fetch: straight,
    timeout: patience,
  });
  const shared = { baseUrl: `${origin}/anytime`, profile: "full", timeout } as const;

  return {
    api,
    playClean(planSeed) {
      post = fetch;
      return runPlan({ ...shared, api, environment, seed: planSeed, fetch: straight });
    },
    async play(defect, part) {
      const { fault, subjects } = defect;
      const customers = createCustomers();
      post = brokenPost(fault, customers);
      const watched = customers.watch(environment);
      const operations = subjects.filter((operationId) => api.document.operations.has(operationId));
      const options = {
        ...shared,
        api: part === "focused" ? focusedOn(defect, api) : api,
        fetch: brokenApi(fault, api.document, customers, send),
        seed: 1,
        concurrency: 1,
      };
      // A webhook names no operation, so it has no cases of its own.
      const include = part === "focused" ? { include: operations } : {};
      const hasCases = part === "whole" || operations.length > 0;
      const generated = hasCases
        ? await runPlan({ ...options, ...include, environment: watched, phases: ofCases })
        : { findings: [], broken: [] };
      // One after the other, so that the layer knows whose story is played.
      const told = await runPlan({ ...options, environment: { ...watched, isolates: false }, phases: ofStories });
      return {
        findings: [...generated.findings, ...told.findings],
        broken: [...generated.broken, ...told.broken],
      };
    },
    async close() {
      await environment.close();
      await sandbox.close();
    },
  };
}

/** The API with those probes alone that are there for the class of a defect, and the scenarios of its place. */
function focusedOn({ expects, subjects }: Defect, api: Api): Api {
  return {
    ...api,
    probes: api.probes.filter(({ checks }) => checks.some((check) => expects.includes(check))),
    scenarios: api.scenarios.filter(({ operationId }) => subjects.includes(operationId)),
  };
}
