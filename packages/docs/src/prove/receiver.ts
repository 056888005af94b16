import { runModule } from "./typescript-samples.js";

/** Calls the function `receive` of a sample; what it answers with has a status. */
export type Receiver = (...given: readonly unknown[]) => Promise<number>;

/** The receiver of webhooks that a sample exports. Throws `TypeError` when there is none, and what the sample throws. */
export async function receiverOf(folder: string, text: string): Promise<Receiver> {
  const sample = await runModule(folder, "webhook", text);
  const receive: unknown = typeof sample === "object" && sample !== null ? Reflect.get(sample, "receive") : undefined;
  if (typeof receive !== "function") throw new TypeError("the sample exports no receive");
  return async (...given) => {
    const answer: unknown = await Reflect.apply(receive, undefined, given);
    if (answer instanceof Response) return answer.status;
    throw new TypeError("the sample answers with something else than a Response");
  };
}

/** Throws unless the honest webhook was taken and the forged one refused. */
export function checkReceived(honest: number, forged: number): void {
  if (honest !== 200) throw new Error(`a signed webhook was answered ${honest}`);
  if (forged < 400) throw new Error(`a forged webhook was answered ${forged}`);
}
