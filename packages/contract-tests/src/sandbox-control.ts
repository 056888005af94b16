import { EnvironmentError } from "./environment.js";
import { at } from "./json.js";

/** The control API of a sandbox over HTTP. */
export interface SandboxControl {
  /** Calls a route below `/_sandbox`; answers the parsed JSON, undefined where there is none. */
  call(method: "DELETE" | "GET" | "PATCH" | "POST", path: string, body?: object): Promise<unknown>;
}

/**
 * Reaches the control API at `controlUrl`, such as `http://127.0.0.1:8080/_sandbox`. Calls throw `EnvironmentError`
 * when the sandbox cannot be reached or refuses. `timeout`: milliseconds for each call.
 */
export function createSandboxControl(controlUrl: string, send: typeof fetch, timeout: number): SandboxControl {
  const base = controlUrl.replace(/\/$/, "");
  return {
    async call(method, path, body) {
      const response = await send(
        new Request(`${base}${path}`, {
          method,
          signal: AbortSignal.timeout(timeout),
          ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
        }),
      ).catch((cause: unknown) => {
        throw new EnvironmentError("ERR_CONTROL_UNREACHABLE", `no answer from the control API at ${base}`, { cause });
      });
      const text = await response.text();
      const answer = text === "" ? undefined : parse(text);
      if (response.ok) return answer;
      const said = at(answer, "error", "message");
      const doubt = response.status === 404 ? `: is ${base} the control API of a sandbox?` : "";
      const reason = typeof said === "string" ? `: ${said}` : doubt;
      throw new EnvironmentError("ERR_CONTROL_REFUSED", `${method} ${path} answered ${response.status}${reason}`);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
