import { type Alarm, createAlarm } from "./alarm.js";
import { type Calendar, createCalendar } from "./calendar.js";
import type { Scene } from "./handler.js";
import { type Document, type DocumentOperation, readDocument } from "./http/document.js";
import { createNestedChecks, type NestedChecks } from "./http/nested-checks.js";
import { createRouter, type Route } from "./http/router.js";
import { createChecks, type OperationChecks } from "./http/validators.js";
import type { IdsFor } from "./ids.js";
import type { RequestNumbers } from "./request-numbers.js";
import { OpenScene, type Stage } from "./scene.js";
import type { Store, Tx } from "./store/store.js";
import type { Tenant, Tenants } from "./tenants.js";
import type { Vendor } from "./vendor.js";

/** What all APIs of a sandbox share. */
export interface Services {
  readonly store: Store;
  readonly tenants: Tenants;
  readonly idsFor: IdsFor;
  readonly numbers: RequestNumbers;
  /** Rings for webhooks that are due. */
  readonly outboxAlarm: Alarm;
  /** Tenant time of a tenant that was read before; undefined for others. */
  readonly nowOf: (tenant: string) => number | undefined;
  /** Hears of errors nobody waits for. */
  readonly onError: (error: unknown) => void;
}

/** One vendor at work. */
export interface Api {
  readonly vendor: Vendor;
  readonly document: Document;
  route(method: string, path: string): Route;
  checksOf(operation: DocumentOperation): OperationChecks | Promise<OperationChecks>;
  /** The same for a vendor with nested requests. */
  nestedChecksOf(operation: DocumentOperation): Promise<NestedChecks>;
  readonly stage: Stage;
  openScene(tx: Tx, tenant: Tenant, now: number): Scene;
  readonly calendar: Calendar;
  readonly alarm: Alarm;
}

/** Puts a vendor to work. */
export function createApi(vendor: Vendor, services: Services): Api {
  const { store, tenants, idsFor, numbers, outboxAlarm, nowOf, onError } = services;
  const document = readDocument(vendor.document);
  const alarm = createAlarm(nowOf, (tenant) => void runDue(tenant).catch(onError));

  const stage: Stage = { vendor, idsFor, numbers, alarm, outboxAlarm };
  const openScene = (tx: Tx, tenant: Tenant, now: number) => new OpenScene(stage, tx, tenant, now);

  const jobs = new Map(vendor.jobs.map((job) => [job.name, job]));
  const calendar = createCalendar({ store, alarm, jobs, openScene });

  async function runDue(id: string): Promise<void> {
    const tenant = await tenants.get(id);
    if (tenant) await calendar.runDue(tenant, tenants.now(tenant));
  }

  return {
    vendor,
    document,
    route: createRouter(document.operations),
    checksOf: createChecks(document),
    nestedChecksOf: createNestedChecks(document),
    stage,
    openScene,
    calendar,
    alarm,
  };
}
