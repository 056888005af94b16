import { compose, encryptVaultsPayRequests, memoryReplayStore } from "@openissuing/signing";
import { createVaultsPayClient, type VaultsPayClient, type VaultsPayEncryption } from "@openissuing/vaultspay";
import type { Change } from "../alter.js";
import { checkAnswers } from "../checking-fetch.js";
import type { ApiDocument } from "../document/api-document.js";
import type { Surroundings } from "../environment.js";
import { type OpenWorld, openWorld, type WorldWith } from "../open-world.js";
import type { Recorder } from "../recorder.js";
import type { Stage } from "../stage.js";
import type { Abilities, Credentials, Need, VaultsPaySurroundings } from "./abilities.js";
import { readEncryption } from "./read-encryption.js";
import { createSealedAnswers } from "./sealed-answers.js";
import { createTakeWebhook } from "./webhooks.js";

/** What every scenario has: a company at the provider, and the published client with its app keys. */
export interface WorldBase {
  /** Encrypts unless the run is without encryption. */
  readonly client: VaultsPayClient;
  readonly credentials: Credentials;
  readonly document: ApiDocument;
  /** A client of the same provider with other credentials, such as another secret or no encryption. */
  clientWith(changes: Partial<Credentials>): VaultsPayClient;
  /**
   * For the option `fetch` of a call: changes the request on its way out, encrypted as it is. This is how a scenario
   * sends what the client never would.
   */
  altered(change: Change): typeof fetch;
  /** Sends a request that no client makes, encrypted as the client's are. */
  readonly send: typeof fetch;
  /** Sends a request as it is. */
  readonly sendBare: typeof fetch;
  /** Address the paths of the document are appended to. */
  readonly baseUrl: string;
  /** What happens in the scenario: its exchanges and what is wrong with them. */
  readonly recorder: Recorder;
}

/** What a scenario with these needs can reach. */
export type World<N extends Need = never> = WorldWith<WorldBase, Abilities, N>;

/** Opens the world of one scenario. Throws `EnvironmentError` when its surroundings cannot be made. */
export function openVaultsPayWorld(stage: Stage): Promise<OpenWorld<World<Need>>> {
  return openWorld(stage, (opened) => enter(stage, opened));
}

async function enter(stage: Stage, opened: Surroundings[]): Promise<World<Need>> {
  const { baseUrl, checker, document, recorder } = stage;
  const secrets: string[] = [];
  const { report } = recorder;
  const asked = () => stage.asked?.("webhook-authenticity");
  const takeWebhook = createTakeWebhook({ asked, checker, store: memoryReplayStore(), secrets: () => secrets, report });
  // The tenancy and the credentials file of this API make no others.
  const surroundings = (await stage.environment.open({ takeWebhook })) as VaultsPaySurroundings;
  opened.push(surroundings);
  const { credentials } = surroundings;
  if (credentials.webhookSecret !== undefined) secrets.push(credentials.webhookSecret);
  const answers = createSealedAnswers(report);
  const network = checkAnswers({ checker, baseUrl, username: "", recorder, read: answers.read })(stage.fetch);

  const encryptionOf = (used: Credentials): VaultsPayEncryption => {
    const choice = readEncryption(used);
    if (choice.encryption === "off") return choice;
    // The judge has to read what the client reads, so it listens where the keys are made.
    return { wrapKey: answers.remembering(choice.wrapKey) };
  };
  const clientWith = (changes: Partial<Credentials>) => {
    const used = { ...credentials, ...changes };
    const { clientId, clientSecret, deviceId } = used;
    return createVaultsPayClient({
      ...encryptionOf(used),
      baseUrl,
      // A sandbox in a container network has plain HTTP, and its keys die with the scenario.
      allowHttp: stage.environment.isolates,
      clientId,
      clientSecret,
      deviceId,
      fetch: network,
      timeout: stage.timeout,
      retry: false,
    });
  };
  const { deviceId } = credentials;
  const base: WorldBase = {
    client: clientWith({}),
    credentials,
    document,
    clientWith,
    altered: (change) => compose((next) => async (input, init) => next(change(new Request(input, init))))(network),
    send: encryptVaultsPayRequests({ ...encryptionOf(credentials), deviceId })(network),
    sendBare: network,
    baseUrl,
    recorder,
  };
  // The runner lets a scenario in only where everything it needs is on offer.
  return { ...surroundings.abilities, ...base, neighbour: () => enter(stage, opened) } as World<Need>;
}
