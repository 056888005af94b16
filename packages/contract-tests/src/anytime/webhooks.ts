import {
  type components,
  createAnytimeWebhooks,
  type ReplayStore,
  WebhookVerificationError,
} from "@openissuing/anytime";
import type { Checker } from "../check-answer.js";
import type { Violation } from "../checks.js";
import type { TakeWebhook } from "../environment.js";
import { at, parseJson } from "../json.js";

/** Anytime's webhooks by name. */
export interface AnytimeEvents {
  readonly card_last_tx: components["schemas"]["CardLastTxEvent"];
  readonly credit_transfer_processed: components["schemas"]["CreditTransferProcessedEvent"];
}

/** The two messages name themselves in different places. */
function nameOf(message: unknown): string | undefined {
  const name = at(message, "event_name") ?? at(message, "body", "method");
  return typeof name === "string" ? name : undefined;
}

/**
 * Takes webhooks as a client would, with the published verification, and judges them closed by the document.
 * `report` hears of everything that is wrong with one.
 */
export function createTakeWebhook(
  checker: Checker,
  store: ReplayStore,
  report: (...violations: readonly Violation[]) => void,
): TakeWebhook {
  return async (body, { username, now }) => {
    const violations = await checker.checkWebhook(nameOf(parseJson(body)), body, username);
    report(...violations);
    try {
      const webhook = await createAnytimeWebhooks({ username, store, now }).verify(body);
      return violations.length === 0 ? webhook : undefined;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      // At least once means that honest repetitions come.
      if (error.code !== "ERR_WEBHOOK_REPLAYED" && violations.length === 0) {
        report({ check: "webhook-authenticity", message: `the published verification refuses it: ${error.code}` });
      }
      return undefined;
    }
  };
}
