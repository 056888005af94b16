import type { ContractDocument } from "../../../contract-diff/document.js";
import type { DocumentRuleId } from "../../../contract-diff/rules.js";

export type Pair = readonly [ContractDocument, ContractDocument];

/** A rule with a pair it fires on, and one that looks alike and it does not; the first pair turned round unless given. */
export interface RuleCase {
  readonly rule: DocumentRuleId;
  readonly fires: Pair;
  readonly passes: Pair;
}

/** A case; without `passes` the way back has to pass. */
export function ruleCase(rule: DocumentRuleId, fires: Pair, passes: Pair = [fires[1], fires[0]]): RuleCase {
  return { rule, fires, passes };
}
