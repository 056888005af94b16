import { checkAnswers } from "../checking-fetch.js";
import type { ApiDocument } from "../document/api-document.js";
import type { Surroundings } from "../environment.js";
import { type OpenWorld, openWorld } from "../open-world.js";
import type { Stage } from "../stage.js";

/** What every scenario of {{title}} has. */
export interface World {
  readonly document: ApiDocument;
  /** Sends a call as it stands, without a key; its answer is judged by the document. */
  send(method: string, pathname: string): Promise<Response>;
}

/** Opens the world of one scenario. Throws `EnvironmentError` when its surroundings cannot be made. */
export function open{{Name}}World(stage: Stage): Promise<OpenWorld<World>> {
  return openWorld(stage, (opened) => enter(stage, opened));
}

async function enter(stage: Stage, opened: Surroundings[]): Promise<World> {
  const { baseUrl, checker, document, recorder } = stage;
  opened.push(await stage.environment.open({}));
  const network = checkAnswers({ checker, baseUrl, username: "", recorder })(stage.fetch);
  return { document, send: (method, pathname) => network(`${baseUrl}${pathname}`, { method }) };
}
