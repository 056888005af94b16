import {
  type BrocardWebhook,
  createBrocardWebhooks,
  type ReplayStore,
  WebhookVerificationError,
} from "@openissuing/brocard";
import type { Checker } from "../check-answer.js";
import type { Violation } from "../checks.js";
import type { TakeWebhook } from "../environment.js";
import { at, parseJson } from "../json.js";

/** Brocard's webhooks by name. */
export type BrocardEvents = {
  readonly [Name in BrocardWebhook["name"]]: Extract<BrocardWebhook, { readonly name: Name }>["event"];
};

/**
 * Takes webhooks as a client would, by the secret in the address, and judges them closed by the document. `report`
 * hears of everything that is wrong with one.
 */
export function createTakeWebhook(
  checker: Checker,
  store: ReplayStore,
  report: (...violations: readonly Violation[]) => void,
): TakeWebhook {
  return async (body, { url, now }) => {
    const name = at(parseJson(body), "webhook_type");
    const violations = await checker.checkWebhook(typeof name === "string" ? name : undefined, body, "");
    report(...violations);
    try {
      const secret = url.split("/").at(-1) ?? "";
      const webhook = await createBrocardWebhooks({ secret, store, now }).verify({ url, body });
      return violations.length === 0 ? webhook : undefined;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      // At least once means that honest repetitions come.
      if (error.code !== "ERR_WEBHOOK_REPLAYED" && violations.length === 0) {
        report({ check: "webhook-schema", message: `the published client refuses it: ${error.code}` });
      }
      return undefined;
    }
  };
}
