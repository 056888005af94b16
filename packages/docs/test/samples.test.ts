import { describe, expect, test } from "vitest";
import { clientModule } from "../src/samples/client-modules.js";
import { curlSample } from "../src/samples/curl-sample.js";
import { fileNameIn } from "../src/samples/operation-call.js";
import { shellSetup } from "../src/samples/shell-setup.js";
import { typescriptSample } from "../src/samples/typescript-sample.js";
import { operationOf } from "./site.js";

const curlOf = (id: string) => {
  const { guide, operation } = operationOf(id);
  return curlSample(operation, guide);
};

const moduleOf = (id: string) => {
  const { guide, operation } = operationOf(id);
  return typescriptSample(operation, guide);
};

describe("curlSample", () => {
  test("signs a value that it makes, before the call that sends both", () => {
    expect(curlOf("getAccount").split("\n")).toEqual([
      "data=$(openssl rand -hex 20)",
      'signature=$(printf %s "$data" | openssl dgst -sha1 -sign id_rsa | openssl base64 -A)',
      'curl -sS "$BASE/v1.0/accounts/1234" \\',
      '  -H "Authorization: Bearer $TOKEN" \\',
      '  -H "X-Validation-Data: $data" \\',
      '  -H "X-Signed-Request: $signature"',
    ]);
  });

  test("fills the path and encodes the query", () => {
    expect(curlOf("listCardTransactions")).toMatch(/"\$BASE\/v1\.0\/cards\/ANY0{10}\/transactions\?[a-z_]+=[^&]+&/);
  });

  test("quotes values for the shell", () => {
    expect(curlOf("createAccount")).toContain(`'user_addr_line_1=1 rue de l'\\''Exemple'`);
  });

  test("sends files as files", () => {
    expect(curlOf("uploadKyc")).toContain("-F user_identity=@identity.jpg");
  });

  test("goes without a token where the operation does", () => {
    expect(curlOf("createToken")).not.toContain("TOKEN");
    expect(curlOf("login")).not.toContain("TOKEN");
  });

  test("names the method where neither a body nor its absence tells it", () => {
    expect(curlOf("createCardEmbedLink")).toMatch(/^curl -sS -X POST /);
    expect(curlOf("updateUser")).toMatch(/^curl -sS -X PUT /);
    expect(curlOf("createTransfer")).toMatch(/^curl -sS "/);
  });

  test("repeats the name of a list and puts the ends of a range in brackets", () => {
    const sent = /\?(\S+)"/.exec(curlOf("listPayments"))?.[1];
    const query = new URLSearchParams(sent);
    expect(query.getAll("bins[]")).toEqual(["411111"]);
    expect(query.get("dates[begin]")).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test("sends JSON as JSON", () => {
    expect(curlOf("createTransfer")).toMatch(/-H "Content-Type: application\/json" .*-d '\{.*"amount":123\.45,/s);
  });

  test("sends what it is given instead of the example", () => {
    const { guide, operation } = operationOf("getAccount");
    expect(curlSample(operation, guide, { path: { id: 7 }, query: {}, body: undefined })).toContain("/accounts/7");
  });

  test("asks for a token alone where nothing is known of the API", () => {
    const { operation } = operationOf("getAccount");
    expect(curlSample(operation, {})).toBe(
      'curl -sS "$BASE/v1.0/accounts/1234" \\\n  -H "Authorization: Bearer $TOKEN"',
    );
  });
});

describe("typescriptSample", () => {
  test("is a module of its own beside client.ts", () => {
    expect(moduleOf("listAccounts").split("\n").slice(0, 3)).toEqual([
      'import { unwrap } from "@openissuing/anytime";',
      'import { client } from "./client.js";',
      "",
    ]);
  });

  test("reads files and writes them", () => {
    expect(moduleOf("uploadKyc")).toContain('user_identity: await fileFromPath("identity.jpg")');
    expect(moduleOf("getCreditTransferTestimonial")).toContain('await writeFile("testimonial.pdf", new Uint8Array(');
  });

  test("sends lists as lists", () => {
    expect(moduleOf("updateUserBins")).toContain('bins: ["411111", "555555"]');
  });
});

describe("fileNameIn", () => {
  test("is the file an example speaks of, and nothing for another text", () => {
    expect(fileNameIn("bytes of scan.jpg")).toBe("scan.jpg");
    expect(fileNameIn("scan.jpg")).toBeUndefined();
  });
});

describe("what comes before the samples", () => {
  test("is a mistake for an API that has no samples", () => {
    expect(() => clientModule("@openissuing/nowhere")).toThrow(TypeError);
    expect(() => shellSetup("@openissuing/nowhere")).toThrow(TypeError);
  });
});
