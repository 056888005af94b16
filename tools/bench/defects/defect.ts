import type { CheckId } from "@openissuing/contract-tests";

/** What kind of promise is broken. */
export type DefectClass =
  | "address"
  | "code"
  | "concurrency"
  | "content-type"
  | "dates"
  | "foreign"
  | "hash"
  | "idempotence"
  | "ids"
  | "leak"
  | "missing"
  | "money"
  | "pagination"
  | "replay"
  | "routing"
  | "signature"
  | "state"
  | "status"
  | "token"
  | "transport"
  | "type"
  | "undocumented"
  | "validation"
  | "webhook";

/** One change of a JSON message. `at`: JSON pointer, in which `*` stands for every place and the last part may not exist. */
export type Edit =
  | { readonly edit: "add"; readonly at: string; readonly by: number }
  | { readonly edit: "as-number" | "as-text" | "in-list" | "remove"; readonly at: string }
  | { readonly edit: "rename"; readonly at: string; readonly to: string }
  | { readonly edit: "set"; readonly at: string; readonly to: unknown }
  /** Time printed in another zone: hours it is moved by. */
  | { readonly edit: "hours"; readonly at: string; readonly by: number }
  | { readonly edit: "days"; readonly at: string; readonly by: number }
  | { readonly edit: "text"; readonly at: string; readonly from: string; readonly to: string };

/** Which answers: of these operations (`*` for all, `nowhere` for requests that reach none), with this outcome or code. */
export interface Where {
  readonly on: "*" | "nowhere" | readonly string[];
  readonly when?: "refusal" | "success" | number;
}

/** One thing that is broken, as data; `broken-api.ts` and `broken-post.ts` carry it out. */
export type Fault =
  | (Where & {
      readonly kind: "answer";
      readonly edits?: readonly Edit[];
      readonly status?: number;
      readonly mediaType?: string | null;
      /** Takes the place of the body. */
      readonly text?: string;
      /** Only from this answer on, counted from 1 for each address. */
      readonly from?: number;
    })
  /** A refusal that carries another code. */
  | (Where & { readonly kind: "error"; readonly code?: number; readonly exception?: string; readonly status?: number })
  | (Where & {
      readonly kind: "hash";
      readonly how: "of-body" | "of-other-user" | "of-rounded-time" | "old" | "upper-case";
    })
  /** Answers the first content of each address for ever. */
  | (Where & { readonly kind: "stale" })
  | (Where & {
      readonly kind: "signature";
      readonly accepts: "altered-data" | "invalid" | "missing-data" | "missing-signature";
    })
  | (Where & { readonly kind: "replay"; readonly accepts: "any" | "at-once" | "elsewhere" })
  | (Where & { readonly kind: "token"; readonly accepts: "expired" | "missing" | "obsolete" | "unknown" })
  | (Where & { readonly kind: "address" })
  | (Where & { readonly kind: "foreign" })
  | (Where & {
      readonly kind: "page";
      readonly how:
        | "cap"
        | "gap"
        | "no-start"
        | "one-less"
        | "one-more"
        | "overlap"
        | "reverse"
        | "total-less"
        | "total-more"
        | "total-of-page"
        | "total-zero";
    })
  /** Changes a field of the form on its way in; `add` counts minor units. */
  | (Where & {
      readonly kind: "form";
      readonly name: string;
      readonly add?: number;
      readonly set?: string;
      readonly isShown?: boolean;
    })
  | (Where & { readonly kind: "query"; readonly remove: readonly string[] })
  /** Does it twice. */
  | (Where & { readonly kind: "twice" })
  /** Answers a success and does nothing. `$path.x`, `$form.x|default` stand for parts of the request. */
  | (Where & { readonly kind: "pretend"; readonly content: Readonly<Record<string, unknown>> })
  /** What is refused with one of these codes succeeds, as the last call that did; without one, with this content. */
  | (Where & {
      readonly kind: "lenient";
      readonly codes: readonly number[];
      readonly content?: Readonly<Record<string, unknown>>;
    })
  /** Refuses what is valid: where a field or query matches. */
  | (Where & {
      readonly kind: "strict";
      readonly name: string;
      readonly matches: string;
      readonly code: number;
      readonly exception: string;
      readonly status: number;
    })
  /** Takes money of an account each time: its number is in the path, or belongs to the card there. */
  | (Where & { readonly kind: "charge" })
  | (Where & { readonly kind: "transport"; readonly how: "cut" | "endless" | "half" | "never" })
  /** Where there is too little money, calls that come together are taken on nevertheless. */
  | (Where & { readonly kind: "race" })
  /** Shows a secret of a card. `at`: pointer of a text it is put into. */
  | (Where & { readonly kind: "leak"; readonly what: "pan" | "pin"; readonly at: string })
  | {
      readonly kind: "webhook";
      readonly name: "card_last_tx" | "credit_transfer_processed";
      readonly edits?: readonly Edit[];
      readonly how?: "hash" | "lose" | "lose-some" | "no-retry" | "old" | "other-user" | "renumbered" | "swap";
      readonly what?: "pan";
    };

/** A seeded defect. */
export interface Defect {
  /** Unique. */
  readonly id: string;
  readonly class: DefectClass;
  readonly what: string;
  readonly fault: Fault;
  /** Checks that are there to see it; `expected-outcome` counts only in a scenario of one of `subjects`. */
  readonly expects: readonly CheckId[];
  /** Operations and webhooks it sits in. */
  readonly subjects: readonly string[];
}
