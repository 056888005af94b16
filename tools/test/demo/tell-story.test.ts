import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { showPlainly } from "../../demo/show-steps.js";
import { expectThat, type Stage } from "../../demo/story.js";
import { tellStory } from "../../demo/tell-story.js";

let output: string;
let lines: string[];

beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), "tell-"));
  lines = [];
});
afterEach(() => rm(output, { recursive: true }));

const tell = (work: (stage: Stage) => Promise<void>, signal?: AbortSignal) =>
  tellStory(
    { name: "shop", title: "A shop", tell: work },
    { output, show: showPlainly((line) => lines.push(line)), ...(signal === undefined ? {} : { signal }) },
  );

const fine = async () => ({ value: 7, says: "seven" });

describe("tellStory", () => {
  test("hands the value of a step to the next one and shows a line for each", async () => {
    const { failed, steps } = await tell(async (stage) => {
      const seven = await stage.step("Count", fine);
      await stage.step("Double", async () => ({ value: undefined, says: `${seven * 2}` }));
    });
    expect(failed).toBeUndefined();
    expect(steps.map(({ title, says }) => [title, says])).toEqual([
      ["Count", "seven"],
      ["Double", "14"],
    ]);
    expect(lines.map((line) => line.replace(/ +\d+ ms +/, "|"))).toEqual(["✓ Count|seven", "✓ Double|14"]);
  });

  test("stops at the step that fails and names it", async () => {
    const { failed, steps } = await tell(async (stage) => {
      await stage.step("Count", fine);
      await stage.step("Break", async () => {
        expectThat(1 > 2, "one is not two");
        return { value: undefined, says: "" };
      });
      await stage.step("Never", fine);
    });
    expect(failed).toMatchObject({ title: "Break", says: "one is not two" });
    expect(steps).toHaveLength(2);
  });

  test("reports a failure between two steps", async () => {
    const { failed } = await tell(async (stage) => {
      await stage.step("Count", fine);
      throw new TypeError("no such thing", { cause: new Error("because") });
    });
    expect(failed).toMatchObject({ ok: false, says: "no such thing: because" });
  });

  test("ends what was started, the last first, also when one cannot be ended", async () => {
    const ended: string[] = [];
    await tell(async (stage) => {
      stage.onEnd(() => void ended.push("first"));
      stage.onEnd(() => Promise.reject(new Error("stuck")));
      stage.onEnd(() => void ended.push("last"));
      await stage.step("Break", () => Promise.reject(new Error("broken")));
    });
    expect(ended).toEqual(["last", "first"]);
  });

  test("removes the scratch folder and keeps the output folder", async () => {
    let scratch = "";
    await tell(async (stage) => {
      scratch = stage.scratch;
      await stage.step("Look", async () => ({ value: undefined, says: String(existsSync(scratch)) }));
    });
    expect(lines[0]).toContain("true");
    expect([existsSync(scratch), existsSync(output)]).toEqual([false, true]);
  });

  test("ends everything at once when it is interrupted, and begins no further step", async () => {
    const interrupt = new AbortController();
    const { promise, resolve } = await pending();
    const { steps } = await tell(async (stage) => {
      stage.onEnd(resolve);
      await stage.step("Wait", async () => {
        interrupt.abort();
        await promise;
        return { value: undefined, says: "ended" };
      });
      await stage.step("Next", fine);
    }, interrupt.signal);
    expect(steps.map(({ title, ok }) => [title, ok])).toEqual([
      ["Wait", true],
      ["Next", false],
    ]);
  });
});

async function pending() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
