import type { Fault } from "../core/fault.js";
import { type DateRange, type Span, spanOf } from "./dates.js";
import { forbidden, notFound } from "./fault.js";
import { type Caller, visibleUsers, zoneOf } from "./members.js";
import type { BrocardScene } from "./types.js";

/** What lists and groups of payments and of refunds are filtered by. Of the values of one filter one has to match. */
export interface HolderFilter extends Span {
  readonly tenant: string;
  /** Holders whose rows the caller may see. */
  readonly visible: readonly number[];
  readonly bins: readonly string[] | undefined;
  readonly cards: readonly number[] | undefined;
  readonly ids: readonly number[] | undefined;
  readonly teams: readonly number[] | undefined;
  readonly users: readonly number[] | undefined;
}

interface FilteredCall extends Pick<BrocardScene, "tenant" | "tx"> {
  readonly caller: Caller;
  readonly query: {
    readonly tz?: string;
    readonly dates?: DateRange;
    readonly "bins[]"?: readonly string[];
    readonly "cards[]"?: readonly number[];
    readonly "ids[]"?: readonly number[];
    readonly "teams[]"?: readonly number[];
    readonly "users[]"?: readonly number[];
  };
}

/** Reads these filters of a query. */
export async function readHolderFilter(call: FilteredCall): Promise<HolderFilter> {
  const { caller, query, tenant } = call;
  return {
    ...spanOf(query.dates, zoneOf(call)),
    tenant: tenant.id,
    visible: await visibleUsers(call, caller.user),
    bins: query["bins[]"],
    cards: query["cards[]"],
    ids: query["ids[]"],
    teams: query["teams[]"],
    users: query["users[]"],
  };
}

/** Refuses what does not exist (404) and what is of users whom the caller may not see (403). `users`: any of them will do. */
export async function refuseUnseen(
  call: Pick<FilteredCall, "caller" | "tenant" | "tx">,
  users: readonly number[] | undefined,
): Promise<Fault | undefined> {
  if (!users) return notFound();
  const visible = await visibleUsers(call, call.caller.user);
  return users.some((user) => visible.includes(user)) ? undefined : forbidden();
}
