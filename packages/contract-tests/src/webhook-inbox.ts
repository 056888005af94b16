import { ExpectationError } from "./expectation.js";

/** A webhook that was taken, as the client gives it. `Events`: message by the vendor's name for it. */
export type Delivery<Events> = {
  readonly [Name in keyof Events & string]: { readonly name: Name; readonly event: Events[Name] };
}[keyof Events & string];

/** The webhooks of one customer. */
export interface WebhookInbox<Events> {
  /**
   * The oldest webhook of this name that fits and was not asked for before; waits for it.
   * Throws `ExpectationError` when none comes in time.
   */
  next<Name extends keyof Events & string>(name: Name, fits?: (event: Events[Name]) => boolean): Promise<Events[Name]>;
  /** Every webhook so far, in the order of arrival. */
  readonly deliveries: readonly Delivery<Events>[];
}

interface Wait {
  /** Takes the delivery if it is the one waited for. */
  readonly offer: (index: number) => boolean;
}

/** An inbox, and the slot that deliveries are put through. `patience`: milliseconds to wait for a delivery. */
export function createInbox<Events>(patience: number): {
  readonly inbox: WebhookInbox<Events>;
  put(delivery: Delivery<Events>): void;
} {
  const deliveries: Delivery<Events>[] = [];
  const taken = new Set<number>();
  let waits: readonly Wait[] = [];

  return {
    inbox: {
      deliveries,
      next(name, fits = () => true) {
        return new Promise((resolve, reject) => {
          const offer = (index: number) => {
            const delivery = deliveries[index];
            if (delivery === undefined || taken.has(index) || !isNamed(delivery, name)) return false;
            if (!fits(delivery.event)) return false;
            taken.add(index);
            clearTimeout(timer);
            resolve(delivery.event);
            return true;
          };
          const wait = { offer };
          const timer = setTimeout(() => {
            waits = waits.filter((other) => other !== wait);
            reject(new ExpectationError(`no webhook ${name} of the kind expected came within ${patience} ms`));
          }, patience);
          if (!deliveries.some((_, index) => offer(index))) waits = [...waits, wait];
        });
      },
    },
    put(delivery) {
      const index = deliveries.push(delivery) - 1;
      const served = waits.find((wait) => wait.offer(index));
      waits = waits.filter((wait) => wait !== served);
    },
  };
}

function isNamed<Events, Name extends keyof Events & string>(
  delivery: Delivery<Events>,
  name: Name,
): delivery is Delivery<Events> & { readonly name: Name; readonly event: Events[Name] } {
  return delivery.name === name;
}
