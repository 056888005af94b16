import { openSession, type SessionGround } from "./open-session.js";
import type { Session } from "./session.js";

export interface ForEachOptions<T> {
  operationOf(item: T): string;
  isOver(): boolean;
  /** Whether all of it goes to the customer that nothing else was done with. Default false. */
  readonly isApart?: boolean;
}

/** The customers of a run. */
export interface Sessions {
  /** Whether the server does not check the signatures of some. */
  readonly isLax: boolean;
  /** The one an operation belongs to, so that what it leaves behind is the same in each run. */
  sessionFor(operationId: string, isApart?: boolean): Session;
  /**
   * Does work for each item, several at a time; items of operations that need a customer of their own one after the
   * other. Stops when told to.
   */
  forEach<T>(
    items: Iterable<T>,
    options: ForEachOptions<T>,
    work: (item: T, session: Session) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

type ItemOf<Items> = Items extends Iterable<infer Item> ? Item : never;

/** Customers that share the operations, where the surroundings can make several. */
const customers = 2;

/** Opens the customers of a run and makes what has to be there first. Throws `EnvironmentError` when it cannot be done. */
export async function openSessions(
  ground: SessionGround,
  {
    concurrency,
    exclusive,
    first,
  }: {
    readonly concurrency: number;
    readonly exclusive: ReadonlySet<string>;
    readonly first: readonly string[];
  },
): Promise<Sessions> {
  const { isolates } = ground.environment;
  const opened: Session[] = [];
  const close = async () => {
    for (const session of opened) await session.close();
  };
  try {
    // One after the other: their names are drawn in this order.
    for (let index = 0; index < (isolates ? customers + 1 : 1); index++)
      opened.push(await openSession(ground, !isolates));
    const [alone, ...shared] = opened;
    if (alone === undefined) throw new TypeError("there is no customer");
    const common = shared.length > 0 ? shared : [alone];
    if (!ground.isReadOnly) await Promise.all(opened.map((session) => session.make(first)));
    const positions = new Map(ground.api.document.requests.map(({ operationId }, index) => [operationId, index]));
    const sessionFor = (operationId: string, isApart = false) =>
      isApart || exclusive.has(operationId)
        ? alone
        : (common[(positions.get(operationId) ?? 0) % common.length] ?? alone);

    return {
      isLax: opened.some(({ isStrict }) => !isStrict),
      sessionFor,
      close,
      async forEach(items, { operationOf, isOver, isApart = false }, work) {
        const later: ItemOf<typeof items>[] = [];
        const iterator = items[Symbol.iterator]();
        const worker = async () => {
          while (!isOver()) {
            const next = iterator.next();
            if (next.done === true) return;
            const operationId = operationOf(next.value);
            if (isApart) await work(next.value, alone);
            else if (exclusive.has(operationId)) later.push(next.value);
            else await work(next.value, sessionFor(operationId));
          }
        };
        await Promise.all(Array.from({ length: concurrency }, worker));
        for (const item of later) {
          if (isOver()) return;
          await work(item, alone);
        }
      },
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
