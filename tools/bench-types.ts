// How much longer the compiler takes for a program with one typed call.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchedClients } from "./bench/clients.js";
import type { Figure } from "./bench/figure.js";
import { medianInTurns } from "./bench/median.js";
import { runBench } from "./bench/run-bench.js";
import { timeProcess } from "./bench/time-process.js";

const settings = {
  compilerOptions: {
    module: "NodeNext",
    target: "ES2022",
    lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  },
};

/** The least a typed call of openapi-fetch costs, with a document of one path: what of a figure is not the client's. */
const control = (openapiFetch: string) => `
import createClient from ${JSON.stringify(openapiFetch)};

interface paths {
  "/accounts/{id}": {
    get: {
      parameters: { path: { id: number } };
      responses: { 200: { content: { "application/json": { name?: string } } } };
    };
  };
}
const client = createClient<paths>({ baseUrl: "https://example.com" });
const { data } = await client.GET("/accounts/{id}", { params: { path: { id: 1234 } } });
export const name: string | undefined = data?.name;
`;

/** Medians of whole runs of `tsc`, the control's first. `rounds`: of each. */
export async function measureTypes(rounds = 9): Promise<Figure[]> {
  // Inside of this package, so that the compiler finds the client as a user's would.
  const folder = await mkdtemp(fileURLToPath(new URL("node_modules/.bench-types-", import.meta.url)));
  try {
    const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
    const check = async (name: string, source: string) => {
      await writeFile(join(folder, `${name}.mts`), source);
      const config = join(folder, `${name}.json`);
      await writeFile(config, JSON.stringify({ ...settings, files: [`${name}.mts`] }));
      return () => timeProcess([tsc, "-p", config], folder);
    };
    const empty = await check("empty", "export {};\n");
    // The copy that the clients bring along.
    const openapiFetch = createRequire(import.meta.resolve("@openissuing/client")).resolve("openapi-fetch");
    const programs: Record<string, () => number | Promise<number>> = {
      empty,
      control: await check("control", control(openapiFetch)),
    };
    for (const { oneCall, title } of benchedClients) programs[title] = await check(title.toLowerCase(), oneCall);
    const medians = await medianInTurns(rounds, programs);
    const figure = (of: string, name: string): Figure => ({
      what: `type-check of one typed call of ${of}`,
      unit: "ms",
      value: medians[name] ?? Number.NaN,
      baseline: { what: "an empty program", value: medians.empty ?? Number.NaN },
    });
    return [
      figure("openapi-fetch alone", "control"),
      ...benchedClients.map(
        ({ title }): Figure => ({ ...figure(title, title), budget: { of: "difference", atMost: 100 } }),
      ),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

await runBench(import.meta.url, measureTypes);
