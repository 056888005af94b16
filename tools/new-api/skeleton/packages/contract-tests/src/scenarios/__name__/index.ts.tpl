import type { AnyScenario } from "../../scenario.js";
import { generalScenarios } from "./general.js";

/** Every scenario of {{title}}: one file per operation or webhook, named after its operationId. */
export const {{variable}}Scenarios: readonly AnyScenario[] = [generalScenarios].flat();
