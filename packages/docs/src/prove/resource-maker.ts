import type { ApiDocument, Operation } from "../api-document.js";
import { isNode, type JsonNode } from "../json-node.js";
import { callClient } from "./call-client.js";
import { placeNamed } from "./places.js";
import type { TestedApi } from "./provable-api.js";

type Kit = TestedApi["kit"];
type ResourceRule = Kit["resources"][string];
type Hands = Parameters<NonNullable<ResourceRule["make"]>>[0];
type CallValues = Parameters<Hands["call"]>[1];

/** A thing of the sandbox that calls refer to, by members such as its number. */
type Resource = Awaited<ReturnType<Hands["get"]>>;

/** Puts things of the sandbox in the place of references to them. */
export interface ResourceMaker {
  /** The value with every reference filled in; within one `scope` a thing that serves once is the same. */
  resolve(value: unknown, scope: Scope): Promise<unknown>;
}

/** What belongs together: values of one call. */
export type Scope = Map<string, Promise<Resource>>;

export interface ResourceMakerOptions {
  readonly kit: Kit;
  readonly document: ApiDocument;
  readonly client: object;
  readonly surroundings: { readonly abilities: object; readonly credentials: object };
}

const isReference = (value: JsonNode): value is { readonly resource: string; readonly member: string } =>
  typeof value.resource === "string" && typeof value.member === "string";

/** Makes things as the contract tests do: by calls of the API, and by what the sandbox offers beside it. */
export function createResourceMaker({ kit, document, client, surroundings }: ResourceMakerOptions): ResourceMaker {
  const kept: Scope = new Map();

  async function make(kind: string): Promise<Resource> {
    const rule = kit.resources[kind];
    const made = await (rule?.make?.(hands) ?? rule?.find?.(hands));
    if (made === undefined) throw new Error(`no ${kind} can be made in the sandbox`);
    return made;
  }

  function get(kind: string, scope: Scope): Promise<Resource> {
    const found = kit.resources[kind]?.isOnce === true ? scope : kept;
    const resource = found.get(kind) ?? make(kind);
    found.set(kind, resource);
    return resource;
  }

  async function resolve(value: unknown, scope: Scope): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map((each) => resolve(each, scope)));
    if (!isNode(value)) return value;
    if (isReference(value)) return (await get(value.resource, scope))[value.member];
    const members = Object.entries(value).map(async ([name, each]) => [name, await resolve(each, scope)] as const);
    return Object.fromEntries(await Promise.all(members));
  }

  function operationOf(id: string): Operation {
    const found = document.operations.find((each) => each.id === id);
    if (found === undefined) throw new TypeError(`the document has no operation ${id}`);
    return found;
  }

  const hands: Hands = {
    abilities: surroundings.abilities,
    credentials: surroundings.credentials,
    async call(operationId, { path = {}, query = {}, body }: NonNullable<CallValues> = {}) {
      const operation = operationOf(operationId);
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const filled = names.map((name) => {
        const rule = kit.ruleFor(placeNamed(document, operation, "path", name));
        return [name, path[name] ?? rule?.sample] as const;
      });
      const values = { path: Object.fromEntries(filled), query, ...(body === undefined ? {} : { body }) };
      const given = await resolve(values, new Map());
      if (!isNode(given)) throw new TypeError("values of a call are an object");
      const params = { path: given.path, query: given.query };
      const sent = isNode(given.body) ? { body: withFiles(given.body) } : {};
      const { content, status } = await callClient(client, operation.method, operation.path, { params, ...sent });
      if (status >= 300) throw new Error(`${operationId} answered ${status} ${JSON.stringify(content)}`);
      return kit.contentOf(content);
    },
    get: (kind) => get(kind, new Map()),
    // The client renews its token by itself.
    renew: async () => undefined,
  };

  return { resolve };
}

/** Files as the client takes them. */
function withFiles(body: JsonNode): JsonNode {
  const members = Object.entries(body).map(([name, value]) => {
    const file = isNode(value) && isNode(value.file) ? value.file : undefined;
    if (file === undefined) return [name, value] as const;
    const bytes = Uint8Array.from(Buffer.from(String(file.base64), "base64"));
    return [name, new File([bytes], String(file.name), { type: String(file.mediaType) })] as const;
  });
  return Object.fromEntries(members);
}
