import type { Door, DoorOptions } from "../engine/kit.js";
import { EnvironmentError } from "../environment.js";
import { at } from "../json.js";

/** Signs in with the key, which no call has to fetch or renew. Throws `EnvironmentError` where there is none. */
export async function open{{Name}}Door({ credentials }: DoorOptions): Promise<Door> {
  const apiKey = at(credentials, "apiKey");
  if (typeof apiKey !== "string" || apiKey === "") {
    throw new EnvironmentError("ERR_CREDENTIALS", "the credentials have no apiKey");
  }
  return {
    username: "",
    learn: () => undefined,
    renew: async () => undefined,
    headers: async () => ({ "{{keyHeaderLower}}": `{{keyPrefix}}${apiKey}` }),
  };
}
