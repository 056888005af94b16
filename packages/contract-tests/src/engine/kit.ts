import type { Arbitrary } from "fast-check";
import type { CaseRequest, CaseValue, ResourceRef, Variation } from "./case.js";
import type { Transport } from "./transport.js";

/** A place of a request where a value stands. */
export interface Place {
  readonly operationId: string;
  readonly place: "body" | "header" | "path" | "query";
  /** Parameter or member, `a/b` inside others. */
  readonly name: string;
  /** Named schema it has, such as `CountryCode`. */
  readonly schema: string | undefined;
}

/** What the document cannot say about the values of a place. */
export interface ValueRule {
  /** A value that is right, and means something to the server. */
  readonly sample: CaseValue;
  /** Values that are right. Default: the sample alone. */
  readonly values?: Arbitrary<CaseValue>;
  /** Whether values at the edges the document draws are right too. Default false: the server knows better. */
  readonly hasOpenEdges?: boolean;
  /** Values against the document that say no more than leaving it out, so that no server has to refuse them. */
  readonly tolerated?: readonly CaseValue[];
}

/** Things on the server that calls need: members such as ids, by which requests refer to it. */
export type Resource = Readonly<Record<string, string | number>>;

/** What makes things on the server, for one customer. */
export interface ResourceHands {
  /** Calls an operation; what it answers, out of its envelope. Throws `ResourceError` for a refusal. */
  call(operationId: string, values?: CallValues): Promise<unknown>;
  /** Another resource, made when there is none. Throws `ResourceError` when it cannot be. */
  get(kind: string): Promise<Resource>;
  /** What the surroundings can do, by the API's own type. */
  readonly abilities: object;
  /** What it takes to sign in, by the API's own type. */
  readonly credentials: object;
  /** Signs in anew, such as after the clock went ahead. */
  renew(): Promise<void>;
}

/** Values for a call, by the names of the document. */
export interface CallValues {
  readonly path?: Readonly<Record<string, CaseValue>>;
  readonly query?: Readonly<Record<string, CaseValue>>;
  readonly body?: Readonly<Record<string, CaseValue>>;
}

/** A thing that could not be made. The message says which call was answered how. */
export class ResourceError extends Error {
  override readonly name = "ResourceError";
}

/** How things of one kind come about. */
export interface ResourceRule {
  /** Makes one; undefined where only the surroundings could and these cannot. */
  make?(hands: ResourceHands): Promise<Resource | undefined>;
  /** Finds one by reading alone, for `read-only`. */
  find?(hands: ResourceHands): Promise<Resource | undefined>;
  /** Whether each request gets one of its own, because it is used up or changed for good. */
  readonly isOnce?: boolean;
  /** Ids of this kind that nothing has, by member. */
  readonly unknown?: Resource;
}

/** How calls of a customer prove who they are. */
export interface Door {
  /** Headers of a request that is sent now; each call gives new ones where a nonce is part of them. */
  headers(request: CaseRequest): Promise<Readonly<Record<string, string>>>;
  /** Looks at a successful answer, for a token in it. */
  learn(operationId: string, content: unknown): void;
  /** Signs in anew, such as after the clock went ahead. */
  renew(): Promise<void>;
  /** Name that proofs of origin are made for. */
  readonly username: string;
  /** Sends calls in the form the API wants, such as encrypted, and reads the answers. Default: they go as they are. */
  carry?(transport: Transport): Transport;
}

export interface DoorOptions {
  readonly baseUrl: string;
  /** By the API's own type. */
  readonly credentials: object;
  readonly transport: Transport;
  /** Milliseconds for a call. */
  readonly timeout: number;
  /** False where the server does not check signatures of this customer. */
  readonly isStrict: boolean;
}

/** Where a member of a request stands in answers, and what it looks like there. Default: under its name, the same. */
export interface ReadBack {
  /** Way in the answer, `a/b` inside others. */
  readonly at: string;
  /** The value in the answer for one that was sent. */
  as?(sent: unknown): unknown;
}

