import type { AnyScenario } from "../../scenario.js";
import { listAccountsScenarios } from "./list-accounts.js";
import { listBalancesScenarios } from "./list-balances.js";
import { listBinsScenarios } from "./list-bins.js";

/** Every scenario of Brocard: one file per operation or webhook, named after its operationId. */
export const brocardScenarios: readonly AnyScenario[] = [
  listAccountsScenarios,
  listBalancesScenarios,
  listBinsScenarios,
].flat();
