import type { ApiDocument } from "../document/api-document.js";
import type { Kit } from "../engine/kit.js";
import { openBrocardDoor } from "./door.js";

/** What generated cases need to know about Brocard. */
export function createBrocardKit(_document: ApiDocument): Kit {
  return {
    openDoor: openBrocardDoor,
    // There is no envelope: `request_id` stands beside what an answer is about.
    contentOf: (json) => json,
    ruleFor: () => undefined,
    resources: {},
    first: [],
    exclusive: new Set(),
    harmless: new Set(),
    refusal: { data: () => [422], authentication: [401], method: [405], unknownResource: [403, 404, 422] },
    refusesUnknown: false,
    refusesRepeated: false,
    codesOf: () => new Set(),
    mayAnswer: () => true,
    stateCodes: () => new Set(),
    stateStatuses: [403, 404, 422, 429],
    lifeCycles: [],
    excuse: () => undefined,
  };
}
