import type { CheckId } from "../checks.js";
import type { ApiDocument } from "../document/api-document.js";
import type { Need } from "../environment.js";
import type { JsonObject } from "../json.js";
import type { Evidence } from "../scenario.js";

/**
 * A question put to a server that no single answer settles: whether the signature covers what it must, whether money is
 * conserved. It is written once for all vendors; what differs between them is in the {@link ProbeDialect}.
 */
export interface GroundProbe {
  /** Unique, and stable: a run is repeated by it. */
  readonly id: string;
  /** What a failure is reported as. */
  readonly check: CheckId;
  /** A fact that holds for a server that keeps its contract. */
  readonly name: string;
  readonly needs: readonly Need[];
  readonly evidence: Evidence;
  /** Reports what it finds to the ground; throws only where it cannot go on. */
  readonly run: (ground: Ground) => Promise<void>;
}

/** One call of an operation: what fills its template, its query and its form. */
export interface Call {
  readonly operationId: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>> | FormData;
  /** Body in JSON, where the API takes such. */
  readonly json?: object;
}

/** What probes themselves ask of the surroundings; what they need beside it belongs to the estate. */
export interface ProbeAbilities {
  readonly addresses: { allow(addresses: readonly string[]): Promise<void> };
  readonly books: { audit(): Promise<readonly string[]> };
  /** Seconds. */
  readonly clock: { advance(seconds: number): Promise<void> };
  readonly neighbour: true;
  readonly receiver: { refuseNext(times: number): void; refused(): number };
  readonly webhooks: { readonly deliveries: readonly { readonly name: string; readonly event: object }[] };
}

/** An answer, read. */
export interface Answer {
  readonly operationId: string | undefined;
  /** Number of the exchange within its scenario; of the newest one where several were under way. */
  readonly exchange: number;
  readonly status: number;
  /** Error code of the catalogue's kind; undefined for a success. */
  readonly code: number | undefined;
  /** What the envelope holds; undefined where the answer is no JSON. */
  readonly content: unknown;
  /** The whole text as it came. */
  readonly text: string;
  /** The provider's time by the envelope, milliseconds since the epoch. */
  readonly time: number | undefined;
}

/** A customer of the provider, who can be made to send anything. */
export interface Caller {
  /** A request with everything that proves who calls, good for one sending. The signature is of `privateKey`, a PEM. */
  prepare(call: Call, privateKey?: string): Promise<Request>;
  /** Sends a request as it is. */
  send(request: Request): Promise<Answer>;
  /** Prepares and sends. */
  call(call: Call): Promise<Answer>;
  /** Fetches another token from now on, which ends the one before. */
  renewToken(): Promise<void>;
}

/** What a customer has, made when it is first asked for. */
export interface Estate {
  /** A call of the operation that is to succeed, now and again; undefined where the surroundings cannot bring it about. */
  callOf(operationId: string): Promise<Call | undefined>;
  /** Makes enough rows for several pages of a list. */
  fill(operationId: string): Promise<void>;
  /** Where money of the customer lies, by the API's own words. */
  readonly money: MoneyEstate;
  /** Secrets of cards: those of the same place belong to different cards. */
  cardSecrets(): Promise<readonly CardSecrets[]>;
  /** Calls of a card that is ended for good, each of which is to be refused; `code` is how. */
  callsOfEndedCard(): Promise<readonly { readonly call: Call; readonly code: number }[]>;
  /** Makes one object of everything with a date, as of now. */
  makeDated(): Promise<readonly Call[]>;
  /** Calls that spend the same money, of which only some fit into it. */
  spendings(): Promise<readonly Spending[]>;
  /**
   * Makes events, each story of one object, to be told in the order they happened. `before`: called before the first
   * event of each.
   */
  makeEvents(before?: () => void): Promise<readonly EventStory[]>;
  /** Lets everything end that is under way, so that reading changes nothing by itself. */
  settle(): Promise<void>;
}

/** The money of a customer. Amounts are minor units. */
export interface MoneyEstate {
  /** What lies where: accounts, cards, what is on its way. Names are stable. */
  holdings(): Promise<ReadonlyMap<string, number>>;
  /** Movements in the order they are to happen; each tells what it is to change, places left out stay. */
  moves(): AsyncIterable<MoneyMove>;
  /** What the lists of movements say, to be compared with the holdings. */
  journals(): Promise<readonly Journal[]>;
}

export interface MoneyMove {
  readonly name: string;
  readonly operationId?: string;
  readonly act: () => Promise<unknown>;
  /** Change of each place, asked for after the act. */
  readonly changes: () => ReadonlyMap<string, number>;
}

/** A list of movements. */
export interface Journal {
  readonly name: string;
  readonly operationId: string;
  /** The place of the holdings it belongs to. */
  readonly place: string;
  /** Sum of what it moved. */
  readonly sum: number;
  /** Rows whose balance is not the one before plus the movement. */
  readonly breaks: readonly string[];
}

export interface CardSecrets {
  readonly pan: string | undefined;
  readonly pin: string | undefined;
  readonly cvv: string | undefined;
}

