import { apiNamed } from "../check-contract.js";
import type { CliIo } from "../cli.js";
import { describeFinding } from "../engine/describe-result.js";
import { replay } from "../engine/replay.js";
import { limitsFor, openTarget, type TargetSettings } from "./target.js";

/** Options of `replay`. */
export type ReplaySettings = TargetSettings;

/** Plays one case again and prints what it shows; answers the exit status. Throws `EnvironmentError` where it cannot. */
export async function replayCase(id: string, settings: ReplaySettings, io: CliIo): Promise<number> {
  const target = await openTarget(apiNamed(settings.api), settings, io.env);
  const { api, environment } = target;
  try {
    const { baseUrl, timeout, disableCheck: disabled = [] } = settings;
    const { rate } = limitsFor(target, settings);
    const options = { api, environment, baseUrl, timeout, disabled, ...(rate !== undefined && { rate }) };
    const findings = await replay(id, options);
    for (const finding of findings) io.print(describeFinding(finding));
    io.print(findings.length === 0 ? "It passes now." : `${findings.length} findings.`);
    return findings.some(({ severity }) => severity === "error") ? 1 : 0;
  } finally {
    await environment.close();
  }
}
