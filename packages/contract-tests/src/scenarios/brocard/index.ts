import type { AnyScenario } from "../../scenario.js";
import { createUserScenarios } from "./create-user.js";
import { getUserScenarios } from "./get-user.js";
import { listAccountsScenarios } from "./list-accounts.js";
import { listBalancesScenarios } from "./list-balances.js";
import { listBinsScenarios } from "./list-bins.js";
import { listUsersScenarios } from "./list-users.js";
import { updateUserScenarios } from "./update-user.js";
import { updateUserBinsScenarios } from "./update-user-bins.js";

/** Every scenario of Brocard: one file per operation or webhook, named after its operationId. */
export const brocardScenarios: readonly AnyScenario[] = [
  listAccountsScenarios,
  listBalancesScenarios,
  listBinsScenarios,
  listUsersScenarios,
  createUserScenarios,
  getUserScenarios,
  updateUserScenarios,
  updateUserBinsScenarios,
].flat();
