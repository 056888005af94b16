import { randomBytes } from "node:crypto";
import { createAlarm } from "./alarm.js";
import { type Api, createApi } from "./api.js";
import { createInputCheck } from "./check-input.js";
import { type Control, createControl } from "./control.js";
import { createTenantControl } from "./control-tenants.js";
import { createEngine } from "./engine.js";
import { type Incoming, incomingOf, type Outgoing, responseOf } from "./http/exchange.js";
import { counterTable, createIds } from "./ids.js";
import { createInjectedFaults } from "./injected-faults.js";
import { jobTable } from "./job.tables.js";
import { balanceTable, entryTable, postingTable } from "./ledger.tables.js";
import { createOutbox } from "./outbox.js";
import { deliveryTable } from "./outbox.tables.js";
import { servePage } from "./pages.js";
import { createRequestLog } from "./request-log.js";
import { createRequestNumbers } from "./request-numbers.js";
import { openSqliteStore } from "./store/sqlite-store.js";
import { createTenants, tenantTable } from "./tenants.js";
import type { VendorKit } from "./vendor.js";

export interface SandboxOptions {
  readonly vendors: readonly VendorKit[];
  /** Everything random comes from it: same seed, same bytes. */
  readonly seed?: string;
  /** Milliseconds since the epoch. Default: the clock of the machine. */
  readonly now?: () => number;
  /** File of the database; default `:memory:`. */
  readonly db?: string;
  /** Sends the webhooks. */
  readonly fetch?: typeof fetch;
  /** Waits real milliseconds, for faults that delay. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Hears of errors that became a 500 or that nobody waits for. Default: standard error. */
  readonly onError?: (error: unknown) => void;
  /** How many requests the log keeps; default 1000. */
  readonly logSize?: number;
  /**
   * Names the control API is reached by beside IP addresses and local ones (without a dot, `.internal`, `.local`): under
   * any other it answers 403, because a web site can make its own name point here.
   */
  readonly hosts?: readonly string[];
}

/** A sandbox without a port. */
export interface Sandbox {
  /** Answers a request to `/<api>/…` or `/_sandbox/…`. Rejects only when a fault asked for a dropped connection. */
  fetch(request: Request, from?: { readonly remoteAddress?: string }): Promise<Response>;
  /** Answers a request to one API at its root, for servers. */
  answer(api: string, incoming: Incoming): Promise<Outgoing>;
  /** Answers a request to `/<api>/…` or to a page, for servers. */
  answerAny(incoming: Incoming): Promise<Outgoing>;
  /** What the named API answers to something that is no HTTP or comes too slowly. */
  refuse(api: string, kind: "malformed" | "timeout"): Promise<Outgoing>;
  readonly apis: readonly string[];
  readonly control: Control;
  /** What a web page opened from the disk sends in `x-sandbox-code` to use the control API; another one each time. */
  readonly pageCode: string;
  /** Stops timers, ends what is under way and closes the database. */
  close(): Promise<void>;
}

const coreTables = [counterTable, tenantTable, postingTable, entryTable, balanceTable, deliveryTable, jobTable];

