import { type Members, membersOf } from "./members.js";
import { StoryError } from "./story.js";

/** The part of a sandbox's control API with which a story plays the outside world for one tenant. */
export interface ControlApi {
  /** Moves the clock and runs what falls due. Milliseconds. */
  advanceClock(milliseconds: number): Promise<void>;
  /** Lets the outside world act. Answers what the action answers. */
  act(action: string, input: unknown): Promise<Members>;
  /** Faults in the books; empty when they balance. */
  audit(): Promise<readonly string[]>;
}

/** `url`: the main port of a sandbox, without a slash at the end. Its functions throw `StoryError` for a refusal. */
export function controlApi(url: string, tenant: string): ControlApi {
  async function send(method: "GET" | "POST", path: string, body?: unknown): Promise<Members> {
    const json = { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`${url}/_sandbox/tenants/${encodeURIComponent(tenant)}/${path}`, {
      method,
      ...(body === undefined ? {} : json),
    });
    const answer = membersOf(await response.json());
    if (response.ok) return answer;
    throw new StoryError(`the control API refused ${method} ${path}: ${answer.in("error").text("message")}`);
  }

  return {
    advanceClock: async (advance) => void (await send("POST", "clock", { advance })),
    act: async (action, input) => (await send("POST", `actions/${action}`, input)).in("result"),
    audit: async () => (await send("GET", "ledger/audit")).texts("faults"),
  };
}
