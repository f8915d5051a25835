/** A part of the figure that an essay may show alone. */
export type PanelId = "course" | "frequencies" | "paper";
