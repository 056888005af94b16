import type { Answer, Ground } from "./probe.js";

/** Reports an answer that is no refusal, or one of another code. `what`: the thing that is to be refused. */
export function expectRefusal(ground: Ground, answer: Answer, code: number, what: string): void {
  const place = answer.operationId === undefined ? "" : ` by ${answer.operationId}`;
  if (answer.status < 400) ground.find(`${what} is accepted${place}`, answer);
  else if (answer.code !== code) {
    ground.find(`${what} is refused${place} with ${answer.code ?? answer.status}, expected ${code}`, answer);
  }
}

/** Reports an answer that is no success. */
export function expectSuccess(ground: Ground, answer: Answer, what: string): boolean {
  if (answer.status < 400) return true;
  ground.find(`${what} is refused with ${answer.code ?? answer.status}`, answer);
  return false;
}
