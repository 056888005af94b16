/** What a scenario can ask of its surroundings, by the name its API gives it, such as `money`. */
export type Need = string;

/** Who a webhook is for. */
export interface WebhookAddressee {
  readonly username: string;
  /** The provider's time, milliseconds since the epoch: where its clock was moved, honest webhooks look too new. */
  readonly now: () => number;
  /** Address of ours that it was posted to; nobody but the provider was told. */
  readonly url: string;
  /** A header of the delivery by its name in lower case. */
  readonly header: (name: string) => string | undefined;
}

/** Judges one delivery by its raw body. Undefined: it is not to be handled, being a repetition or no good. */
export type TakeWebhook = (
  body: Uint8Array<ArrayBuffer>,
  addressee: WebhookAddressee,
) => Promise<TakenWebhook | undefined>;

/** A webhook as the client gives it. */
export interface TakenWebhook {
  /** The vendor's name for it. */
  readonly name: string;
  readonly event: object;
}

/** What one scenario runs in: credentials, and as many abilities as the environment offers. */
export interface Surroundings {
  /** By the API's own type. */
  readonly credentials: object;
  /** What can be asked of the world outside the API, by the name of the need, by the API's own type. */
  readonly abilities: object;
  /** Whether the server checks the signatures of this customer. */
  readonly isStrict: boolean;
  /** Gives back what was opened for the scenario. */
  close(): Promise<void>;
}

/** How surroundings are to be. */
export interface OpenOptions {
  /** Where webhooks of the customer go; without it none are asked for. */
  readonly takeWebhook?: TakeWebhook;
  /** False asks for a customer whose signatures are not checked, where there is such a thing. Default true. */
  readonly isStrict?: boolean;
}

/** Where scenarios run. */
export interface Environment {
  /** For people, such as `sandbox at http://127.0.0.1:8080`. */
  readonly name: string;
  /** Whether each scenario gets a customer of its own. When not, scenarios run one after the other. */
  readonly isolates: boolean;
  /** What is on offer. */
  readonly offers: ReadonlySet<Need>;
  /** Why something is not on offer, for the report. */
  reasonAgainst(need: Need): string;
  /**
   * Opens what one scenario, or a part of the generated cases, runs in.
   * Throws `EnvironmentError` when it cannot be made.
   */
  open(options: OpenOptions): Promise<Surroundings>;
  close(): Promise<void>;
}

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type EnvironmentErrorCode =
  | "ERR_CONTROL_REFUSED"
  | "ERR_CONTROL_UNREACHABLE"
  | "ERR_CREDENTIALS"
  | "ERR_ENCRYPTED"
  | "ERR_INSECURE"
  | "ERR_PLAN_EMPTY"
  | "ERR_READ_ONLY"
  | "ERR_REPORT"
  | "ERR_UNREACHABLE";

/** Something around the scenarios does not work; it says nothing about the server under test. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly code: EnvironmentErrorCode;

  constructor(code: EnvironmentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
