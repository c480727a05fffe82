/** Errors of the REST interface: RFC 9457 problem details, `application/problem+json`. */
import { STATUS_CODES } from "node:http";
import type { Response } from "express";

/** What a problem says besides its status. */
export interface ProblemDetails {
  /** One sentence for people about this occurrence. */
  readonly detail: string;
  /** The query parameter at fault. */
  readonly parameter?: string;
}

/** Answers with a problem. The title is the status's own, as `about:blank` asks for. */
export function sendProblem(response: Response, status: number, details: ProblemDetails): void {
  response
    .status(status)
    .type("application/problem+json")
    .send(
      JSON.stringify({
        type: "about:blank",
        title: STATUS_CODES[status] ?? "",
        status,
        ...details,
      }),
    );
}
