/** @file Formulas for places that set no mathematics: bibliographies, previews, cards. */

const symbols: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  varepsilon: "ε",
  epsilon: "ε",
  theta: "θ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "φ",
  varphi: "φ",
  psi: "ψ",
  omega: "ω",
  Delta: "Δ",
  Sigma: "Σ",
  Phi: "Φ",
  sum: "∑",
  prod: "∏",
  int: "∫",
  infty: "∞",
  partial: "∂",
  nabla: "∇",
  times: "×",
  cdot: "·",
  pm: "±",
  le: "≤",
  leq: "≤",
  ge: "≥",
  geq: "≥",
  ne: "≠",
  neq: "≠",
  approx: "≈",
  in: "∈",
  to: "→",
  mapsto: "↦",
  ldots: "…",
  dots: "…",
  cdots: "⋯",
  mid: "|",
  quad: " ",
  qquad: " ",
};
const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Write the formulas of a text, TeX between dollars, in plain letters. A formula that was cut off counts to the end. */
export function readableMath(text: string): string {
  return text
    .replace(/\$+([^$]*)(\$+|$)/g, (_, tex: string) => plainFormula(tex))
    .replace(/\s+/g, " ")
    .trim();
}

function plainFormula(tex: string): string {
  return tex
    .replace(/\\(?:text|mathrm|mathbf|operatorname|mathcal|mathbb)\s*\{([^{}]*)\}/g, "$1")
    .replace(/\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "($1)/($2)")
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, "√($1)")
    .replace(/\\[,;:! ]|\\(?:left|right|displaystyle)(?![a-zA-Z])/g, " ")
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => symbols[name] ?? name)
    .replace(/\^(\d|\{\d+\})/g, (_, digits: string) => raise(digits))
    .replace(/\{([\p{L}\p{N}]*)\}/gu, "$1")
    .replace(/\{([^{}]*)\}/g, "($1)")
    .replace(/\\(.)/g, "$1");
}

const raise = (digits: string) => digits.replace(/\D/g, "").replace(/\d/g, (d) => raised[+d] ?? d);
