/** The numbers of a figure as rows; the text equivalent that readers see and download. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
