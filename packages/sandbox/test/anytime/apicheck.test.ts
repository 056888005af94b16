import { describe, expect, test } from "vitest";
import { setup } from "./setup.js";

describe("checkConnection", () => {
  test("answers the date and time of the tenant's clock on French time", async () => {
    const { call } = await setup();
    expect((await call("checkConnection")).body).toEqual({ date_time: "2024-03-15 13:00:00" });
  });
});

describe("echoParameter", () => {
  test("gives back what was sent", async () => {
    const { call } = await setup();
    expect((await call("echoParameter", { form: { test_param: "é + %" } })).body).toEqual({ test_param: "é + %" });
  });

  test("answers null when nothing was sent", async () => {
    const { call } = await setup();
    expect((await call("echoParameter")).body).toEqual({ test_param: null });
  });
});
