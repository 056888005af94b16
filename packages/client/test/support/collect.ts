/** Every row of a walk. */
export async function collect<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const collected: Row[] = [];
  for await (const row of rows) collected.push(row);
  return collected;
}

/** The integers from 0 up to but not including `count`. */
export const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
