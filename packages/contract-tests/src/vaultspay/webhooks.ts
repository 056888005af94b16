import {
  createVaultsPayWebhooks,
  type ReplayStore,
  type VaultsPayWebhook,
  WebhookVerificationError,
} from "@openissuing/vaultspay";
import type { Checker } from "../check-answer.js";
import type { Violation } from "../checks.js";
import type { TakeWebhook } from "../environment.js";
import { at, parseJson } from "../json.js";

/** VaultsPay's webhooks by name. */
export type VaultsPayEvents = {
  readonly [Name in VaultsPayWebhook["name"]]: Extract<VaultsPayWebhook, { readonly name: Name }>["event"];
};

export interface TakeWebhookOptions {
  readonly checker: Checker;
  readonly store: ReplayStore;
  /** Secrets that are good at the moment; asked for each delivery. */
  readonly secrets: () => readonly string[];
  /** Hears of each delivery whose proof was looked at. */
  readonly asked: () => void;
  /** Hears of everything that is wrong with a delivery. */
  readonly report: (...violations: readonly Violation[]) => void;
}

/** Takes webhooks as a client would, by the signature of the raw body, and judges them closed by the document. */
export function createTakeWebhook({ asked, checker, report, secrets, store }: TakeWebhookOptions): TakeWebhook {
  return async (body, { header, now }) => {
    const violations = await checker.checkWebhook(nameOf(parseJson(body)), body, "");
    report(...violations);
    asked();
    try {
      const webhooks = createVaultsPayWebhooks({ secret: secrets(), store, now });
      const webhook = await webhooks.verify({ body, signature: header("vaultspay-signature") });
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

/** Neither message names itself; only that of cards has a type. */
function nameOf(message: unknown): keyof VaultsPayEvents | undefined {
  if (at(message, "card") !== undefined || at(message, "type") !== undefined) return "card_status";
  return at(message, "transactionId") === undefined ? undefined : "transaction_performed";
}
