/** A file that cannot be read or holds something else: the message names the path. */
export class InputError extends Error {
  override readonly name = "InputError";
}
