/** Write each id as a row that is 1 in that column and 0 elsewhere. */
export function oneHot(ids: Int32Array, classes: number): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(ids.length * classes);
  ids.forEach((id, row) => {
    rows[row * classes + id] = 1;
  });
  return rows;
}
