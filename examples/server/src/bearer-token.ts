/** Bearer tokens (RFC 6750), compared in a time that says nothing about the secret. */
import { createHash, timingSafeEqual } from "node:crypto";

const BEARER = /^Bearer +([\x21-\x7e]{1,4096})$/i;

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/**
 * Makes the check of an `Authorization` header against a token. Without a token everybody passes.
 */
export function createTokenCheck(
  token: string | undefined,
): (authorization: string | undefined) => boolean {
  if (token === undefined) return () => true;
  const expected = digest(token);
  return (authorization) => {
    const shown = BEARER.exec(authorization ?? "")?.[1];
    return shown !== undefined && timingSafeEqual(digest(shown), expected);
  };
}
