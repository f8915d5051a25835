import { powerOfTen } from "./power-of-ten.ts";

/** Write a number for readers with `digits` significant digits, a count whole: 0.012, 1,450, 3.2×10⁷. */
export function formatNumber(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return `${value}`;
  if (Number.isInteger(value) && Math.abs(value) < 1e5) {
    return value.toLocaleString("en-US").replace("-", "−");
  }
  const [mantissa, exponentText] = value.toExponential(digits - 1).split("e");
  const exponent = Number(exponentText);
  if (exponent >= 5 || exponent < -3) {
    return `${mantissa?.replace("-", "−")}×${powerOfTen(exponent)}`;
  }
  const decimals = Math.max(0, digits - 1 - exponent);
  const text = value.toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return text.replace("-", "−");
}
