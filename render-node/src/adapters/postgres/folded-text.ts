/**
 * Text without its case and its ways of writing, in any script. Folded here and not by the database, whose own folding
 * knows no letters beyond ASCII where its cluster was made with the locale C, as the embedded one is.
 */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A pattern for LIKE on folded text that finds the words as they are, wherever they stand. */
export const containing = (words: string): string => `%${folded(words).replace(/[\\%_]/g, '\\$&')}%`;
