import { apiNamed } from "../check-contract.js";
import type { CliIo } from "../cli.js";
import { describeFinding } from "../engine/describe-result.js";
import type { Profile } from "../engine/plan.js";
import { replay } from "../engine/replay.js";
import { describeEffect } from "./describe-effect.js";
import { limitsFor, openTarget, type TargetSettings } from "./target.js";

/** Options of `replay`. */
export interface ReplaySettings extends TargetSettings {
  readonly profile?: Profile;
}

/** Exit status of a replay that was played and shows nothing. */
const notSeen = 3;

/**
 * Plays one case again and prints what it shows; answers the exit status: 1 where it shows an error, 0 where a warning,
 * 3 where nothing, 2 where it could not be played to its end. Throws `EnvironmentError` where it cannot begin.
 */
export async function replayCase(id: string, settings: ReplaySettings, io: CliIo): Promise<number> {
  const target = await openTarget(apiNamed(settings.api), settings, io.env);
  const { api, environment } = target;
  try {
    const { baseUrl, timeout, disableCheck: disabled = [] } = settings;
    const { rate, profile } = limitsFor(target, settings);
    const isReadOnly = profile === "read-only";
    io.print(describeEffect(isReadOnly, environment));
    const findings = await replay(id, {
      api,
      environment,
      baseUrl,
      timeout,
      disabled,
      isReadOnly,
      ...(rate !== undefined && { rate }),
      ...(io.signal && { signal: io.signal }),
    });
    for (const finding of findings) io.print(describeFinding(finding));
    if (findings.length > 0) {
      io.print(`seen again: ${findings.length} findings`);
      return findings.some(({ severity }) => severity === "error") ? 1 : 0;
    }
    if (io.signal?.aborted === true) {
      io.print("ended early: nothing was shown until then");
      return 2;
    }
    io.print(
      `not seen again: ${id} was played for itself and shows nothing. It is mended, or it shows only after what came before it in the run, such as rows that other cases made: run again with the same seed to know.`,
    );
    return notSeen;
  } finally {
    await environment.close();
  }
}
