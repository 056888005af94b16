import { type Context, Hono } from "hono";
import { createInputCheck } from "../check-input.js";
import type { ActionOrder, ClockMove, Control } from "../control.js";
import { ControlError, type ControlErrorCode } from "../control-error.js";
import type { TenantOrder } from "../control-tenants.js";
import type { FaultOrder } from "../injected-faults.js";
import { isSame } from "../same-secret.js";
import { actionsSchema, clockSchema, faultSchema, tenantSchema } from "./control-schemas.js";
import { answerHeaders, codeHeader, isOwnHost, placeOf, preflightHeaders } from "./web-page.js";

const statuses: Record<ControlErrorCode, 400 | 404 | 409> = {
  ERR_INPUT: 400,
  ERR_NO_SUCH_ACTION: 404,
  ERR_NO_SUCH_API: 404,
  ERR_NO_SUCH_DELIVERY: 404,
  ERR_NO_SUCH_FAULT: 404,
  ERR_NO_SUCH_ROUTE: 404,
  ERR_NO_SUCH_TENANT: 404,
  ERR_REFUSED: 409,
  ERR_TENANT_EXISTS: 409,
};

/** Bytes of a body. */
const limit = 1024 * 1024;

/** Which web pages may use the control API beside those it serves itself. */
export interface PageRules {
  /** What a page opened from the disk has to send. */
  readonly code: string;
  /** Names of this machine beside addresses and local names. */
  readonly hosts: readonly string[];
}

/** The control API over HTTP: each route is one function of `Control`, bodies and answers are JSON. */
export function createControlApp(
  control: Control,
  apis: readonly string[],
  rules: PageRules,
): (request: Request) => Promise<Response> {
  const app = new Hono().basePath("/_sandbox");
  const check = createInputCheck();

  async function bodyOf<T>(context: Context, schema: object): Promise<T> {
    const body: unknown = await readJson(context.req.raw);
    await check(schema, body);
    return body as T; // Checked by the schema, which is written beside the type.
  }
  const numberOf = (context: Context) => Number(context.req.param("number"));
  const tenantOf = (context: Context) => context.req.param("tenant") ?? "";

  // A page of a foreign web site must not reach the control API of a person who has the sandbox open.
  app.use(async (context, next) => {
    const refused = (message: string) => context.json(failure("ERR_INPUT", message), 403);
    const { headers } = context.req.raw;
    const host = headers.get("host");
    // Such a site can give this machine a name of its own; without a network there is no name.
    if (host !== null && !isOwnHost(host, rules.hosts)) return refused("foreign host");
    const origin = headers.get("origin");
    if (origin === null) return next();
    const place = placeOf(origin);
    if (place === "foreign" && !isSameHost(origin, host)) return refused("foreign origin");
    if (context.req.method === "OPTIONS" && headers.has("access-control-request-method")) {
      const asked = headers.get("access-control-request-headers") ?? undefined;
      return context.body(null, 204, preflightHeaders(origin, asked));
    }
    for (const [name, value] of Object.entries(answerHeaders(origin))) context.header(name, value);
    if (place === "disk" && !isSame(headers.get(codeHeader) ?? "", rules.code)) {
      return refused(`a page from the disk sends the code that the sandbox prints, in ${codeHeader}`);
    }
    return next();
  });

  app.get("/", (c) => c.json({ apis, routes: app.routes.filter(({ method }) => method !== "ALL").map(routeText) }));
  app.get("/apis/:api/actions", (c) => c.json(control.actions(c.req.param("api"))));

  app.get("/tenants", async (c) => c.json(await control.tenants.list()));
  app.post("/tenants", async (c) => {
    return c.json(await control.tenants.create(await bodyOf<TenantOrder>(c, tenantSchema)), 201);
  });
  app.get("/tenants/:tenant", async (c) => c.json(await control.tenants.get(tenantOf(c))));
  app.patch("/tenants/:tenant", async (c) => {
    return c.json(
      await control.tenants.change(tenantOf(c), await bodyOf<Record<string, unknown>>(c, { type: "object" })),
    );
  });
  app.delete("/tenants/:tenant", async (c) => {
    await control.tenants.remove(tenantOf(c));
    return c.body(null, 204);
  });
  app.post("/tenants/:tenant/reset", async (c) => {
    await control.tenants.reset(tenantOf(c));
    return c.body(null, 204);
  });
  app.post("/tenants/:tenant/seed", async (c) => {
    const { actions } = await bodyOf<{ actions: ActionOrder[] }>(c, actionsSchema);
    return c.json({ results: await control.seed(tenantOf(c), actions) });
  });
  app.post("/tenants/:tenant/actions/:action", async (c) => {
    const input = await readJson(c.req.raw);
    return c.json({ result: (await control.act(tenantOf(c), c.req.param("action"), input)) ?? null });
  });

  app.get("/tenants/:tenant/clock", async (c) => c.json(clockText(await control.clock(tenantOf(c)))));
  app.post("/tenants/:tenant/clock", async (c) => {
    return c.json(clockText(await control.moveClock(tenantOf(c), await bodyOf<ClockMove>(c, clockSchema))));
  });
  app.get("/tenants/:tenant/jobs", async (c) => c.json(await control.jobs(tenantOf(c))));
  app.get("/tenants/:tenant/ledger/audit", async (c) => c.json({ faults: await control.audit(tenantOf(c)) }));

  app.get("/tenants/:tenant/deliveries", async (c) => c.json(await control.deliveries(tenantOf(c))));
  app.post("/tenants/:tenant/deliveries/flush", async (c) => c.json(await control.flush(tenantOf(c))));
  app.post("/tenants/:tenant/deliveries/:number{[0-9]+}/retry", async (c) => {
    await control.retry(tenantOf(c), numberOf(c));
    return c.body(null, 204);
  });

  app.get("/faults", (c) => c.json(control.faults.list()));
  app.post("/faults", async (c) => c.json(control.faults.add(await bodyOf<FaultOrder>(c, faultSchema)), 201));
  app.delete("/faults", (c) => {
    control.faults.remove();
    return c.body(null, 204);
  });
  app.delete("/faults/:number{[0-9]+}", (c) => {
    control.faults.remove(numberOf(c));
    return c.body(null, 204);
  });

  app.get("/requests", (c) => c.json(control.requests(c.req.query("tenant"))));
  app.delete("/requests", (c) => {
    control.clearRequests();
    return c.body(null, 204);
  });

  app.notFound((c) => c.json(failure("ERR_NO_SUCH_ROUTE", "GET /_sandbox lists the routes"), 404));
  app.onError((error, c) => {
    if (!(error instanceof ControlError)) throw error;
    return c.json(failure(error.code, error.message, error.refusal), statuses[error.code]);
  });
  return async (request) => app.fetch(request);
}

const failure = (code: ControlErrorCode, message: string, refusal?: number | string) => ({
  error: { code, message, ...(refusal === undefined ? {} : { refusal }) },
});

const clockText = (now: number) => ({ now: new Date(now).toISOString(), milliseconds: now });

const routeText = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;

function isSameHost(origin: string, host: string | null): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  // A form or a plain text body can be sent by any web page without asking; JSON cannot.
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new ControlError("ERR_INPUT", "the content type must be application/json");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ControlError("ERR_INPUT", "the body is no JSON");
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new ControlError("ERR_INPUT", `the body is larger than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
