/** Runs one task at a time, in the order of arrival. A task that fails does not stop the next. */
export function createMutex(): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let isTaken = false;

  async function run<T>(task: () => Promise<T>): Promise<T> {
    isTaken = true;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // Handed over without being free in between: a newcomer must not overtake.
      if (next) next();
      else isTaken = false;
    }
  }

  return (task) => {
    if (!isTaken) return run(task);
    return new Promise<void>((resolve) => waiting.push(resolve)).then(() => run(task));
  };
}
