import { applyEdit } from "./apply-edit.js";
import type { Behind, Breaking } from "./broken-api.js";
import { contentOfResponse } from "./broken-door.js";
import type { Fault } from "./defect.js";
import { codeOf, jsonResponse, type Seen, withContent } from "./exchange.js";

type MoneyFault = Extract<Fault, { kind: "charge" | "form" | "lenient" | "pretend" | "race" | "strict" | "twice" }>;

/** Breaks what an operation does, while its answer looks right. */
export function brokenMoney(fault: MoneyFault): Breaking {
  switch (fault.kind) {
    case "form":
      return otherForm(fault);
    case "twice":
      return async (seen, behind) => {
        const response = await behind.forward(seen);
        if (response.ok && seen.customer) await behind.forward(seen, { as: seen.customer });
        return response;
      };
    case "pretend":
      return pretend(fault.content);
    case "lenient":
      return lenient(fault);
    case "strict":
      return strict(fault);
    case "charge":
      return charge;
    case "race":
      return race();
  }
}

function otherForm({ add = 0, isShown = false, name, set }: Extract<Fault, { kind: "form" }>): Breaking {
  return async (seen, behind) => {
    const value = seen.form?.get(name);
    const isAmount = set === undefined;
    if (seen.form === undefined || (isAmount && !/^\d+(\.\d{1,2})?$/.test(value ?? ""))) return behind.forward(seen);
    const form = new URLSearchParams(seen.form);
    form.set(name, set ?? ((Math.round(Number(value) * 100) + add) / 100).toFixed(2));
    const response = await behind.forward(seen, { form });
    if (isShown || !isAmount || !response.ok) return response;
    // The answer tells what was asked for, the books something else.
    const text = await response.text();
    const content = (JSON.parse(text) as { body: unknown }).body;
    applyEdit(content, { edit: "add", at: `/${name}`, by: -add / 100 });
    return jsonResponse(withContent(text, content), response.status, response.headers);
  };
}

function pretend(content: Readonly<Record<string, unknown>>): Breaking {
  return async (seen, behind) => {
    const { customer } = seen;
    if (customer === undefined) return behind.forward(seen);
    // Whoever would be refused at the door still is: the call goes to an operation that does nothing.
    const echo = await behind.forward(
      { ...seen, form: undefined },
      { method: "GET", path: "/v1.0/apicheck", body: null, query: new URLSearchParams() },
    );
    if (!echo.ok) return echo;
    const filled = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, fill(value, seen)]));
    return jsonResponse(withContent(await echo.text(), filled), 200);
  };
}

function fill(value: unknown, { form, parameters }: Seen): unknown {
  const match = typeof value === "string" ? /^\$(path|form)\.(\w+)(?:\|(.*))?$/.exec(value) : null;
  if (match === null) return value;
  const [, from, name = "", otherwise = ""] = match;
  const text = (from === "path" ? parameters[name] : form?.get(name)) ?? otherwise;
  return /^\d+$/.test(text) ? Number(text) : text;
}

function lenient({ codes, content }: Extract<Fault, { kind: "lenient" }>): Breaking {
  const good = new Map<string, Response>();
  return async (seen, behind) => {
    const response = await behind.forward(seen);
    const code = response.ok ? undefined : codeOf(await response.clone().text());
    const key = `${seen.customer?.credentials.username} ${seen.operationId}`;
    if (response.ok) good.set(key, response.clone());
    if (code === undefined || !codes.includes(code)) return response;
    const before = good.get(key);
    if (before !== undefined) return before.clone();
    if (content !== undefined) return jsonResponse(withContent(await response.text(), content), 200);
    return otherwiseGood(seen, behind, response);
  };
}

/** The call without the values that are refused: those of a good form in their place. */
async function otherwiseGood(seen: Seen, behind: Behind, refusal: Response): Promise<Response> {
  const { customer } = seen;
  if (customer === undefined) return refusal;
  if (seen.form === undefined || Object.keys(Object.fromEntries(seen.form)).length === 0) {
    const again = await behind.forward(seen, { as: customer, query: new URLSearchParams() });
    return again.ok ? again : refusal;
  }
  const isAccount = seen.operationId === "createAccount";
  const form = new URLSearchParams(
    Object.entries(goodForm).filter(([name]) =>
      isAccount ? /^(user|acc)_(?!comment)/.test(name) : seen.form?.has(name),
    ),
  );
  const again = await behind.forward(seen, { as: customer, form });
  return again.ok ? again : refusal;
}

const goodForm: Readonly<Record<string, string>> = {
  acc_type: "consumer",
  acc_currency: "EUR",
  user_gender: "F",
  user_first_name: "Camille",
  user_last_name: "Exemple",
  user_dob: "1980-05-17",
  user_pob: "Lyon",
  user_email: "camille@example.com",
  user_mobile_number: "33600000000",
  user_addr_line_1: "1 rue de l'Exemple",
  user_addr_line_2: "",
  user_addr_zip: "75001",
  user_addr_city: "Paris",
  user_addr_cc: "FR",
  user_nationality: "FR",
  amount: "1.00",
  ip: "192.0.2.10",
  card_pos: "1",
  type: "C",
  country_code: "FR",
  dest_method: "email",
  dest_value: "cardholder@example.com",
  acc_comment: "x",
  card_comment: "x",
  src_comment: "x",
  dst_comment: "x",
  dst_name: "x",
  dst_iban: "NL91ABNA0417164300",
  dst_swift: "ABNCNL2A",
};

function strict({ code, exception, matches, name, status }: Extract<Fault, { kind: "strict" }>): Breaking {
  return async (seen, behind) => {
    const value = seen.form?.get(name) ?? seen.url.searchParams.get(name);
    const response = await behind.forward(seen);
    if (!response.ok || value === null || value === undefined || !new RegExp(matches).test(value)) return response;
    const error = { code, message: `The parameter ${name} is invalid.`, exception };
    return jsonResponse(withContent(await response.text(), { error }), status);
  };
}

/** Books a cent away, where there is an account to take it from. */
const charge: Breaking = async (seen, behind) => {
  const response = await behind.forward(seen);
  const { customer } = seen;
  if (!response.ok || customer === undefined) return response;
  const content = await contentOfResponse(response);
  const shown = typeof content === "object" && content !== null && "acc_id" in content ? content.acc_id : undefined;
  const id = seen.parameters.id ?? shown;
  if (id === undefined) return response;
  const form = new URLSearchParams({
    src_comment: "fee",
    dst_comment: "fee",
    dst_name: "Fee",
    dst_iban: "NL91ABNA0417164300",
    dst_swift: "ABNCNL2A",
    amount: "0.01",
  });
  await behind.forward(seen, {
    as: customer,
    method: "POST",
    path: `/v1.0/accounts/${id}/credit-transfers`,
    form,
    query: new URLSearchParams(),
  });
  return response;
};

function race(): Breaking {
  let underWay = 0;
  let first: Response | undefined;
  return async (seen, behind) => {
    underWay++;
    try {
      const response = await behind.forward(seen);
      if (response.ok) {
        first = response.clone();
        return response;
      }
      const code = codeOf(await response.clone().text());
      const isPoor = code === 4020210 || code === 4020320;
      return isPoor && underWay > 1 && first !== undefined ? first.clone() : response;
    } finally {
      underWay--;
    }
  };
}
