import type { Case, CaseRequest, Expectation, RefusalCheck, Variation } from "./case.js";
import type { Kit } from "./kit.js";
import type { RequestMaker } from "./request-maker.js";

/** Methods that are tried where the document does not list them. HEAD and OPTIONS belong to HTTP itself. */
const methods = ["GET", "PUT", "POST", "DELETE", "PATCH"];

/**
 * Cases about how an operation is called: without proof of who calls, by another method, with a body of another media
 * type or none. `documented`: the methods the document lists at this path.
 */
export function protocolCases(maker: RequestMaker, documented: readonly string[], kit: Kit): readonly Case[] {
  const { operation } = maker;
  const { operationId, authHeaders, body } = operation;
  const request = maker.request(maker.samples("required"));
  const cases: Case[] = [];
  const add = (varies: Variation, sent: CaseRequest, check: RefusalCheck, statuses: readonly number[], why: string) => {
    const expects: Expectation = { kind: "refused", why, check, statuses };
    const id = `boundaries/${operationId}/${varies.place}.${varies.name}.${varies.keyword}`;
    cases.push({ id, phase: "boundaries", operationId, request: sent, varies, expects });
  };

  const { authentication, method, data } = kit.refusal;
  if (authHeaders.length > 0) {
    const sent: CaseRequest = { ...request, auth: { kind: "none" } };
    const why = "nothing proves who calls";
    add({ place: "header", name: "all", keyword: "required" }, sent, "authentication-required", authentication, why);
  }
  for (const name of authHeaders) {
    const missing: CaseRequest = { ...request, auth: { kind: "without", headers: [name] } };
    const about = { place: "header", name } as const;
    const why = `the header ${name} is missing`;
    add({ ...about, keyword: "required" }, missing, "authentication-required", authentication, why);
    const nonsense: CaseRequest = { ...request, auth: { kind: "headers", headers: { [name]: nonsenseFor(name) } } };
    if (name === "authorization") {
      add(
        { ...about, keyword: "invalid" },
        nonsense,
        "authentication-required",
        authentication,
        "the token is unknown",
      );
    }
  }
  for (const other of methods.filter((each) => !documented.includes(each))) {
    const { body: _, query: __, ...rest } = request;
    const sent: CaseRequest = { ...rest, query: [], method: other };
    const about = { place: "method", name: other, keyword: "method" } as const;
    add(about, sent, "method-refused", method, `${other} is not documented here`);
  }
  if (body !== undefined) {
    const invalid = data(operationId);
    const garbled = kit.refusal.unreadable ?? invalid;
    const text = '{"amount": ';
    const half: CaseRequest = {
      ...request,
      body: { kind: "raw", mediaType: body.mediaType, text: unreadable(body.mediaType) },
    };
    const other: CaseRequest = { ...request, body: { kind: "raw", mediaType: "text/csv", text: "a,b\n1,2\n" } };
    const about = { place: "body", name: "-" } as const;
    add(
      { ...about, keyword: "media-type" },
      other,
      "media-type-refused",
      [...garbled, 415],
      "text/csv is not documented",
    );
    const why = body.mediaType.includes("json") ? `the body breaks off after ${text}` : "the body cannot be read";
    add({ ...about, keyword: "syntax" }, half, "invalid-data-refused", garbled, why);
    if (body.isRequired && maker.slots.some(({ place, isRequired }) => place === "body" && isRequired)) {
      const { body: _, ...empty } = request;
      add({ ...about, keyword: "required" }, empty, "required-data-refused", [...invalid, 415], "the body is missing");
    }
  }
  return cases;
}

function nonsenseFor(name: string): string {
  return name === "authorization" ? "Bearer nobody-made-this-token" : "nonsense";
}

function unreadable(mediaType: string): string {
  if (mediaType.includes("json")) return '{"amount": ';
  return mediaType.includes("form-urlencoded") ? "amount=%zz&=%" : "no boundary here";
}
