import { type BrocardClient, createBrocardClient, memoryReplayStore } from "@openissuing/brocard";
import { compose } from "@openissuing/signing";
import type { Change } from "../alter.js";
import { checkAnswers } from "../checking-fetch.js";
import type { ApiDocument } from "../document/api-document.js";
import type { Surroundings } from "../environment.js";
import { type OpenWorld, openWorld, type WorldWith } from "../open-world.js";
import type { Recorder } from "../recorder.js";
import type { Stage } from "../stage.js";
import type { Abilities, BrocardSurroundings, Credentials, Need } from "./abilities.js";
import { createTakeWebhook } from "./webhooks.js";

/** What every scenario has: a company at the provider, and the published client with the key of its team owner. */
export interface WorldBase {
  readonly client: BrocardClient;
  readonly credentials: Credentials;
  readonly document: ApiDocument;
  /** A client with another key, such as that of a member. */
  clientWith(apiKey: string): BrocardClient;
  /**
   * For the option `fetch` of a call: changes the request on its way out. This is how a scenario sends what the client
   * never would.
   */
  altered(change: Change): typeof fetch;
  /** Address the paths of the document are appended to. */
  readonly baseUrl: string;
  /** What happens in the scenario: its exchanges and what is wrong with them. */
  readonly recorder: Recorder;
}

/** What a scenario with these needs can reach. */
export type World<N extends Need = never> = WorldWith<WorldBase, Abilities, N>;

/** Opens the world of one scenario. Throws `EnvironmentError` when its surroundings cannot be made. */
export function openBrocardWorld(stage: Stage): Promise<OpenWorld<World<Need>>> {
  return openWorld(stage, (opened) => enter(stage, opened));
}

async function enter(stage: Stage, opened: Surroundings[]): Promise<World<Need>> {
  const { baseUrl, checker, document, recorder } = stage;
  const takeWebhook = createTakeWebhook(checker, memoryReplayStore(), recorder.report);
  // The tenancy and the credentials file of this API make no others.
  const surroundings = (await stage.environment.open({ takeWebhook })) as BrocardSurroundings;
  opened.push(surroundings);
  const { credentials } = surroundings;
  const network = checkAnswers({ checker, baseUrl, username: "", recorder })(stage.fetch);
  const clientWith = (apiKey: string) =>
    createBrocardClient({
      baseUrl,
      // A sandbox in a container network has plain HTTP, and its key dies with the scenario.
      allowHttp: stage.environment.isolates,
      apiKey,
      fetch: network,
      timeout: stage.timeout,
      retry: false,
    });
  const base: WorldBase = {
    client: clientWith(credentials.apiKey),
    credentials,
    document,
    clientWith,
    altered: (change) => compose((next) => async (input, init) => next(change(new Request(input, init))))(network),
    baseUrl,
    recorder,
  };
  // The runner lets a scenario in only where everything it needs is on offer.
  return { ...surroundings.abilities, ...base, neighbour: () => enter(stage, opened) } as World<Need>;
}
