import { createSandbox } from "@openissuing/sandbox";
import { expect, test } from "vitest";
import { playedApis } from "../src/played-apis.js";

test("the APIs that pages send requests of are those of the sandbox", async () => {
  const sandbox = createSandbox();
  expect([...playedApis.values()]).toEqual(sandbox.apis);
  await sandbox.close();
});
