import { fromBinary } from "@bufbuild/protobuf";
import {
  type GraphProto,
  ModelProtoSchema,
  type NodeProto,
  type TensorProto,
  TensorProto_DataLocation,
  TensorProto_DataType,
  type ValueInfoProto,
} from "onnx-buf";

/** Describe the bytes of an `.onnx` file in lines of text. */
export function describeOnnx(bytes: Uint8Array): string {
  const model = fromBinary(ModelProtoSchema, bytes);
  const { graph } = model;
  if (graph === undefined) throw new Error("it holds no graph");
  const opsets = model.opsetImport.map(
    ({ domain, version }) => `${domain || "ai.onnx"} ${version}`,
  );
  const weights = new Set(graph.initializer.map(({ name }) => name));
  return [
    `${size(bytes.length)}, ONNX ${model.irVersion}, operators ${opsets.join(", ") || "of no stated version"}, made by ${model.producerName || "nobody named"}`,
    ...section("inputs", graph.input.filter(({ name }) => !weights.has(name)).map(valueLine)),
    ...section("outputs", graph.output.map(valueLine)),
    ...section("operations", operationLines(graph)),
    ...section("weights", graph.initializer.map(weightLine)),
  ].join("\n");
}

const section = (title: string, lines: readonly string[]): string[] => [
  `${title} (${lines.length})`,
  ...lines.map((line) => `  ${line}`),
];

function valueLine({ name, type }: ValueInfoProto): string {
  if (type?.value.case !== "tensorType") return `${name}: no tensor`;
  const { elemType, shape } = type.value.value;
  const sizes = shape?.dim.map(({ value }) => value.value ?? "?");
  return `${name}: ${typeName(elemType)}[${sizes?.join(", ") ?? "…"}]`;
}

/** Count the operations of the graph and of the graphs inside its nodes. */
function operationLines(graph: GraphProto): string[] {
  const counts = new Map<string, number>();
  const count = ({ opType, domain, attribute }: NodeProto) => {
    const name = domain ? `${domain}.${opType}` : opType;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const { g, graphs } of attribute)
      for (const inner of g ? [g, ...graphs] : graphs) inner.node.forEach(count);
  };
  graph.node.forEach(count);
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([name, n]) => `${n} × ${name}`);
}

function weightLine(tensor: TensorProto): string {
  const external = Object.fromEntries(tensor.externalData.map(({ key, value }) => [key, value]));
  const beside = tensor.dataLocation === TensorProto_DataLocation.EXTERNAL;
  const where = beside
    ? `${size(Number(external["length"] ?? 0))} in ${external["location"]}`
    : size(bytesInside(tensor));
  return `${tensor.name}: ${typeName(tensor.dataType)}[${tensor.dims.join(", ")}], ${where}`;
}

/** Values are raw bytes or lists by type; of text it is the length. */
const bytesInside = (tensor: TensorProto): number =>
  tensor.rawData.length +
  4 * (tensor.floatData.length + tensor.int32Data.length) +
  8 * (tensor.doubleData.length + tensor.int64Data.length + tensor.uint64Data.length) +
  tensor.stringData.reduce((sum, { length }) => sum + length, 0);

const typeName = (type: number): string =>
  TensorProto_DataType[type]?.toLowerCase() ?? `type ${type}`;

const size = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${(bytes / 1e3).toFixed(1)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;
