/**
 * Hands out what `make` makes, each once, and has the next one made meanwhile: work that depends on no request leaves the
 * path of all requests but the first.
 */
export function ahead<T>(make: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  return async () => {
    const taken = next ?? make();
    next = undefined;
    const made = await taken;
    next ??= make();
    next.catch(() => {}); // whoever takes it hears of it
    return made;
  };
}
