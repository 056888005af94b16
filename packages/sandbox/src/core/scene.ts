import type { Alarm } from "./alarm.js";
import { scheduleIn } from "./calendar.js";
import type { Deliver, Scene } from "./handler.js";
import type { Ids, IdsFor } from "./ids.js";
import type { Schedule } from "./job.js";
import { type Ledger, openLedger } from "./ledger.js";
import { enqueue } from "./outbox.js";
import type { RequestNumbers } from "./request-numbers.js";
import type { Tx } from "./store/store.js";
import type { Tenant } from "./tenants.js";
import type { Vendor } from "./vendor.js";

/** What the scenes of one API share. */
export interface Stage {
  readonly vendor: Vendor;
  readonly idsFor: IdsFor;
  readonly numbers: RequestNumbers;
  /** Rings for jobs. */
  readonly alarm: Alarm;
  readonly outboxAlarm: Alarm;
}

/** A scene whose parts are made when they are asked for: most reads need none of them. */
export class OpenScene implements Scene {
  readonly tenant: Tenant;
  readonly tx: Tx;
  readonly now: number;
  readonly #stage: Stage;
  #ids: Ids | undefined;
  #ledger: Ledger | undefined;

  constructor(stage: Stage, tx: Tx, tenant: Tenant, now: number) {
    this.#stage = stage;
    this.tenant = tenant;
    this.tx = tx;
    this.now = now;
  }

  get ids(): Ids {
    this.#ids ??= this.#stage.idsFor(this.tx, this.tenant.id);
    return this.#ids;
  }

  get ledger(): Ledger {
    this.#ledger ??= openLedger(this.tx, this.tenant.id, this.ids, this.now);
    return this.#ledger;
  }

  get schedule(): Schedule {
    return scheduleIn(this.tx, this.tenant.id, this.ids, this.#stage.alarm);
  }

  get deliver(): Deliver<Record<string, unknown>> {
    const { tx, tenant, now, ids } = this;
    const { vendor, numbers, outboxAlarm } = this.#stage;
    return async (event, { key, body }) => {
      const own = vendor.addressOf && (await vendor.addressOf(tx, tenant, event));
      const url = own ?? tenant.webhook_url;
      if (url === null) return;
      const content = { tenant, now, requestId: await numbers.nextInside(tx, tenant.id) };
      const sealed = await vendor.sealEvent(tx, content, event, body);
      const letter = { event, key, url, ...(typeof sealed === "string" ? { body: sealed } : sealed) };
      await enqueue(tx, { tenant, ids, now, alarm: outboxAlarm }, letter);
    };
  }
}
