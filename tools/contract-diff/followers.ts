import { parse } from "yaml";
import { sourcesOf } from "../list-apis.js";
import type { Followers } from "./demands.js";
import { entriesOf, memberOf } from "./document.js";
import type { RepositoryState } from "./repository-state.js";

/** The packages that know each API: its client, and sandbox and contract tests once they have a folder for its vendor. */
export async function followersOf(
  apis: Iterable<string>,
  before: RepositoryState,
  after: RepositoryState,
): Promise<Map<string, Followers>> {
  const roots = new Map([...(await rootsIn(before)), ...(await rootsIn(after))]);
  const found = new Map<string, Followers>();
  for (const api of apis) {
    const [, vendor] = sourcesOf({ name: api, root: roots.get(api) ?? "" })?.split("/") ?? [];
    const knows = async (folder: string) =>
      vendor !== undefined && (await after.list(`${folder}/${vendor}`)).length > 0;
    found.set(api, {
      client: (await knows("packages")) ? `packages/${vendor}` : undefined,
      sandbox: await knows("packages/sandbox/src"),
      contractTests: await knows("packages/contract-tests/src"),
    });
  }
  return found;
}

async function rootsIn(state: RepositoryState): Promise<Map<string, string>> {
  const config: unknown = parse((await state.read("redocly.yaml")) ?? "");
  return new Map(entriesOf(memberOf(config, "apis")).map(([name, api]) => [name, String(memberOf(api, "root"))]));
}
