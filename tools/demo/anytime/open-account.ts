import { unwrap } from "@openissuing/anytime";
import { toFile } from "@openissuing/anytime/node";
import { expectThat } from "../story.js";
import { writePdf, writePng } from "../write-papers.js";
import { euros, readBalance, type World } from "./world.js";

/** An account that may move money. */
export interface OpenAccount {
  readonly id: number;
  readonly iban: string;
}

const owner = {
  acc_type: "business",
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
  corp_name: "Exemple Conseil",
  corp_regnum: "000000000",
  corp_type: "SA",
  corp_activity: "Consulting",
  corp_tva: "FR00000000000",
  corp_addr_line_1: "2 avenue de l'Exemple",
  corp_addr_line_2: "",
  corp_addr_zip: "69001",
  corp_addr_city: "Lyon",
  corp_addr_cc: "FR",
} as const;

const checkTakes = 10 * 60_000;

/** From nothing to an account with an IBAN and 1,000 euros. */
export async function openAccount({ stage, client, control }: World): Promise<OpenAccount> {
  const id = await stage.step("Create a business account", async () => {
    const { body } = await unwrap(client.POST("/v1.0/accounts", { body: owner }));
    return { value: body.acc_id, says: `account ${body.acc_id}` };
  });
  const params = { path: { id } };

  await stage.step("Upload the KYC files", async () => {
    const papers = await writePapers(stage.scratch);
    const { body } = await unwrap(client.POST("/v1.0/accounts/{id}/kyc", { params, body: papers }));
    const outcomes = Object.values(body.files_status);
    const arrived = outcomes.filter((outcome) => outcome?.status === 0).length;
    const sent = Object.values(papers);
    expectThat(arrived === sent.length, `only ${arrived} of ${sent.length} files arrived`);
    const size = sent.reduce((sum, file) => sum + file.size, 0);
    return { value: undefined, says: `${arrived} files, PNG and PDF, ${size} bytes` };
  });

  await stage.step("KYC accepted, ten minutes later", async () => {
    await control.advanceClock(checkTakes);
    const { body } = await unwrap(client.GET("/v1.0/accounts/{id}/kyc", { params }));
    expectThat(body.status === "accepted", `the KYC is ${body.status}`);
    return { value: undefined, says: `status ${body.status}, nothing missing` };
  });

  const iban = await stage.step("Create the IBAN", async () => {
    const { body } = await unwrap(client.POST("/v1.0/accounts/{id}/iban", { params, body: { country_code: "FR" } }));
    return { value: body.iban, says: `${body.iban}, ${body.swift}` };
  });

  await stage.step("Money comes in", async () => {
    await control.act("receiveMoney", { iban, amount: "1000.00", comment: "Invoice 1" });
    const balance = await readBalance(client, id);
    expectThat(balance === 100_000, `the balance is ${euros(balance)}`);
    return { value: undefined, says: `1000.00 EUR over the IBAN, balance ${euros(balance)}` };
  });
  return { id, iban };
}

async function writePapers(folder: string) {
  const picture = async (name: string, blue: number) => toFile(await writePng(folder, name, [40, 90, blue]));
  const document = async (name: string, line: string) => toFile(await writePdf(folder, name, line));
  return {
    user_identity: await picture("identity.png", 120),
    user_identity_back: await picture("identity-back.png", 180),
    user_dom_1: await document("electricity-bill.pdf", "Bill of Camille Exemple, 1 rue de l'Exemple"),
    corp_status: await document("statutes.pdf", "Statutes of Exemple Conseil"),
    corp_kbis: await document("register.pdf", "Extract of the register: Exemple Conseil"),
  };
}
