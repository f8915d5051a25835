import { createRandom } from "#random";
import { symmetricEigen, svd } from "#linalg";
import { featuresAt, polynomialAt } from "./polynomial.ts";
import { familiesOf, fitFamily } from "./families.ts";
import { drawSamples } from "./samples.ts";
import { errorsOf } from "./errors.ts";
import { parseParameters } from "../parameters.ts";
import { about } from "./about.ts";
const { params } = parseParameters(about, {});
const s = drawSamples(params, createRandom(1));
const time = (name: string, f: () => void, k = 20) => { for (let i = 0; i < 5; i++) f(); const c = process.cpuUsage(); for (let i = 0; i < k; i++) f(); const d = process.cpuUsage(c); console.log(name, ((d.user + d.system) / 1000 / k).toFixed(2)); };
for (const P of [6, 31, 100, 1000]) {
  const F = s.x.map((x) => featuresAt({ basis: "legendre", reach: 1 }, 1, x, P));
  time(`${P} features`, () => s.x.map((x) => featuresAt({ basis: "legendre", reach: 1 }, 1, x, P)));
  time(`${P} svd`, () => svd(F));
  const K = F.map((a) => F.map((b) => a.reduce((t, v, k) => t + v * b[k]!, 0)));
  time(`${P} eigen`, () => symmetricEigen(K));
  for (const f of familiesOf(params).families) time(`${P} fit ${f.id}`, () => fitFamily(f, s, P));
  const p = fitFamily(familiesOf(params).families[1]!, s, P);
  time(`${P} errors`, () => errorsOf((x) => polynomialAt(p, x), Math.sin, s));
}
