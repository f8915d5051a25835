const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Write 10 to a whole exponent with superscript digits: 10⁻³. */
export function powerOfTen(exponent: number): string {
  const digits = [...`${Math.abs(exponent)}`].map((digit) => superscripts[Number(digit)]);
  return `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
}
