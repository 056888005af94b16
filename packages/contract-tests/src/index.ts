export { createAnytimeApi } from "./anytime/api.js";
export type { Api } from "./api.js";
export { type Checker, createChecker, type Dialect, type Judgement, type WireAnswer } from "./check-answer.js";
export { type CheckAnswersOptions, checkAnswers } from "./checking-fetch.js";
export { type CheckId, checks, type Severity, type Violation } from "./checks.js";
export { type Coverage, coverageOf, type SubjectCoverage } from "./coverage.js";
export { describeReport, describeResult } from "./describe-report.js";
export { type ApiDocument, readDocument } from "./document/api-document.js";
export {
  type Abilities,
  type Credentials,
  type Environment,
  EnvironmentError,
  type EnvironmentErrorCode,
  type Need,
  type Surroundings,
} from "./environment.js";
export { createPlainEnvironment } from "./plain-environment.js";
export { probeName, withProbes } from "./probes/anytime/with-probes.js";
export { probes } from "./probes/index.js";
export type { GroundProbe } from "./probes/probe.js";
export { createRecorder, type Exchange, type Recorder } from "./recorder.js";
export { exitStatusOf, type RunReport, reportOf } from "./run-report.js";
export { type Outcome, planScenarios, type RunOptions, runScenarios, type ScenarioResult } from "./run-scenarios.js";
export { createSandboxEnvironment, type SandboxEnvironmentOptions } from "./sandbox-environment.js";
export { type AnyScenario, type Evidence, titleOf } from "./scenario.js";
