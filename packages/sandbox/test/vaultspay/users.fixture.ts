import type { Calls } from "./setup.js";

/** Members of the first customer of the document's examples. */
export const amina = {
  firstName: "Amina",
  lastName: "Rahman",
  email: "amina@example.com",
  countryCode: "971",
  phone: "500000001",
  status: "ACTIVE",
};

export const personal = {
  firstName: "Amina",
  lastName: "Rahman",
  dob: "1990-04-23",
  gender: "FEMALE",
  nationality: "ARE",
};

/** 16 bytes that begin as a PNG. */
export const file = { fileName: "passport.png", contentType: "image/png", content: "iVBORw0KGgoAAAANSUhEUg==" };

export const passport = {
  documentType: "PASSPORT",
  documentNumber: "P0000001",
  expiryDate: "2031-05-31",
  issuingCountry: "PAK",
  frontFile: file,
};

/** The customer 2001. */
export async function addAmina(call: Calls): Promise<number> {
  return (await call("createUser", { body: amina })).data.id;
}

interface World {
  readonly call: Calls;
  readonly act: (name: string, input?: unknown) => Promise<unknown>;
}

/** The customer 2001, checked, with a wallet 3001 in AED and this much on it. */
export async function addAminaWithMoney({ act, call }: World, amount = "5000.00"): Promise<void> {
  const userId = await addAmina(call);
  await act("reviewKyc", { userId, status: "VERIFIED" });
  await call("createAccount", { body: { userId, currencyId: 2, accountType: "DIGITAL" } });
  await act("fundAccount", { accountId: 3001, amount });
}

/** The contact 5001, at a bank that names its holders. */
export const supplier = { title: "Example Supplies", iban: "AE070331234567890123456", accountTitle: null };
