/** Where a page begins: right after this row, newest first. */
export type PageStart = { createdAt: Date; id: string };
export type PageRequest = { after: PageStart | null; limit: number };
/** `next` is null on the last page. */
export type Page<T> = { items: T[]; next: PageStart | null };
