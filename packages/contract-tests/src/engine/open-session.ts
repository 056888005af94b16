import type { Api } from "../api.js";
import type { Checker } from "../check-answer.js";
import type { Environment } from "../environment.js";
import type { CaseRequest } from "./case.js";
import type { CallValues } from "./kit.js";
import type { RequestMaker } from "./request-maker.js";
import { createSession, type Reply, type Session } from "./session.js";
import type { Transport } from "./transport.js";

/** What the sessions of a run share. */
export interface SessionGround {
  readonly api: Api;
  readonly environment: Environment;
  readonly baseUrl: string;
  readonly checker: Checker;
  readonly transport: Transport;
  readonly makers: ReadonlyMap<string, RequestMaker>;
  readonly timeout: number;
  readonly isReadOnly: boolean;
  readonly pace: () => Promise<void>;
  onReply(request: CaseRequest, reply: Reply): void;
}

/**
 * Opens a customer of the provider and signs in. `isStrict` false asks for one whose signatures are not checked. Throws
 * `EnvironmentError` when it cannot be done.
 */
export async function openSession(ground: SessionGround, isStrict: boolean): Promise<Session> {
  const { api, environment, baseUrl, checker, transport, makers, timeout, isReadOnly, pace } = ground;
  const surroundings = await environment.open({ isStrict });
  const { credentials, abilities } = surroundings;
  try {
    const { isStrict: isChecked } = surroundings;
    const paced = {
      ...transport,
      send: async (...sent: Parameters<Transport["send"]>) => pace().then(() => transport.send(...sent)),
    };
    const door = await api.kit.openDoor({ baseUrl, credentials, transport: paced, timeout, isStrict: isChecked });
    return createSession({
      kit: api.kit,
      checker,
      transport: door.carry?.(transport) ?? transport,
      door,
      baseUrl,
      abilities,
      credentials,
      isStrict: surroundings.isStrict,
      isPrepared: environment.isolates,
      timeout,
      isReadOnly,
      pace,
      requestOf: (operationId, values) => requestOf(makers, operationId, values),
      onReply: ground.onReply,
      release: () => surroundings.close(),
    });
  } catch (error) {
    await surroundings.close();
    throw error;
  }
}

/** A request with these values, and right ones where a path needs more. Throws `TypeError` for an unknown operation. */
export function requestOf(
  makers: ReadonlyMap<string, RequestMaker>,
  operationId: string,
  { path = {}, query = {}, body = {} }: CallValues,
): CaseRequest {
  const maker = makers.get(operationId);
  if (maker === undefined) throw new TypeError(`the document has no operation ${operationId}`);
  const given = { path, query, body };
  const values = maker.slots.flatMap((slot) => {
    const value = given[slot.place][slot.name];
    if (value !== undefined) return [[slot, [value]] as const];
    return slot.place === "path" ? [[slot, [maker.sampleOf(slot)]] as const] : [];
  });
  return maker.request(new Map(values));
}
