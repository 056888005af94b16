export { createAnytimeApi } from "./anytime/api.js";
export type { Api } from "./api.js";
export { apiNames, apis } from "./apis.js";
export { createBrocardApi } from "./brocard/api.js";
export { type Checker, createChecker, type Dialect, type Judgement, type WireAnswer } from "./check-answer.js";
export { type CheckContractOptions, type ContractLayer, checkContract } from "./check-contract.js";
export { createRequestChecker, type OutgoingRequest, type RequestChecker, type RequestFault } from "./check-request.js";
export { type CheckAnswersOptions, checkAnswers } from "./checking-fetch.js";
export {
  type Check,
  type CheckId,
  checkIds,
  checks,
  isCheckId,
  type Phase,
  phases,
  type Severity,
  type Violation,
} from "./checks.js";
export {
  ContractSuiteError,
  type ContractSuiteOptions,
  contractSuite,
  type SuiteContext,
  type SuiteRunner,
} from "./contract-suite.js";
export {
  type ContractViolation,
  ContractViolationError,
  type ContractViolationErrorCode,
  type RequestCheckId,
  requestChecks,
} from "./contract-violation.js";
export { type ApiDocument, readDocument } from "./document/api-document.js";
export type * from "./engine/case.js";
export { describeFinding, describeProgress, describeResult } from "./engine/describe-result.js";
export { exitStatusOf } from "./engine/exit-status.js";
export type * from "./engine/finding.js";
export type * from "./engine/plan.js";
export { type ReplayOptions, replay } from "./engine/replay.js";
export { type RunPlanOptions, runPlan } from "./engine/run-plan.js";
export {
  type Environment,
  EnvironmentError,
  type EnvironmentErrorCode,
  type Need,
  type Surroundings,
} from "./environment.js";
export { createPlainEnvironment } from "./plain-environment.js";
export { createRecorder, type Exchange, type Recorder } from "./recorder.js";
export { withoutTimes } from "./report/times.js";
export { writeReports } from "./report/write-reports.js";
export { type ReportFormat, reportFormats, reportWriters } from "./report/writers.js";
export { type Outcome, planScenarios, type RunOptions, runScenarios, type ScenarioResult } from "./run-scenarios.js";
export { createSandboxEnvironment, type SandboxEnvironmentOptions, type Tenancy } from "./sandbox-environment.js";
export { type AnyScenario, type Evidence, titleOf } from "./scenario.js";
export { createVaultsPayApi, type VaultsPayApiOptions } from "./vaultspay/api.js";
