/** A pattern for LIKE that finds the words as they are, wherever they stand. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;
