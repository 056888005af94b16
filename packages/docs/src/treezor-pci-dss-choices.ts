import type { Choices } from "./choices-view.js";

/** What the guides of Treezor leave open about its PCI DSS services, what the document does there, and why. */
export const treezorPciDssChoices: Choices = [
  {
    topic: "Operations",
    rows: [
      ["renewCard and updateCardRenewal", "the same body and answer", "the table links a POST, the sample says PUT"],
      [
        "assignCardUser, changePin, setPin, rebuildCardImage",
        "body and answer of the operation of Treezor Connect",
        "the guides only name them",
      ],
      ["tokenizeCard", "a POST without a body that answers `cards`", "the guides only name it"],
      [
        "the cryptogram for an app",
        "certificates and nonce for Apple, no body for Google; the answer is `credential`",
        "as in Treezor Connect",
      ],
    ],
  },
  {
    topic: "Sensitive data",
    rows: [
      ["the PIN", "in `encryptedCardData`, as the PAN", "there is no sample"],
      [
        "reading sensitive data",
        "the algorithm is required; the key goes into `userPublicKey` or `userPublicKeyBase64`",
        "a sentence and the samples name the key differently",
      ],
      [
        "what `userPublicKeyBase64` holds",
        "base64 of the armoured or the hexadecimal text",
        "a sample shows it for OpenPGP; libsodium goes by analogy",
      ],
    ],
  },
];
