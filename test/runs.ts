/** How often a law is tried: as often as it says itself, unless `FC_NUM_RUNS` says otherwise. */
export function runs(count: number): number {
  const text = process.env["FC_NUM_RUNS"] ?? "";
  return text === "" ? count : Number(text);
}
