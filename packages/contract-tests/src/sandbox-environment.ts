import { type Environment, EnvironmentError, type Need, type TakeWebhook } from "./environment.js";
import { isLoopback } from "./is-loopback.js";
import { at } from "./json.js";
import { createSandboxControl, type SandboxControl } from "./sandbox-control.js";
import { createInbox } from "./webhook-inbox.js";
import { type HeaderOf, startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.js";

/** How customers of one API come about in a sandbox. */
export interface Tenancy {
  /** Name of the API in the sandbox. */
  readonly api: string;
  /** What the control API can do for a tenant, beside its clock and its webhooks. */
  readonly offers: readonly Need[];
  /** Whether calls carry no signatures, so that there are none to leave unchecked. */
  readonly isUnsigned?: boolean;
  /** Settings of a new tenant. `isStrict` false asks for one whose signatures are not checked. */
  settings(isStrict: boolean): Promise<object>;
  /** What it takes to sign in, from the description of a tenant. Throws `EnvironmentError`. */
  credentials(tenant: unknown): Promise<object>;
  /** Name that proofs of origin are made for; empty where there is none. */
  usernameOf(credentials: object): string;
  abilities(control: SandboxControl, tenant: string): object;
}

export interface SandboxEnvironmentOptions {
  /** Address of the control API, such as `http://127.0.0.1:8080/_sandbox`. */
  readonly controlUrl: string;
  readonly tenancy: Tenancy;
  /** Milliseconds for each call of the control API and for a webhook to arrive. Default 10,000. */
  readonly timeout?: number;
  /** Takes the place of the network for the control API. Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** What every sandbox can do, whatever the API. */
const everywhere: readonly Need[] = ["clock", "receiver", "webhooks"];

/**
 * Seconds the clock goes ahead in one step: what happens on the way is dated then, and the published verification
 * refuses webhooks that are a day old.
 */
const farthest = 80_000;

/** What takes a receiver that the sandbox can reach. */
const ofReceiver: ReadonlySet<Need> = new Set(["receiver", "webhooks"]);

/**
 * An OpenIssuing sandbox, reached by its control API and nothing else: each scenario gets a tenant of its own, which is
 * dropped at the end. Webhooks come to a receiver on the loopback interface, so they need a sandbox on this machine.
 */
export function createSandboxEnvironment(options: SandboxEnvironmentOptions): Environment {
  const { controlUrl, tenancy, timeout = 10_000, fetch: send = globalThis.fetch } = options;
  const control = createSandboxControl(controlUrl, send, timeout);
  const isNear = isLoopback(controlUrl);
  let receiver: Promise<WebhookReceiver> | undefined;

  const receiving = () => {
    receiver ??= startWebhookReceiver();
    return receiver;
  };

  return {
    name: `sandbox at ${controlUrl}`,
    isolates: true,
    offers: new Set([...everywhere, ...tenancy.offers].filter((need) => isNear || !ofReceiver.has(need))),
    reasonAgainst: (need) =>
      ofReceiver.has(need) ? "the sandbox is on another machine and cannot reach our receiver" : `no ${need} here`,

    async open({ takeWebhook, isStrict = true }) {
      const { inbox, put } = createInbox<Record<string, object>>(timeout);
      let username = "";
      let ahead = 0;
      let toRefuse = 0;
      let refused = 0;
      const receive = async (take: TakeWebhook, body: Uint8Array<ArrayBuffer>, url: string, header: HeaderOf) => {
        if (toRefuse > 0) {
          toRefuse--;
          refused++;
          throw new Error("the receiver was told to fail");
        }
        const webhook = await take(body, { username, url, header, now: () => Date.now() + ahead });
        if (webhook !== undefined) put(webhook);
      };
      const door =
        isNear && takeWebhook !== undefined
          ? (await receiving()).open((body, url, header) => receive(takeWebhook, body, url, header))
          : undefined;
      const webhooks = door === undefined ? {} : { webhookUrl: door.url };
      const order = { api: tenancy.api, ...(await tenancy.settings(isStrict)), ...webhooks };
      const tenant = await control.call("POST", "/tenants", order);
      const id = textAt(tenant, "id");
      const credentials = await tenancy.credentials(tenant);
      username = tenancy.usernameOf(credentials);
      const route = `/tenants/${encodeURIComponent(id)}`;
      // What is on its way is judged before the clock moves or the scenario ends: it would look late, or get lost.
      const arrive = async () => {
        if (door !== undefined) await control.call("POST", `${route}/deliveries/flush`);
      };
      const clock = {
        async advance(seconds: number) {
          for (let left = seconds; left > 0; left -= farthest) {
            await arrive();
            const step = Math.min(left, farthest);
            const moved = await control.call("POST", `${route}/clock`, { advance: step * 1000 });
            ahead = Number(at(moved, "milliseconds")) - Date.now();
          }
        },
      };
      return {
        credentials,
        isStrict: isStrict || tenancy.isUnsigned === true,
        abilities: {
          ...tenancy.abilities(control, id),
          clock,
          webhooks: inbox,
          receiver: {
            refuseNext(times: number) {
              toRefuse = times;
            },
            refused: () => refused,
          },
        },
        async close() {
          await arrive();
          door?.close();
          await control.call("DELETE", route);
        },
      };
    },

    async close() {
      await (await receiver)?.close();
    },
  };
}

/** A text of a tenant's description. Throws `EnvironmentError` where it is missing. */
export function textAt(tenant: unknown, ...way: readonly string[]): string {
  const value = at(tenant, ...way);
  if (typeof value === "string" && value !== "") return value;
  throw new EnvironmentError("ERR_CONTROL_REFUSED", `the new tenant has no ${way.join(".")}`);
}
