import { actionRequired, unwrap } from "@openissuing/vaultspay";
import { expectThat } from "../story.js";
import { type Customer, inDirhams, type World } from "./world.js";

const person = { firstName: "Amina", lastName: "Rahman" };
const personal = { ...person, dob: "1990-04-23", gender: "FEMALE", nationality: "ARE" } as const;
/** Number of the currency. */
const dirham = 2;
const passport = {
  documentType: "PASSPORT",
  documentNumber: "P0000001",
  expiryDate: "2099-05-31",
  issuingCountry: "ARE",
  frontFile: { fileName: "passport.png", contentType: "image/png", content: "iVBORw0KGgoAAAANSUhEUg==" },
} as const;

/** From a user to money on an account of its own. */
export async function addCustomer({ stage, client, control }: World): Promise<Customer> {
  const userId = await stage.step("Create a user", async () => {
    const body = {
      ...person,
      email: "amina@example.com",
      countryCode: "971",
      phone: "500000001",
      status: "ACTIVE",
    } as const;
    const { data } = await unwrap(client.POST("/as/api/v1/users", { body }));
    return { value: data.id, says: `user ${data.id}, ${data.fullName}, ${data.userType}, ${data.status}` };
  });

  const accountId = await stage.step("Open an account", async () => {
    const body = { userId, currencyId: dirham, accountType: "DIGITAL" };
    const { data } = await unwrap(client.POST("/be/api/v1/accounts", { body }));
    return { value: data.id, says: `account ${data.id} in ${data.currencyCode}, IBAN ${data.iban}` };
  });
  const order = {
    cardTierId: 1,
    customerId: userId,
    accountId,
    cardType: "VIRTUAL",
    cardHolderName: "AMINA RAHMAN",
  } as const;

  await stage.step("A card before the KYC is refused", async () => {
    const { error, response } = await client.POST("/pcs/api/v1/cards", { body: order });
    const step = actionRequired(error);
    expectThat(step === "COMPLETE_KYC", `the answer was ${response.status} and asked for ${step}`);
    return { value: undefined, says: `${response.status}, ${step}` };
  });

  await stage.step("Send the KYC", async () => {
    await unwrap(client.POST("/us/api/v1/kyc/personal", { body: { userId, ...personal } }));
    const { data } = await unwrap(client.POST("/us/api/v1/kyc/identification", { body: { userId, ...passport } }));
    return {
      value: undefined,
      says: `${data.documentType} with ${data.frontFile.size} bytes of picture, ${data.status}`,
    };
  });

  await stage.step("The KYC is verified", async () => {
    await control.act("reviewKyc", { userId, status: "VERIFIED" });
    const { data } = await unwrap(client.GET("/us/api/v1/kyc/{userId}", { params: { path: { userId } } }));
    expectThat(data.status === "VERIFIED", `the KYC is ${data.status}`);
    return { value: undefined, says: `${data.personalInfo?.firstName} ${data.personalInfo?.lastName}: ${data.status}` };
  });

  await stage.step("Money arrives", async () => {
    await control.act("fundAccount", { accountId, amount: "5000.00" });
    const { data } = await unwrap(client.GET("/be/api/v1/accounts/{id}", { params: { path: { id: accountId } } }));
    expectThat(data.balance === 500_000, `the balance is ${data.balance}`);
    return { value: undefined, says: `${inDirhams(data.balance)} on account ${accountId}` };
  });
  return { userId, accountId };
}
