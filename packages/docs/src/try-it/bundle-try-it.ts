import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { assetPath } from "../asset-names.js";
import { playedApis } from "../played-apis.js";

/** Scripts of the form that sends requests. */
export interface TryItScripts {
  /** For every reference page. */
  readonly start: string;
  /** With the client of an API each, loaded when the form is opened: text by path below the root of the site. */
  readonly clients: ReadonlyMap<string, string>;
}

/** Where the scripts are written; tsc does not bundle them. */
const sources = fileURLToPath(new URL("../../src/try-it/browser/", import.meta.url));

async function bundle(entry: string, define: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${sources}${entry}.ts`],
    bundle: true,
    format: "iife", // modules do not load from the disk
    platform: "browser",
    minify: true,
    target: ["es2022"],
    legalComments: "none",
    define,
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** Bundles the scripts, the clients as they are published. Rejects when one does not build. */
export async function bundleTryIt(): Promise<TryItScripts> {
  const made = [...playedApis.values()].map(async (api) => {
    const text = await bundle(api);
    return { api, path: assetPath(`try-it-${api}`, "js", text), text };
  });
  const clients = await Promise.all(made);
  // The script with the addresses stands in the same folder as these.
  const names = Object.fromEntries(clients.map(({ api, path }) => [api, path.slice(path.lastIndexOf("/") + 1)]));
  return {
    start: await bundle("start", { TRY_IT_SCRIPTS: JSON.stringify(names) }),
    clients: new Map(clients.map(({ path, text }) => [path, text])),
  };
}
