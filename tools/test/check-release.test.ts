import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCheck } from "../check-release.js";
import { repository } from "../generate.js";

let root: string;

const git = (...args: string[]) =>
  execFileSync("git", ["-C", root, "-c", "user.name=a", "-c", "user.email=a@shop.example", ...args]);
const write = async (path: string, text: string) => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
const manifest = (name: string, version = "1.0.0", more = {}) =>
  JSON.stringify({ name: `@openissuing/${name}`, version, ...more });
const order = { type: "object", required: ["id"], properties: { id: { type: "string" }, note: { type: "string" } } };
const operation = {
  operationId: "changeOrder",
  requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Change" } } } },
  responses: {
    200: { description: "Done.", content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } } },
  },
};
const bundle = (schemas: Record<string, unknown>) =>
  JSON.stringify({ openapi: "3.1.1", info: {}, paths: { "/orders": { put: operation } }, components: { schemas } });
const change = { type: "object", properties: { note: { type: "string" } } };
const document = "spec/generated/shop.json";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "release-"));
  git("init", "--quiet", "--initial-branch=main");
  await write("redocly.yaml", "apis:\n  shop:\n    root: spec/shop/openapi.yaml\n");
  await write("tsconfig.base.json", "{}");
  await write("spec/package.json", manifest("spec"));
  await write(document, bundle({ Order: order, Change: change }));
  await write(
    "packages/shop/package.json",
    manifest("shop", "1.0.0", { exports: { ".": { types: "./dist/index.d.ts" } } }),
  );
  await write(
    "packages/shop/src/index.ts",
    "export interface Options { key: string }\nexport function open(options: Options) { return options.key; }\n",
  );
  await write("packages/sandbox/package.json", manifest("sandbox"));
  await write("packages/sandbox/src/shop/vendor.ts", "");
  git("add", ".");
  git("commit", "--quiet", "--message=first");
});
afterEach(() => rm(root, { recursive: true }));

const check = (...args: string[]) => runCheck(root, ["--base", "HEAD", ...args]);
const declare = (bumps: Record<string, string>) =>
  write(
    ".changeset/a.md",
    `---\n${Object.entries(bumps)
      .map(([name, bump]) => `"@openissuing/${name}": ${bump}`)
      .join("\n")}\n---\n\nWhat changed.\n`,
  );

