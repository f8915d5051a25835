import { readPoints } from "#content/points.ts";

interface PlacedClaim {
  readonly point: string;
  readonly side: "S" | "B" | "C";
  readonly short: string;
}

/** List the claims of the debate in the order of the conversation. */
export function readClaims(): PlacedClaim[] {
  return readPoints().points.flatMap(({ id: point, claims }) =>
    (["S", "B", "C"] as const).flatMap((side) => {
      const claim = claims[side];
      return claim ? { point, side, short: claim.short } : [];
    }),
  );
}
