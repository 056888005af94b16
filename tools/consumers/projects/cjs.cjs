// A CommonJS consumer: `require` of ES modules works without a flag from the Node versions we promise.
const { createAnytimeClient, isAnytimeCode } = require("@openissuing/anytime");
const { createBrocardClient, isBrocardDeclineCode } = require("@openissuing/brocard");
const { compose, importPrivateKey } = require("@openissuing/signing");
const { createTreezorClient, isTreezorCode } = require("@openissuing/treezor");
const { createTreezorPciClient } = require("@openissuing/treezor/pci-dss");
const { createTreezorWebhooks } = require("@openissuing/treezor/webhooks");
const { createVaultsPayClient, isVaultsPayCode } = require("@openissuing/vaultspay");
const { createVendorClient } = require("@openissuing/client");
const document = require("@openissuing/spec/anytime.json");

const made = [createAnytimeClient, createBrocardClient, createVaultsPayClient, createVendorClient];
const treezor = [createTreezorClient, createTreezorPciClient, createTreezorWebhooks];
for (const it of [...made, ...treezor, compose, importPrivateKey]) {
  if (typeof it !== "function") throw new Error("an export is missing");
}
if (!isAnytimeCode(4010080) || document.openapi.slice(0, 3) !== "3.1") throw new Error("an export is wrong");
if (!isBrocardDeclineCode("card-paused")) throw new Error("an export is wrong");
if (!isVaultsPayCode(1018)) throw new Error("an export is wrong");
if (!isTreezorCode("sca_session_expired")) throw new Error("an export is wrong");
console.log("ok");
