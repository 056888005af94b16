import type { AnyScenario } from "../../scenario.js";
import { createAddressScenarios } from "./create-address.js";
import { createIdentificationScenarios } from "./create-identification.js";
import { createPersonalInfoScenarios } from "./create-personal-info.js";
import { createUserScenarios } from "./create-user.js";
import { getKycScenarios } from "./get-kyc.js";
import { listCitiesScenarios } from "./list-cities.js";
import { listCountriesScenarios } from "./list-countries.js";
import { listStatesScenarios } from "./list-states.js";
import { loginScenarios } from "./login.js";
import { pingScenarios } from "./ping.js";
import { refreshTokenScenarios } from "./refresh-token.js";
import { updateAddressScenarios } from "./update-address.js";
import { updateIdentificationScenarios } from "./update-identification.js";
import { updatePersonalInfoScenarios } from "./update-personal-info.js";

/** Every scenario of VaultsPay: one file per operation or webhook, named after its operationId. */
export const vaultspayScenarios: readonly AnyScenario[] = [
  loginScenarios,
  refreshTokenScenarios,
  createUserScenarios,
  listCountriesScenarios,
  listStatesScenarios,
  listCitiesScenarios,
  createPersonalInfoScenarios,
  updatePersonalInfoScenarios,
  createAddressScenarios,
  updateAddressScenarios,
  createIdentificationScenarios,
  updateIdentificationScenarios,
  getKycScenarios,
  pingScenarios,
].flat();
