import { describe, expectTypeOf, test } from "vitest";
import { type components, unwrap } from "../../src/index.js";
import { typed } from "./typed.js";

type Schemas = components["schemas"];

describe("types of a new wallet", () => {
  const wallet = { tariffId: 100, userId: 18742, currency: "EUR", eventName: "Main account" } as const;

  test("know a payment account and electronic money by walletTypeId", () => {
    typed((client) => client.POST("/v1/wallets", { body: { ...wallet, walletTypeId: 10 } }));
    typed((client) => client.POST("/v1/wallets", { body: { ...wallet, walletTypeId: 9 } }));
    // @ts-expect-error which kind?
    typed((client) => client.POST("/v1/wallets", { body: wallet }));
    // @ts-expect-error wallets of this kind are opened by the vendor
    typed((client) => client.POST("/v1/wallets", { body: { ...wallet, walletTypeId: 15 } }));
    // @ts-expect-error euros alone
    typed((client) => client.POST("/v1/wallets", { body: { ...wallet, walletTypeId: 9, currency: "USD" } }));
    const { eventName: _, ...nameless } = wallet;
    // @ts-expect-error the name is missing
    typed((client) => client.POST("/v1/wallets", { body: { ...nameless, walletTypeId: 10 } }));
  });

  test("answer wallets of every kind in one list", () => {
    typed(async (client) => {
      const params = { path: { walletId: 1317558 } };
      const { wallets } = await unwrap(client.GET("/v1/wallets/{walletId}", { params }));
      expectTypeOf(wallets).toEqualTypeOf<Schemas["Wallet"][]>();
    });
  });
});

describe("types of a new scheduled payment", () => {
  const order = {
    scheduledPaymentName: "rent",
    walletId: 1317558,
    beneficiaryType: "payout",
    beneficiary: 480,
    amount: 500,
    beneficiaryLabel: "rent of May",
    currency: "EUR",
  } as const;
  const path = "/core-connect/scheduledPayment";

  test("know a single one by its day", () => {
    typed((client) => client.POST(path, { body: { ...order, type: "oneshot", execAt: "2026-05-04" } }));
    // @ts-expect-error on which day?
    typed((client) => client.POST(path, { body: { ...order, type: "oneshot" } }));
    const single = { ...order, type: "oneshot", execAt: "2026-05-04" } as const;
    // @ts-expect-error a single one has no period
    typed((client) => client.POST(path, { body: { ...single, period: "weekly" } }));
  });

  test("know one that repeats by its start and period", () => {
    const repeated = { ...order, type: "periodic", startAt: "2026-05-04" } as const;
    typed((client) => client.POST(path, { body: { ...repeated, period: "monthly" } }));
    // @ts-expect-error how often?
    typed((client) => client.POST(path, { body: repeated }));
    // @ts-expect-error no such period
    typed((client) => client.POST(path, { body: { ...repeated, period: "daily" } }));
  });
});

describe("types of a new payin", () => {
  test("know a cheque by its method", () => {
    expectTypeOf<Schemas["ChequePayinCreation"]["paymentMethodId"]>().toEqualTypeOf<26>();
    const cheque = { paymentMethodId: 26, amount: 991.25, walletId: "1317558", currency: "EUR" } as const;
    // @ts-expect-error the data of the cheque are missing
    typed((client) => client.POST("/v1/payins", { body: cheque }));
  });
});
