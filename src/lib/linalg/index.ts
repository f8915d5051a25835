export { type Eigen, symmetricEigen } from "./eigen.ts";
export { minimumNorm } from "./minimum-norm.ts";
export { type Svd, svd } from "./svd.ts";
