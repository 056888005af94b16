import { createSandbox, listen } from "@openissuing/sandbox";
import { createAnytimeApi } from "../src/anytime/api.js";
import { createAnytimeTenancy } from "../src/anytime/tenancy.js";
import type { Environment } from "../src/environment.js";
import { type RunOptions, runScenarios } from "../src/run-scenarios.js";
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

/** `sendWebhooks`: takes the place of the network for the sandbox's webhooks. `patience`: see the environment's timeout. */
export async function startSandbox(
  settings: { sendWebhooks?: typeof fetch; patience?: number } = {},
): Promise<RunningSandbox> {
  const sandbox = createSandbox({
    seed: "contract-tests",
    ...(settings.sendWebhooks && { fetch: settings.sendWebhooks }),
  });
  const listening = await listen(sandbox, { apiPorts: false });
  const baseUrl = `${listening.url}/anytime`;
  const controlUrl = `${listening.url}/_sandbox`;
  const environment = createSandboxEnvironment({
    controlUrl,
    tenancy: createAnytimeTenancy(),
    timeout: settings.patience ?? 10_000,
  });
  return {
    baseUrl,
    controlUrl,
    environment,
    play: (options) => runScenarios({ api: createAnytimeApi(), environment, baseUrl, ...options }),
    async close() {
      await environment.close();
      await listening.close();
      await sandbox.close();
    },
  };
}