/** Opens the database and puts the vendors to work. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { vendors, seed = "openissuing", now = Date.now, db = ":memory:", logSize = 1000, hosts = [] } = options;
  const { fetch: send = fetch, wait = waitFor, onError = report } = options;

  const tables = [...coreTables, ...vendors.flatMap((vendor) => vendor.tables)];
  const store = openSqliteStore(db, tables);
  const tenants = createTenants(store, now);
  const idsFor = createIds(seed);
  const numbers = createRequestNumbers(store);
  const faults = createInjectedFaults();
  const log = createRequestLog(logSize);
  const closing = new AbortController();
  const nowOf = (id: string) => {
    const tenant = tenants.known(id);
    return tenant && tenants.now(tenant);
  };
  const outboxAlarm = createAlarm(nowOf, (tenant) => void outbox.dispatch(tenant).catch(onError));
  const attemptsOf = (id: string) => apis.get(tenants.known(id)?.api ?? "")?.vendor.webhookAttempts;
  const outbox = createOutbox({ store, alarm: outboxAlarm, fetch: send, nowOf, attemptsOf, closing: closing.signal });

  const services = { store, tenants, idsFor, numbers, outboxAlarm, nowOf, onError };
  const apis = new Map<string, Api>(
    vendors.map((kit) => [kit.name, createApi(kit.create({ store, tenants }), services)]),
  );
  const engine = createEngine({ store, tenants, numbers, faults, log, wait, onError });
  const check = createInputCheck();
  const tenantControl = createTenantControl({
    store,
    tenants,
    idsFor,
    numbers,
    faults,
    apis,
    tables,
    outboxAlarm,
    check,
  });
  const control = createControl({ store, tenants, apis, faults, log, outbox, outboxAlarm, check, tenantControl });

  // What a last run left: jobs and webhooks wait in the database.
  let isReady = false;
  const ready = (async () => {
    await tenants.list();
    await outbox.wake();
    for (const { calendar } of apis.values()) await calendar.wake();
    isReady = true;
  })();

  async function answerLater(name: string, incoming: Incoming): Promise<Outgoing> {
    await ready;
    const api = apis.get(name);
    return api ? engine(api, incoming) : noSuchApi([...apis.keys()]);
  }

  function answer(name: string, incoming: Incoming): Promise<Outgoing> {
    const api = isReady ? apis.get(name) : undefined;
    return api ? engine(api, incoming) : answerLater(name, incoming);
  }

  async function answerAny(incoming: Incoming): Promise<Outgoing> {
    await ready;
    const [, first = "", rest = "/"] = /^\/([^/?]*)(.*)$/s.exec(incoming.target) ?? [];
    if (first === "_pages") return servePage({ store, tenants, apis }, incoming);
    const { method, body, remoteAddress, publicUrl } = incoming;
    const header = (name: string) => incoming.header(name);
    const target = rest.startsWith("/") ? rest : `/${rest}`;
    return answer(first, { method, target, header, body, remoteAddress, publicUrl });
  }

  // Not from the seed: nobody is to know it beforehand.
  const pageCode = randomBytes(8).toString("hex");

  // Its framework takes longer to load than a first answer may take.
  let controlApp: Promise<(request: Request) => Promise<Response>> | undefined;
  async function answerControl(request: Request): Promise<Response> {
    await ready;
    controlApp ??= import("./http/control-app.js").then(({ createControlApp }) =>
      createControlApp(control, [...apis.keys()], { code: pageCode, hosts }),
    );
    return (await controlApp)(request);
  }

  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    for (const { alarm } of [{ alarm: outboxAlarm }, ...apis.values()]) alarm.stop();
    closing.abort();
    await ready;
    await outbox.settled();
    await store.close();
  }

  return {
    fetch: async (request, { remoteAddress } = {}) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/_sandbox" || pathname.startsWith("/_sandbox/")) return answerControl(request);
      return responseOf(await answerAny(incomingOf(request, remoteAddress)));
    },
    answer,
    answerAny,
    refuse: async (name, kind) => {
      const vendor = apis.get(name)?.vendor;
      if (!vendor) return noSuchApi([...apis.keys()]);
      const content = { tenant: undefined, requestId: await numbers.next(""), now: now() };
      return vendor.sealFault(content, vendor.refuse({ kind }));
    },
    apis: [...apis.keys()],
    control,
    pageCode,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

function noSuchApi(names: readonly string[]): Outgoing {
  const body = JSON.stringify({
    error: { code: "ERR_NO_SUCH_API", message: "the first part of the path names the API", apis: names },
  });
  return { status: 404, headers: { "content-type": "application/json" }, body };
}

const waitFor = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function report(error: unknown): void {
  console.error(error);
}