describe("runCheck", () => {
  test("passes a tree that is as its base", async () => {
    expect(await check()).toMatchObject({ status: 0, text: expect.stringContaining("no package needs a release") });
  });

  test("refuses a member taken from an answer, and says what to declare", async () => {
    await write(document, bundle({ Order: { ...order, properties: { id: order.properties.id } }, Change: change }));
    const { status, text } = await check("--no-types");
    expect(status).toBe(1);
    expect(text).toContain(
      "shop: Order.note: callers read a member that no longer comes [received-member-removed] in changeOrder",
    );
    expect(text).toContain(
      '---\n"@openissuing/spec": major\n"@openissuing/sandbox": minor\n"@openissuing/shop": major\n---',
    );
  });

  test("refuses a request member that became required", async () => {
    await write(document, bundle({ Order: order, Change: { ...change, required: ["note"] } }));
    const { status, text } = await check("--no-types");
    expect(status).toBe(1);
    expect(text).toContain(
      "shop: Change.note: callers that leave it out will be refused [sent-member-became-required]",
    );
  });

  test("passes the same when it is declared", async () => {
    await write(document, bundle({ Order: order, Change: { ...change, required: ["note"] } }));
    await declare({ spec: "major", shop: "major", sandbox: "minor" });
    expect((await check("--no-types")).status).toBe(0);
  });

  test("does not count a changeset of another change", async () => {
    await declare({ spec: "major", shop: "major", sandbox: "major" });
    git("add", ".");
    git("commit", "--quiet", "--message=declared");
    await write(document, bundle({ Order: order, Change: { ...change, required: ["note"] } }));
    expect((await check("--no-types")).status).toBe(1);
  });

  test("counts versions that the change raises itself", async () => {
    await write(document, bundle({ Order: order, Change: change, Extra: order }));
    for (const name of ["spec", "packages/shop", "packages/sandbox"]) {
      await write(
        `${name}/package.json`,
        manifest(name.split("/").at(-1) ?? "", "1.1.0", { exports: { ".": { types: "./dist/index.d.ts" } } }),
      );
    }
    expect((await check("--no-types")).status).toBe(0);
  });

  test("compares a commit in place of the tree", async () => {
    await write(document, bundle({ Order: order, Change: { ...change, required: ["note"] } }));
    git("commit", "--quiet", "--all", "--message=second");
    await write(document, bundle({ Order: order, Change: change }));
    expect((await runCheck(root, ["--base", "HEAD~1", "--head", "HEAD", "--no-types"])).status).toBe(1);
    expect((await runCheck(root, ["--base", "HEAD~1", "--no-types"])).status).toBe(0);
  });

  test("compares with where the branch left main, and on main with the last release", async () => {
    git("tag", "@openissuing/spec@1.0.0");
    await write(document, bundle({ Order: order, Change: { ...change, required: ["note"] } }));
    git("commit", "--quiet", "--all", "--message=second");
    expect((await runCheck(root, ["--no-types"])).text).toContain("with @openissuing/spec@1.0.0");
    git("switch", "--quiet", "--create", "work");
    await write("README.md", "");
    git("add", ".");
    git("commit", "--quiet", "--message=third");
    expect((await runCheck(root, ["--no-types"])).text).toContain(`with ${git("rev-parse", "main")}`.slice(0, 20));
  });

  test("sees a public type that changed, read from the sources of both states", async () => {
    await symlink(join(repository, "tools/node_modules"), join(root, "node_modules"));
    await cp(join(repository, "tsconfig.base.json"), join(root, "tsconfig.base.json"));
    await write(
      "packages/shop/src/index.ts",
      "export interface Options { key: string; secret: string }\nexport function open(options: Options) { return options.key; }\n",
    );
    const { status, text } = await check();
    expect(status).toBe(1);
    expect(text).toContain(
      "@openissuing/shop: Options.secret: code that makes such a value lacks the member [required-type-member-added]",
    );
  });

  test("prints JSON with level, rule and operations of each change", async () => {
    await write(document, bundle({ Order: { ...order, properties: { id: order.properties.id } }, Change: change }));
    const { text } = await check("--no-types", "--json");
    expect(JSON.parse(text)).toMatchObject({
      changes: [
        { level: "breaking", rule: "received-member-removed", place: "Order.note", operations: ["changeOrder"] },
      ],
      unmet: [{ name: "@openissuing/spec", demanded: "major", declared: "none" }, {}, {}],
    });
  });

  test.each([
    { name: "an unknown base", args: ["--base", "no-such-commit"], code: "ERR_BASE_UNKNOWN" },
    { name: "an unknown head", args: ["--base", "HEAD", "--head", "no-such-commit"], code: "ERR_BASE_UNKNOWN" },
    { name: "an unknown option", args: ["--bse", "HEAD"], code: "--bse" },
  ])("ends with 2 for $name", async ({ args, code }) => {
    expect(await runCheck(root, args)).toMatchObject({ status: 2, text: expect.stringContaining(code) });
  });

  test.each([
    { name: "a bundle that is no JSON", path: document, text: "{", code: "ERR_BUNDLE_MALFORMED" },
    { name: "a bundle of OpenAPI 3.0", path: document, text: '{"openapi":"3.0.3"}', code: "ERR_BUNDLE_MALFORMED" },
    {
      name: "a reference that leads nowhere",
      path: document,
      text: bundle({ Order: order }),
      code: "ERR_BUNDLE_MALFORMED",
    },
    {
      name: "a changeset without a head",
      path: ".changeset/b.md",
      text: "What changed.",
      code: "ERR_CHANGESET_MALFORMED",
    },
    {
      name: "a changeset with an unknown bump",
      path: ".changeset/b.md",
      text: '---\n"@openissuing/spec": huge\n---\n',
      code: "ERR_CHANGESET_MALFORMED",
    },
  ])("ends with 2 for $name", async ({ path, text, code }) => {
    await write(path, text);
    expect(await check("--no-types")).toMatchObject({ status: 2, text: expect.stringContaining(code) });
  });
});

describe("the check on this repository", () => {
  test("finds nothing between a document and itself, and one breaking change in a copy that lost a member", async () => {
    const text = await readFile(join(repository, "spec/generated/anytime.json"), "utf8");
    await write("spec/generated/anytime.json", text);
    git("add", ".");
    git("commit", "--quiet", "--message=anytime");
    expect((await check("--no-types")).status).toBe(0);
    const broken = JSON.parse(text);
    delete broken.components.schemas.Account.properties.acc_type;
    await write("spec/generated/anytime.json", JSON.stringify(broken));
    expect((await check("--no-types")).text).toContain("breaking: 1\n  anytime: Account.acc_type: ");
  });
});
