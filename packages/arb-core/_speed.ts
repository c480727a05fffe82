import { readFileSync, writeFileSync } from "node:fs";
import { findNovelNames, keepRegistrable, timeRegistry, createNameRegistry } from "./bench/matching/lookups.ts";
import { NameIndex, createWordWeights, parseTeamName } from "arb-core";
import { cpuUsage } from "node:process";
const D = "/work/shared/data/names/";
const raw: string[] = JSON.parse(readFileSync(D + "index-5k.json", "utf8"));
const wc: any[] = JSON.parse(readFileSync(D + "within-country.json", "utf8"));
const index = keepRegistrable(raw);
const novel = findNovelNames(index, wc.flatMap((t) => t.alias.map((a: any) => a.a)));
const mode = process.argv[2];
if (mode === "dump") {
  const ws = index.map((n) => parseTeamName(n).words);
  const ix = new NameIndex<string>(createWordWeights(ws));
  ws.forEach((w, i) => ix.add(w, index[i]!));
  const qs = [...novel.slice(0, 2000), ...index.filter((_, i) => i % 5 === 0)];
  const reg = createNameRegistry(index);
  const out = [0.3, 0.5, 0.75].map((least) => qs.map((q) => ix.search(parseTeamName(q).words, { least }).map((h) => [h.value, h.base, h.score])));
  const res = novel.map((n) => { const r = reg.resolve(n) as any; return [r.status, r.reason, r.team?.id, r.name, r.score, r.margin, r.squad, (r.nearest ?? r.candidates)?.map((c: any) => [c.team.id, c.name, c.score])]; });
  writeFileSync(process.argv[3]!, JSON.stringify([out, res]));
} else if (mode === "prof") {
  for (let r = 0; r < 12; r++) { const reg = createNameRegistry(index); reg.resolve("Qqxxzz"); ask(reg); }
} else {
  console.log(index.length, novel.length);
  const t: number[] = [], p: number[] = [];
  for (let r = 0; r < 9; r++) {
    const reg = createNameRegistry(index); reg.resolve("Qqxxzz");
    const s = cpuUsage(); ask(reg); const e = cpuUsage(s);
    if (r) t.push((e.user + e.system) / novel.length);
    const s2 = cpuUsage(); for (const n of novel) parseTeamName(n); const e2 = cpuUsage(s2);
    if (r) p.push((e2.user + e2.system) / novel.length);
  }
  const f = (x: number[]) => `median ${x.toSorted((a, b) => a - b)[4]!.toFixed(1)} min ${Math.min(...x).toFixed(1)}`;
  console.log("novel", f(t), " parse", f(p));
}
function ask(reg: any) { for (const n of novel) reg.resolve(n); }
