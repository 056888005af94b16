import { type Checker, createChecker, type Dialect } from "../check-answer.js";
import type { CheckId } from "../checks.js";
import type { ApiDocument } from "../document/api-document.js";

/** A checker that tells of each check it performs, so that a report knows what was asked. */
export function countedChecker(
  { document, dialect }: { readonly document: ApiDocument; readonly dialect: Dialect },
  asked: (check: CheckId) => void,
): Checker {
  const checker = createChecker(document, dialect);
  return {
    ...checker,
    async checkAnswer(...answered) {
      const judgement = await checker.checkAnswer(...answered);
      for (const check of judgement.asked) asked(check);
      return judgement;
    },
    checkWebhook(name, ...delivered) {
      asked("webhook-schema");
      const isKnown = name !== undefined && document.webhooks.has(name);
      if (isKnown && dialect.doubtOf !== undefined) asked("webhook-authenticity");
      return checker.checkWebhook(name, ...delivered);
    },
  };
}
