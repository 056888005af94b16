import { afterAll, beforeAll, expect, test } from "vitest";
import { create{{Name}}Api } from "../../src/{{name}}/api.js";
import { titleOf } from "../../src/scenario.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const api = create{{Name}}Api();
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ api });
});
afterAll(() => sandbox.close());

test("the sandbox of {{title}} keeps its contract in every scenario", async () => {
  const results = await sandbox.play({});
  expect(results.map(titleOf)).toEqual(api.scenarios.map(titleOf));
  expect(results.filter(({ outcome }) => outcome !== "passed").map(titleOf)).toEqual([]);
});
