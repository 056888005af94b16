import { type AnytimeClient, createAnytimeClient } from "@openissuing/anytime";
import { compose, memoryReplayStore } from "@openissuing/signing";
import { checkAnswers } from "../checking-fetch.js";
import type { ApiDocument } from "../document/api-document.js";
import type { Surroundings } from "../environment.js";
import { type OpenWorld, openWorld, type WorldWith } from "../open-world.js";
import type { Recorder } from "../recorder.js";
import type { Stage } from "../stage.js";
import type { Abilities, AnytimeSurroundings, Credentials, Need } from "./abilities.js";
import { createTakeWebhook } from "./webhooks.js";

/** What every scenario has: a customer of the provider, and the published client in its hands. */
export interface WorldBase {
  readonly client: AnytimeClient;
  readonly credentials: Credentials;
  readonly document: ApiDocument;
  /** Another client of the same provider, with what is given in place of the customer's own. */
  clientWith(changes: Partial<Credentials>): AnytimeClient;
  /**
   * For the option `fetch` of a call: changes the request after it was signed, on its way out. This is how a scenario
   * sends what the client never would.
   */
  altered(change: (request: Request) => Request | Promise<Request>): typeof fetch;
  /** A private key that the provider does not know, PEM. */
  foreignKey(): Promise<string>;
  /** Address the paths of the document are appended to. */
  readonly baseUrl: string;
  /** What happens in the scenario: its exchanges and what is wrong with them. */
  readonly recorder: Recorder;
}

/** What a scenario with these needs can reach. */
export type World<N extends Need = never> = WorldWith<WorldBase, Abilities, N>;

/** Opens the world of one scenario. Throws `EnvironmentError` when its surroundings cannot be made. */
export function openAnytimeWorld(stage: Stage): Promise<OpenWorld<World<Need>>> {
  return openWorld(stage, (opened) => enter(stage, opened));
}

async function enter(stage: Stage, opened: Surroundings[]): Promise<World<Need>> {
  const { baseUrl, checker, document, recorder } = stage;
  const takeWebhook = createTakeWebhook(checker, memoryReplayStore(), recorder.report);
  // The tenancy and the credentials file of this API make no others.
  const surroundings = (await stage.environment.open({ takeWebhook })) as AnytimeSurroundings;
  opened.push(surroundings);
  const { credentials } = surroundings;

  const networkOf = (username: string) => checkAnswers({ checker, baseUrl, username, recorder })(stage.fetch);
  const network = networkOf(credentials.username);
  const clientWith = (changes: Partial<Credentials>) => {
    const { privateKey, ...account } = { ...credentials, ...changes };
    return createAnytimeClient({
      baseUrl,
      // A sandbox in a container network has plain HTTP, and its credentials die with the scenario.
      allowHttp: stage.environment.isolates,
      credentials: account,
      privateKey,
      fetch: network,
      timeout: stage.timeout,
      retry: false,
    });
  };
  const base: WorldBase = {
    client: clientWith({}),
    credentials,
    document,
    clientWith,
    altered: (change) =>
      compose((next) => async (input, init) => next(await change(new Request(input, init))))(network),
    foreignKey: stage.foreignKey,
    baseUrl,
    recorder,
  };
  // The runner lets a scenario in only where everything it needs is on offer.
  return { ...surroundings.abilities, ...base, neighbour: () => enter(stage, opened) } as World<Need>;
}
