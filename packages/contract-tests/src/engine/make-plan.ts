import type { Api } from "../api.js";
import type { CheckId, Phase } from "../checks.js";
import { createValidators } from "../document/validators.js";
import { EnvironmentError } from "../environment.js";
import { planScenarios } from "../run-scenarios.js";
import type { AnyScenario } from "../scenario.js";
import { boundaryCases } from "./boundary-cases.js";
import type { Case } from "./case.js";
import { exampleCases } from "./example-cases.js";
import type { Plan, Profile } from "./plan.js";
import type { Probe } from "./probe.js";
import { protocolCases } from "./protocol-cases.js";
import { type RandomCases, randomCases } from "./random-cases.js";
import { createRequestMaker, type RequestMaker } from "./request-maker.js";

export interface PlanOptions {
  readonly api: Api;
  readonly profile: Profile;
  readonly seed: number;
  /** Operations or tags; default: all. */
  readonly include?: readonly string[];
  /** At most so many cases; the random ones give way first. */
  readonly maxCases?: number;
  readonly disabled?: readonly CheckId[];
}

/** A plan and what makes its random cases. */
export interface MadePlan {
  readonly plan: Plan;
  readonly makers: ReadonlyMap<string, RequestMaker>;
  readonly random: readonly RandomCases[];
  /** Random cases of each kind. */
  readonly randomEach: number;
  readonly sequencesEach: number;
  readonly probes: readonly Probe[];
  readonly scenarios: readonly AnyScenario[];
  /** Cases that may be played beyond the plan, to make a finding shorter. */
  readonly spare: number;
}

/** Random cases of each operation on each side of the document, and sequences of each kind of thing. */
const sizes: Readonly<Record<Profile, { readonly random: number; readonly sequences: number }>> = {
  smoke: { random: 5, sequences: 2 },
  full: { random: 100, sequences: 25 },
  "read-only": { random: 20, sequences: 0 },
};

/** Plans a run: which operations, which cases, how many. Same options, same plan. Throws `EnvironmentError` for an unknown name. */
export function makePlan(options: PlanOptions): MadePlan {
  const { api, profile, seed, include = [], maxCases = Number.POSITIVE_INFINITY, disabled = [] } = options;
  const { document, kit } = api;
  const validators = createValidators(document.schemas);
  const isReadOnly = profile === "read-only";
  const names = new Set(document.requests.flatMap(({ operationId, tag }) => [operationId, tag]));
  const [unknown] = include.filter((name) => !names.has(name));
  if (unknown !== undefined) {
    // Nothing would be tested without anybody noticing.
    throw new EnvironmentError("ERR_PLAN_EMPTY", `"${unknown}" is no operation and no tag of ${api.name}`);
  }
  const wanted = document.requests.filter(({ operationId, tag, method }) => {
    const isAskedFor = include.length === 0 || include.includes(operationId) || include.includes(tag);
    return isAskedFor && (!isReadOnly || method === "GET");
  });
  const makers = new Map(document.requests.map((each) => [each.operationId, createRequestMaker(each, document, kit)]));
  const inPlay = wanted.flatMap(({ operationId }) => makers.get(operationId) ?? []);

  const whole = spread(
    inPlay.map((maker) => [
      ...exampleCases(maker, kit),
      ...boundaryCases(maker, validators, kit),
      ...protocolCases(maker, document.methodsAt(maker.operation.path), kit),
    ]),
  ).filter((each) => !isReadOnly || each.request.method === "GET");
  const cases = inPhases(whole.slice(0, maxCases));

  const random = inPlay.flatMap((maker) =>
    (["valid", "invalid"] as const).flatMap((side) => randomCases(side, maker, { validators, kit, seed }) ?? []),
  );
  const left = Math.max(0, maxCases - cases.length);
  const randomEach = random.length === 0 ? 0 : Math.min(sizes[profile].random, Math.floor(left / random.length));
  const afterRandom = left - randomEach * random.length;
  const cycles = kit.lifeCycles.filter(({ create }) => wanted.some(({ operationId }) => operationId === create));
  const sequencesEach = Math.min(sizes[profile].sequences, Math.floor(afterRandom / Math.max(1, cycles.length)));
  const isWhole = include.length === 0;
  const isFor = ({ operationId }: { operationId: string }) => isWhole || include.includes(operationId);
  const afterSequences = afterRandom - sequencesEach * cycles.length;
  const probes = api.probes
    .filter((probe) => isFor(probe) && (profile === "full" || (profile === "smoke" ? probe.isSmoke : !probe.writes)))
    .slice(0, afterSequences);
  const scenarios =
    profile === "full"
      ? planScenarios(api)
          .filter(isFor)
          .slice(0, afterSequences - probes.length)
      : [];

  const count = (phase: Phase) => cases.filter((each) => each.phase === phase).length;
  const plan: Plan = {
    api: api.name,
    profile,
    seed,
    operations: wanted.map(({ operationId }) => operationId),
    cases,
    sizes: {
      examples: count("examples"),
      boundaries: count("boundaries"),
      random: randomEach * random.length,
      sequences: sequencesEach * cycles.length,
      probes: probes.length,
      scenarios: scenarios.length,
    },
    disabled,
  };
  const spare = maxCases - Object.values(plan.sizes).reduce((sum, size) => sum + size, 0);
  return { plan, makers, random, randomEach, sequencesEach, probes, scenarios, spare };
}

/** One case of each operation in turn, so that a limit leaves none out. */
function spread(lists: readonly (readonly Case[])[]): readonly Case[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat();
}

function inPhases(cases: readonly Case[]): readonly Case[] {
  return [...cases.filter(({ phase }) => phase === "examples"), ...cases.filter(({ phase }) => phase !== "examples")];
}
