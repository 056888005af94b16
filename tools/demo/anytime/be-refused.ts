import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AnswerAuthenticityError, type AnytimeCode, createAnytimeClient, failureOf } from "@openissuing/anytime";
import { makeKeyPair } from "../make-key-pair.js";
import { membersOf } from "../members.js";
import { expectThat } from "../story.js";
import type { World } from "./world.js";

/** Three calls that must not get through: sent twice, changed on its way back, signed with another key. */
export async function beRefused({ stage, client, baseUrl, credentials }: World): Promise<void> {
  await stage.step("A replayed request is refused", async () => {
    let sent: Request | undefined;
    const listening: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      sent = request.clone();
      return fetch(request);
    };
    const first = await client.GET("/v1.0/apicheck", { fetch: listening });
    expectThat(first.response.ok && sent !== undefined, "the first call failed");
    const second = await fetch(sent);
    const code = membersOf(await second.json())
      .in("body")
      .in("error")
      .number("code");
    expectRefusal(second.status, code, 4010080);
    return { value: undefined, says: `same validation data again: ${second.status}, ${code}` };
  });

  await stage.step("A forged answer is refused", async () => {
    const forging: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      const text = (await answer.text()).replace(/("timestamp": ?\d+)(\d)/, (_, start: string, digit: string) => {
        return `${start}${(Number(digit) + 1) % 10}`;
      });
      return new Response(text, { status: answer.status, headers: answer.headers });
    };
    const error: unknown = await client.GET("/v1.0/apicheck", { fetch: forging }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expectThat(error instanceof AnswerAuthenticityError, "the forged answer was believed");
    return { value: undefined, says: `${error.name}, ${error.code}` };
  });

  await stage.step("A wrong key is refused", async () => {
    const folder = join(stage.scratch, "other");
    await mkdir(folder);
    const { privateKey } = await makeKeyPair(folder);
    const stranger = createAnytimeClient({ baseUrl, credentials, privateKey });
    const failure = failureOf(await stranger.GET("/v1.0/apicheck"));
    expectThat(failure !== undefined, "a call signed with another key got through");
    expectRefusal(failure.status, failure.code, 4010070);
    return { value: undefined, says: `signed with another key: ${failure.status}, ${failure.code}` };
  });
}

function expectRefusal(status: number, code: unknown, wanted: AnytimeCode): void {
  expectThat(status === 401 && code === wanted, `the answer was ${status}, ${code} instead of 401, ${wanted}`);
}