/** Calls that come at once and spend from one place. */
export interface Spending {
  readonly operationId: string;
  readonly calls: readonly Call[];
  /** How many of them the money is enough for. */
  readonly affordable: number;
  /** Code of the others. */
  readonly code: number;
  /** What is to be left, and what is there. */
  readonly left: { readonly expected: number; read(): Promise<number> };
}

/** Events that were caused, in order, and those that were told. */
export interface EventStory {
  readonly operationId: string;
  /** Each event by a text that is the same in the message, in the order they happened. */
  readonly caused: readonly string[];
  /** Waits until all of them were told. Throws `ExpectationError` when one does not come. */
  arrive(): Promise<void>;
  /** Those told so far in the order of their arrival, each with the number of its message. */
  told(): readonly { readonly event: string; readonly message: string }[];
}

/** What OpenAPI cannot say about an API and a probe has to know. */
export interface ProbeDialect {
  readonly codes: {
    readonly unauthenticated: number;
    readonly badSignature: number;
    readonly usedTwice: number;
    readonly badToken: number;
    /** Of a token that was good once. Default: `badToken`. */
    readonly expiredToken?: number;
    readonly foreignAddress: number;
    readonly noSuchPath: number;
    readonly badMethod: number;
    readonly malformedVersion: number;
    readonly unservedVersion: number;
  };
  /** Headers of a signed request: the data, and the signature over it. */
  readonly headers: { readonly data: string; readonly signature: string };
  /** The operation that makes tokens; it takes none. */
  readonly tokenOperation: string;
  /** Operations that take no token, the one that makes them among them. */
  readonly openOperations: ReadonlySet<string>;
  /** How long a token lives, in seconds. */
  readonly tokenSeconds: number;
  /** A cheap operation without side effects. */
  readonly echoOperation: string;
  /** Query parameters and members of a paged list. */
  readonly paging: {
    readonly start: string;
    readonly size: string;
    /** Way to the number of all rows. */
    readonly total: readonly [string, ...string[]];
    /** Query of the page of so many rows from a row on. Default: both as they are, under these names. */
    query?(start: number, size: number): Readonly<Record<string, string>>;
    /** Whether a list with a total is cut into pages. Default: all are. */
    isPaged?(operationId: string): boolean;
  };
  /** Members that identify a row, the first that a row has. */
  readonly ids: readonly string[];
  /** IANA name of the zone that dates are printed in. */
  readonly zone: string;
  /** Members that hold the day something just happened, without a time. */
  readonly todayMembers: readonly string[];
  /** Query parameters that cut a list by days. */
  readonly dayFilter: { readonly from: string; readonly to: string };
  /** Members that hold a secret of a card where the document has them. */
  readonly secretMembers: readonly string[];
  /** The operation that gives a card another PIN; undefined where none does. */
  readonly pinOperation?: string;
  /** Members of a body and parameters of a query that name something of a customer. */
  readonly owned: readonly string[];
  /**
   * The code a foreign resource is refused with, as if there were none; undefined where what the path names is
   * everybody's.
   */
  foreignCode(operationId: string): number | undefined;
  /** Whether a list can be cut by days. */
  filters(operationId: string): boolean;
  /** Whether an operation makes something new with each call. */
  creates(operationId: string): boolean;
  /** The id that an operation gave to what it made. */
  newId(operationId: string, content: unknown): string | undefined;
  /** Lists whose rows can be read one by one: the operation, and the parameter that takes the id of a row. */
  readonly readers: readonly Reader[];
}

/** How the rows of a list are read one by one. */
export interface Reader {
  readonly operationId: string;
  readonly readBy: string;
  /** Takes the id of a row. */
  readonly parameter: string;
  /** Members that a row leaves null by the document, and only what is read by itself tells. */
  readonly untold?: readonly string[];
}

/** What a probe stands on. */
export interface Ground {
  readonly document: ApiDocument;
  readonly dialect: ProbeDialect;
  readonly caller: Caller;
  readonly estate: Estate;
  readonly abilities: Partial<ProbeAbilities>;
  /** Another customer of the same provider. */
  neighbour(): Promise<Ground>;
  /** A private key nobody knows, PEM. */
  foreignKey(): Promise<string>;
  /** Reports a fact that does not hold. `about`: the answer that shows it, or the operation. */
  find(message: string, about?: Answer | string): void;
}

/** Members of a JSON object that stand in a list. */
export type Row = JsonObject;

/** A probe as it is declared. `evidence` defaults to `stated`. */
export function probe(
  id: string,
  check: CheckId,
  name: string,
  options: { readonly needs?: readonly Need[]; readonly evidence?: Evidence },
  run: (ground: Ground) => Promise<void>,
): GroundProbe {
  return { id, check, name, needs: options.needs ?? [], evidence: options.evidence ?? "stated", run };
}

/** The ability with this name, which the probe named among its needs. Throws `TypeError` when it did not. */
export function ability<N extends keyof ProbeAbilities>(
  { abilities }: Ground,
  need: N,
): NonNullable<Partial<ProbeAbilities>[N]> {
  const found = abilities[need];
  if (found === undefined || found === null) throw new TypeError(`the probe does not name its need ${need}`);
  return found;
}
