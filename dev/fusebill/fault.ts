/** A fault in the next matching request, or the next `times` of them. */
export type Fault = FaultTarget & Harm;

export type FaultTarget = {
    /** Any method by default. */
    method?: string;
    /**
     * The start of the decoded path and query (`/v1/customers?query=SalesforceId:001*`), ignoring case; a text that
     * starts with `^` is a regular expression. Any path by default.
     */
    path?: string;
    /** How many matching requests it applies to; 1 by default. */
    times?: number | 'always';
};

/**
 * Whether the request is carried out before the fault: a `beforeWrite` fault leaves Fusebill's state unchanged; with
 * an `afterWrite` fault the latch is written, but the answer fails.
 */
export type Moment = 'beforeWrite' | 'afterWrite';

export type Harm =
    /**
     * A status with Fusebill's error body (or its `{Message}` form), or with the given body. `beforeWrite` by
     * default.
     */
    | {
          kind: 'status';
          status: number;
          shape?: 'errors' | 'message';
          /** The message in that body. */
          message?: string;
          /** The whole body; may be empty. */
          body?: string;
          contentType?: string;
          headers?: Record<string, string>;
          when?: Moment;
      }
    /** A proxy's HTML page, 502 when no status is given, without Fusebill's headers. `beforeWrite` when absent. */
    | { kind: 'html'; status?: number; when?: Moment }
    /** 200 without a body. `afterWrite` when absent. */
    | { kind: 'empty'; when?: Moment }
    /** 200 with the body `null`. `afterWrite` when absent. */
    | { kind: 'null'; when?: Moment }
    /** The true answer without the field `salesforceId`, in lists too. The request is carried out. */
    | { kind: 'noHolder' }
    /** The true answer's status with the first half of its body, complete as HTTP. The request is carried out. */
    | { kind: 'truncated' }
    /** The true answer with blanks after it up to `bytes`, 5 MB when absent. The request is carried out. */
    | { kind: 'huge'; bytes?: number }
    /**
     * The true answer, `ms` late. `afterWrite` when absent; with `beforeWrite` the request is carried out after
     * the wait, even when the client has disconnected by then.
     */
    | { kind: 'delay'; ms: number; when?: Moment }
    /** The headers of the true answer immediately, its body in small pieces over `ms`. The request is carried out. */
    | { kind: 'slowBody'; ms: number }
    /** No answer at all, on an open connection. `beforeWrite` when absent. */
    | { kind: 'hang'; when?: Moment }
    /** The connection is reset (ECONNRESET). `beforeWrite` when absent. */
    | { kind: 'reset'; when?: Moment }
    /** 429 with no requests left this minute; `headers` (a `Retry-After`) are added. Nothing is written. */
    | { kind: 'rateLimited'; headers?: Record<string, string> }
    /** The refusal of a Fusebill whose Salesforce integration is off, 409 when no status is given. Nothing is written. */
    | { kind: 'integrationOff'; status?: number }
    /** The request's connection is reset and the port refuses all connections for `ms` (ECONNREFUSED). Nothing is written. */
    | { kind: 'refuse'; ms: number };

export type FaultKind = Harm['kind'];
