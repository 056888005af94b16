/** A fault the control API asked for. */
export interface InjectedFault {
  readonly id: number;
  /** Undefined: any. */
  readonly tenant?: string;
  readonly api?: string;
  readonly operationId?: string;
  /** Answer this code; the handler does not run. */
  readonly code?: number;
  /** Wait this long (real milliseconds) before going on. */
  readonly delayMs?: number;
  /** Cut the connection: before the handler ran, or after what it did is durable. */
  readonly drop?: "after" | "before";
  /** How many calls are still to be hit. */
  readonly times: number;
}

export type FaultOrder = Omit<InjectedFault, "id" | "times"> & { readonly times?: number };

/** The faults that wait for calls. They live in memory: a restart forgets them. */
export interface InjectedFaults {
  add(order: FaultOrder): InjectedFault;
  list(): readonly InjectedFault[];
  /** Removes one, or all. False when there was none. */
  remove(id?: number): boolean;
  /** The oldest fault that fits this call, one time used up. */
  take(call: {
    readonly tenant: string;
    readonly api: string;
    readonly operationId: string;
  }): InjectedFault | undefined;
}

export function createInjectedFaults(): InjectedFaults {
  let faults: InjectedFault[] = [];
  let last = 0;

  return {
    add: (order) => {
      const fault = { ...order, times: order.times ?? 1, id: ++last };
      faults.push(fault);
      return fault;
    },
    list: () => faults,
    remove: (id) => {
      const before = faults.length;
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
      return faults.length < before;
    },
    take: ({ tenant, api, operationId }) => {
      const index = faults.findIndex(
        (fault) =>
          (fault.tenant ?? tenant) === tenant &&
          (fault.api ?? api) === api &&
          (fault.operationId ?? operationId) === operationId,
      );
      const found = faults[index];
      if (!found) return undefined;
      if (found.times > 1) faults[index] = { ...found, times: found.times - 1 };
      else faults.splice(index, 1);
      return found;
    },
  };
}
