/** @file Encodes an ONNX model. Field numbers are those of onnx.proto (https://github.com/onnx/onnx). */
import type {
  ElementType,
  OnnxAttribute,
  OnnxGraph,
  OnnxNode,
  OnnxTensor,
  OnnxValue,
} from "./model.ts";
import {
  bytesField,
  floatField,
  integerField,
  join,
  packedField,
  textField,
  type Wire,
} from "./wire.ts";

/** Version of the operator set that every model we write refers to. */
export const OPSET = 21;
const IR_VERSION = 10;

const elementType: Readonly<Record<ElementType, number>> = { float32: 1, int64: 7, bool: 9 };

/** Encode a model as the bytes of an `.onnx` file. */
export const encodeModel = (graph: OnnxGraph): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    join([
      integerField(1, IR_VERSION),
      textField(2, "cruxes"),
      bytesField(7, encodeGraph(graph)),
      bytesField(8, integerField(2, OPSET)),
    ]),
  );

const encodeGraph = (graph: OnnxGraph): Wire =>
  join([
    ...graph.nodes.map((node) => bytesField(1, encodeNode(node))),
    textField(2, graph.name),
    ...graph.initializers.map((tensor) => bytesField(5, encodeTensor(tensor))),
    ...graph.inputs.map((value) => bytesField(11, encodeValue(value))),
    ...graph.outputs.map((value) => bytesField(12, encodeValue(value))),
  ]);

const encodeNode = (node: OnnxNode): Wire =>
  join([
    ...node.inputs.map((name) => textField(1, name)),
    ...node.outputs.map((name) => textField(2, name)),
    textField(4, node.op),
    ...Object.entries(node.attributes).map(([name, attribute]) =>
      bytesField(5, join([textField(1, name), encodeAttribute(attribute)])),
    ),
  ]);

/** Field 20 says which of the value fields is set. */
function encodeAttribute(attribute: OnnxAttribute): Wire {
  const typed = (type: number, value: Wire) => join([value, integerField(20, type)]);
  if ("float" in attribute) return typed(1, floatField(2, attribute.float));
  if ("int" in attribute) return typed(2, integerField(3, attribute.int));
  if ("string" in attribute) return typed(3, textField(4, attribute.string));
  if ("tensor" in attribute) return typed(4, bytesField(5, encodeTensor(attribute.tensor)));
  if ("graph" in attribute) return typed(5, bytesField(6, encodeGraph(attribute.graph)));
  return typed(7, packedField(8, attribute.ints));
}

const encodeTensor = (tensor: OnnxTensor): Wire =>
  join([
    packedField(1, tensor.shape),
    integerField(2, elementType[tensor.type]),
    textField(8, tensor.name),
    ...(tensor.external === undefined
      ? [bytesField(9, rawBytes(tensor))]
      : [...Object.entries(tensor.external).map(encodeEntry), integerField(14, EXTERNAL)]),
  ]);

const EXTERNAL = 1;
const encodeEntry = ([key, value]: [string, string | number]): Wire =>
  bytesField(13, join([textField(1, key), textField(2, `${value}`)]));

function rawBytes({ type, values }: OnnxTensor): Wire {
  if (type === "bool") return Uint8Array.from(values);
  if (type === "float32") return new Uint8Array(Float32Array.from(values).buffer);
  return new Uint8Array(BigInt64Array.from(Array.from(values), BigInt).buffer);
}

/** ValueInfo { name, TypeProto { tensor_type { elem_type, shape { dim { dim_value } } } } } */
const encodeValue = ({ name, type, shape }: OnnxValue): Wire =>
  join([
    textField(1, name),
    bytesField(
      2,
      bytesField(
        1,
        join([
          integerField(1, elementType[type]),
          bytesField(2, join(shape.map((size) => bytesField(1, integerField(1, size))))),
        ]),
      ),
    ),
  ]);
