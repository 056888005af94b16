import type { CheckId } from "@openissuing/contract-tests";
import type { Defect } from "../defect.js";

/** Requests that reach no operation: which code refuses them, and which one they get instead; none is a success. */
const routes: readonly (readonly [id: string, code: number, other: number | undefined, check: CheckId])[] = [
  ["method-as-unknown-path", 4050010, 4040010, "method-refused"],
  ["method-succeeds", 4050010, undefined, "method-refused"],
  ["path-as-method", 4040010, 4050010, "unknown-path-refused"],
  ["path-succeeds", 4040010, undefined, "unknown-path-refused"],
  ["unserved-version-as-path", 4000011, 4040010, "unknown-version-refused"],
  ["unserved-version-succeeds", 4000011, undefined, "unknown-version-refused"],
  ["malformed-version-as-unserved", 4000010, 4000011, "unknown-version-refused"],
];

/** What lies beside the documented operations. */
export function routeDefects(
  rowOf: (code: number) => { readonly status: number; readonly exception: string },
): readonly Defect[] {
  return routes.map(([id, code, other, check]): Defect => {
    const where = { on: "nowhere", when: code } as const;
    const instead = other === undefined ? "a success" : `refused with ${other}`;
    return {
      id: `routing-${id}`,
      class: "routing",
      what: `what belongs to ${code} is ${instead}`,
      fault:
        other === undefined
          ? { kind: "answer", ...where, status: 200 }
          : { kind: "error", ...where, code: other, ...rowOf(other) },
      expects: other === undefined ? [check, "documented-operation"] : [check],
      subjects: [],
    };
  });
}
