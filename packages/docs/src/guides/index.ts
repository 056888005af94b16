import { contractTestsInCi } from "./contract-tests-in-ci.js";
import type { TaskGuide } from "./task-guide.js";
import { testAgainstTheSandbox } from "./test-against-the-sandbox.js";

/** The guides by task, in the order of the site. */
export const taskGuides: readonly TaskGuide[] = [testAgainstTheSandbox, contractTestsInCi];
