export { encodeModel, OPSET } from "./encode.ts";
export type {
  ElementType,
  OnnxAttribute,
  OnnxGraph,
  OnnxNode,
  OnnxTensor,
  OnnxValue,
} from "./model.ts";
