import type { Kit } from "../engine/kit.js";
import { open{{Name}}Door } from "./door.js";

/** What generated cases need to know about {{title}}: how to sign in, and which statuses refuse. */
export const {{variable}}Kit: Kit = {
  openDoor: open{{Name}}Door,
  contentOf: (json) => json,
  ruleFor: () => undefined,
  resources: {},
  first: [],
  exclusive: new Set(),
  refusal: { data: () => [400, 404, 422], authentication: [401], method: [405], unknownResource: [404] },
  refusesUnknown: false,
  refusesRepeated: false,
  codesOf: () => new Set(),
  mayAnswer: () => true,
  stateCodes: () => new Set(),
  stateStatuses: [404, 409, 422],
  lifeCycles: [],
  excuse: () => undefined,
};
