/** @file The pair of Gauss's 7 and Kronrod's 15 points on [-1, 1] (QUADPACK's table): one estimate checks the other. */

/** Places from the end to the middle; those of Gauss are every second. */
const places = [
  0.991455371120813, 0.949107912342759, 0.864864423359769, 0.741531185599394, 0.586087235467691,
  0.405845151377397, 0.207784955007898, 0,
];
const kronrod = [
  0.022935322010529, 0.063092092629979, 0.10479001032225, 0.140653259715525, 0.169004726639267,
  0.190350578064785, 0.204432940075298, 0.209482141084728,
];
const gauss = [0.12948496616887, 0.279705391489277, 0.381830050505119, 0.417959183673469];

/** Place and both weights of all fifteen points. */
export const points = places.flatMap((place, i) => {
  const point = { kronrod: kronrod[i]!, gauss: i % 2 === 1 ? gauss[(i - 1) / 2]! : 0 };
  return place === 0 ? [{ place, ...point }] : [-1, 1].map((s) => ({ place: s * place, ...point }));
});
