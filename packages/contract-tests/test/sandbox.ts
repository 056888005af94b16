import { createSandbox, listen } from "@openissuing/sandbox";
import type { Api } from "../src/api.js";
import { apis } from "../src/apis.js";
import type { Environment } from "../src/environment.js";
import { type RunOptions, runScenarios, type ScenarioApi } from "../src/run-scenarios.js";
import { createSandboxEnvironment } from "../src/sandbox-environment.js";

/** A sandbox on ports of its own, and the environment over its control API. */
export interface RunningSandbox {
  readonly baseUrl: string;
  readonly controlUrl: string;
  readonly environment: Environment;
  /** Plays scenarios against it. */
  play(options: Partial<RunOptions>): ReturnType<typeof runScenarios>;
  close(): Promise<void>;
}

/** What a sandbox and its scenarios need of an API. */
type PlayedApi = ScenarioApi & Pick<Api, "name" | "tenancy">;

/** `api`: the API or its name, default `anytime`. `sendWebhooks`: takes the place of the network for the sandbox's webhooks. `patience`: see the environment's timeout. */
export async function startSandbox(
  settings: { api?: PlayedApi | string; sendWebhooks?: typeof fetch; patience?: number } = {},
): Promise<RunningSandbox> {
  const sandbox = createSandbox({
    seed: "contract-tests",
    ...(settings.sendWebhooks && { fetch: settings.sendWebhooks }),
  });
  const listening = await listen(sandbox, { apiPorts: false });
  const { api: wanted = "anytime" } = settings;
  const api = typeof wanted === "string" ? apis[wanted]?.() : wanted;
  if (api === undefined) throw new Error(`there is no API ${wanted}`);
  const baseUrl = `${listening.url}/${api.name}`;
  const controlUrl = `${listening.url}/_sandbox`;
  const environment = createSandboxEnvironment({
    controlUrl,
    tenancy: api.tenancy(),
    timeout: settings.patience ?? 10_000,
  });
  return {
    baseUrl,
    controlUrl,
    environment,
    play: (options) => runScenarios({ api, environment, baseUrl, ...options }),
    async close() {
      await environment.close();
      await listening.close();
      await sandbox.close();
    },
  };
}
