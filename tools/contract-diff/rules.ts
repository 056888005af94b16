import { answerRules } from "./rules/answers.js";
import { codeRules } from "./rules/codes.js";
import { operationRules } from "./rules/operations.js";
import { publicTypeRules } from "./rules/public-types.js";
import { receivedValueRules } from "./rules/received-values.js";
import { requestRules } from "./rules/requests.js";
import type { Level, Rule } from "./rules/rule.js";
import { securityRules } from "./rules/security.js";
import { sentValueRules } from "./rules/sent-values.js";
import { textRules } from "./rules/texts.js";
import { webhookRules } from "./rules/webhooks.js";

/** Rules about documents, by name. */
export const documentRules = {
  ...operationRules,
  ...requestRules,
  ...sentValueRules,
  ...answerRules,
  ...receivedValueRules,
  ...securityRules,
  ...webhookRules,
  ...codeRules,
  ...textRules,
} as const;

/** Every rule, by name. */
export const rules = { ...documentRules, ...publicTypeRules } as const;

export type DocumentRuleId = keyof typeof documentRules;
export type RuleId = keyof typeof rules;

const weights: Readonly<Record<Level, number>> = { breaking: 2, additive: 1, editorial: 0 };

/** Level of a rule on the wire, or for programs that are written against the client's types. */
export function levelOf(id: RuleId, audience: "wire" | "types" = "wire"): Level {
  const rule: Rule = rules[id];
  return audience === "types" ? (rule.types ?? rule.level) : rule.level;
}

/** The highest of levels; editorial when there are none. */
export function highest(levels: Iterable<Level>): Level {
  let found: Level = "editorial";
  for (const level of levels) if (weights[level] > weights[found]) found = level;
  return found;
}
