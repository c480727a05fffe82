import { expect, test } from "vitest";
import {
  BlockedError,
  FatalError,
  LayoutChangedError,
  RetryableError,
  ScraperError,
  StepTimeoutError,
  ThrottledError,
} from "../src/errors.ts";

test.each([
  [RetryableError, "RetryableError", "retryable"],
  [StepTimeoutError, "StepTimeoutError", "timeout"],
  [ThrottledError, "ThrottledError", "throttled"],
  [BlockedError, "BlockedError", "blocked"],
  [LayoutChangedError, "LayoutChangedError", "layout-changed"],
  [FatalError, "FatalError", "fatal"],
])("%o has a name, a code and its cause", (ErrorClass, name, code) => {
  const cause = new Error("why");
  const error = new ErrorClass("what", { cause });
  expect(error).toBeInstanceOf(ScraperError);
  expect(error).toMatchObject({ message: "what", name, code, cause });
  expect(String(error)).toBe(`${name}: what`);
});
