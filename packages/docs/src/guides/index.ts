import { contractTestsInCi } from "./contract-tests-in-ci.js";
import { encryption } from "./encryption.js";
import { receiveAWebhook } from "./receive-a-webhook.js";
import { showCardData } from "./show-card-data.js";
import { signARequest } from "./sign-a-request.js";
import { strongCustomerAuthentication } from "./strong-customer-authentication.js";
import type { TaskGuide } from "./task-guide.js";
import { testAgainstTheSandbox } from "./test-against-the-sandbox.js";

/** The guides by task, in the order of the site. */
export const taskGuides: readonly TaskGuide[] = [
  signARequest,
  receiveAWebhook,
  strongCustomerAuthentication,
  encryption,
  showCardData,
  testAgainstTheSandbox,
  contractTestsInCi,
];
