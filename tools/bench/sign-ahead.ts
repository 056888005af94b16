import { createPrivateKey, randomBytes, sign } from "node:crypto";
import { promisify } from "node:util";

/** The two headers that sign a request of Anytime, `count` times, made before the clock runs. `key`: PEM. */
export async function signAhead(key: string, count: number): Promise<Record<string, string>[]> {
  const privateKey = createPrivateKey(key);
  const signInPool = promisify<string, Buffer, typeof privateKey, Buffer>(sign);
  const one = async () => {
    const validationData = randomBytes(20).toString("hex");
    const signature = await signInPool("sha1", Buffer.from(validationData), privateKey);
    return { "x-validation-data": validationData, "x-signed-request": signature.toString("base64") };
  };
  return Promise.all(Array.from({ length: count }, one));
}
