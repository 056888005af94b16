import { createSandboxEnvironment } from "@openissuing/contract-tests";
import type { Sandbox } from "@openissuing/sandbox";
import type { ApiDocument, Operation } from "../api-document.js";
import type { JsonNode } from "../json-node.js";
import type { OperationCall } from "../samples/operation-call.js";
import { bindCall } from "./bind-call.js";
import { credentialsOf, type ProvableApi } from "./provable-api.js";
import { createResourceMaker } from "./resource-maker.js";

/** A tenant of the sandbox in which the samples of one API can run. */
export interface SandboxGround {
  readonly baseUrl: string;
  readonly credentials: JsonNode;
  /** Operations whose call ends the token that others use: they come last. */
  readonly exclusive: ReadonlySet<string>;
  /** What the sandbox offers beside the API, by the API's own type. */
  readonly abilities: object;
  /** A member of a thing that the sandbox has, made when there is none. */
  find(resource: string, member: string): Promise<unknown>;
  /** The call of a sample, about things that are made for it. */
  bind(operation: Operation): Promise<OperationCall>;
  close(): Promise<void>;
}

/** Where the sandbox listens. */
export interface OpenSandbox {
  readonly sandbox: Sandbox;
  /** Of the main port, without a slash at its end. */
  readonly url: string;
  readonly apiUrls: Readonly<Record<string, string>>;
}

/** Judges one webhook of the tenant by its raw body; `addressee` has its address and headers. */
export type TakeWebhook = NonNullable<
  Parameters<ReturnType<typeof createSandboxEnvironment>["open"]>[0]["takeWebhook"]
>;

/** Opens a tenant, whose webhooks `takeWebhook` gets. Things that take the clock ahead are made at once, so that tokens made later stay good. */
export async function openGround(
  api: ProvableApi,
  document: ApiDocument,
  { apiUrls, url }: OpenSandbox,
  takeWebhook?: TakeWebhook,
): Promise<SandboxGround> {
  const { kit, tenancy } = api.createTested();
  const environment = createSandboxEnvironment({ controlUrl: `${url}/_sandbox`, tenancy: tenancy() });
  const surroundings = await environment.open(takeWebhook === undefined ? {} : { takeWebhook });
  const credentials = credentialsOf(surroundings);
  const baseUrl = apiUrls[api.name] ?? "";
  const client = api.createClient(baseUrl, credentials);
  const maker = createResourceMaker({ kit, document, client, surroundings });
  const find = (resource: string, member: string) => maker.resolve({ resource, member }, new Map());
  // Webhooks of an earlier day look stale.
  for (const kind of takeWebhook === undefined ? kit.first : []) await find(kind, "");
  return {
    baseUrl,
    credentials,
    exclusive: kit.exclusive,
    abilities: surroundings.abilities,
    find,
    bind: (operation) => bindCall(document, operation, kit, maker),
    close: async () => {
      await surroundings.close();
      await environment.close();
    },
  };
}
