/** `full`: in place of the scene. `inset`: a picture in the picture. */
export const insertModes = ['full', 'inset'] as const;
export type InsertMode = (typeof insertModes)[number];

export const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type Corner = (typeof corners)[number];
