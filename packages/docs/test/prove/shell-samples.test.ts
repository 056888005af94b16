import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPrograms, runSetup, runShell, statusIn } from "../../src/prove/shell-samples.js";
import { openWorkshop, type Workshop } from "../../src/prove/workshop.js";

describe("samples for a shell", () => {
  let workshop: Workshop;
  const server = createServer((request, response) => response.writeHead(request.url === "/" ? 200 : 404).end("{}"));
  let url = "";

  beforeAll(async () => {
    workshop = await openWorkshop({ privateKey: "not a key" });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await workshop.close();
    await new Promise((resolve) => server.close(resolve));
  });

  test("tell the status of their last answer without saying so", async () => {
    const output = await runShell(workshop.folder, `curl -sS "$BASE/x"\ncurl -sS "$BASE/"`, { BASE: url });
    expect(statusIn(output)).toBe("200");
    expect(output.stdout).toBe("{}{}");
    expect(statusIn(await runShell(workshop.folder, `curl -sS "$BASE/x"`, { BASE: url }))).toBe("404");
  });

  test("fail with their first command that fails, in a pipe too", async () => {
    await expect(runShell(workshop.folder, "openssl dgst -sha1 -sign id_rsa id_rsa | cat\ntrue")).rejects.toThrow();
    await expect(runShell(workshop.folder, 'curl -sS "$NOWHERE"')).rejects.toThrow();
  });

  test("know nothing of the surroundings but what they are told", async () => {
    process.env.SECRET_OF_THE_SURROUNDINGS = "x";
    const { stdout } = await runShell(workshop.folder, "printenv SECRET_OF_THE_SURROUNDINGS || echo none");
    expect(stdout).toBe("none\n");
  });

  test("take the variables of their setup", async () => {
    expect(await runSetup(workshop.folder, `BASE=http://127.0.0.1\nTOKEN=$(printf 'a=b')`)).toEqual({
      BASE: "http://127.0.0.1",
      TOKEN: "a=b",
    });
  });

  test("need programs, whose absence is told", async () => {
    const { PATH } = process.env;
    process.env.PATH = workshop.folder;
    try {
      await expect(checkPrograms()).rejects.toThrow(/bash is not here/);
    } finally {
      process.env.PATH = PATH;
    }
    await expect(checkPrograms()).resolves.toBeUndefined();
  });
});