/** A kind of thing with a life: made, read, listed, changed, ended, by operations of the document. */
export interface LifeCycle {
  readonly name: string;
  readonly create: string;
  readonly read?: string;
  readonly list?: string;
  readonly change?: string;
  readonly end?: string;
  /** Member of the answer to `create` that names the thing. */
  readonly id: string;
  /** Member of a row of the list that names the thing, and the member that holds the rows. */
  readonly rows?: { readonly member: string; readonly id: string };
  /** Place of the id in requests about the thing: parameter in the path. */
  readonly parameter: string;
  /** Members of requests that come back in another way; null: that do not come back. */
  readonly readBack?: Readonly<Record<string, ReadBack | null>>;
  /** Values for the list, such as a page that is large enough. `account` and its like are filled in by their rules. */
  readonly listValues?: CallValues;
  /** What has to be done before it can be changed or ended. */
  readonly ready?: { readonly operationId: string; readonly body: Readonly<Record<string, CaseValue>> };
  /** Body of the call that ends it, and of what is refused afterwards. */
  readonly ending?: {
    readonly body?: Readonly<Record<string, CaseValue>>;
    readonly after: readonly { readonly operationId: string; readonly body?: Readonly<Record<string, CaseValue>> }[];
  };
}

/** What generated cases need to know about an API beyond its document. */
export interface Kit {
  openDoor(options: DoorOptions): Promise<Door>;
  /** What an answer is about, out of the envelope. */
  contentOf(json: unknown): unknown;
  /** Rule for a place, undefined where the document says enough. */
  ruleFor(place: Place): ValueRule | undefined;
  readonly resources: Readonly<Record<string, ResourceRule>>;
  /** Kinds that are made before the first case, because making them moves the clock. */
  readonly first: readonly string[];
  /** Operations that end the token others use: they get a customer of their own. */
  readonly exclusive: ReadonlySet<string>;
  /** Statuses that refuse what is against the document. */
  readonly refusal: {
    data(operationId: string): readonly number[];
    /** Statuses that refuse a body nobody can read. Default: those of data. */
    readonly unreadable?: readonly number[];
    readonly authentication: readonly number[];
    readonly method: readonly number[];
    readonly unknownResource: readonly number[];
  };
  /** Whether the API refuses members and parameters it does not know, and parameters that stand twice. */
  readonly refusesUnknown: boolean;
  readonly refusesRepeated: boolean;
  /** Error codes the document names for an operation alone; none where the API has no codes. */
  codesOf(operationId: string): ReadonlySet<number>;
  /** Whether an operation may answer with a code, its own or one that all share. */
  mayAnswer(operationId: string, code: number): boolean;
  /** Codes that refuse with a status from 500 on. Without it such a status always says that the server failed. */
  readonly serverRefusals?: ReadonlySet<number>;
  /** Codes that refuse valid data although everything needed was prepared. */
  stateCodes(operationId: string): ReadonlySet<number>;
  /**
   * Whether a refusal without a code is one of valid data, although everything needed was prepared. `content`: of the
   * answer. Without it none is.
   */
  refusesByState?(operationId: string, status: number, content: unknown): boolean;
  /**
   * Makes the parts of a request agree where the document cannot say which go together, such as members that only one
   * kind of card has. `varies` names the part a case is about: it stays as it is. Without it requests are sent as made.
   */
  fitTogether?(request: CaseRequest, varies?: Variation): CaseRequest;
  /** Statuses that refuse for reasons of state, where nothing could be prepared. */
  readonly stateStatuses: readonly number[];
  readonly lifeCycles: readonly LifeCycle[];
  /** Why a cell of the coverage cannot be reached; undefined when it can. */
  excuse(cell: { readonly kind: string; readonly subject: string; readonly key: string }): string | undefined;
}

/** Refers to a member of a resource. */
export function ref(resource: string, member: string): ResourceRef {
  return { resource, member };
}

/** Whether a value refers to a resource. */
export function isRef(value: unknown): value is ResourceRef {
  return typeof value === "object" && value !== null && "resource" in value && "member" in value;
}
