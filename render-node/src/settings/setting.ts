import type { Parsed } from './parsers.js';

/** One setting: its name in the environment, what it is for, its default as text, and how it is read. */
export type Setting<T> = { env: string; what: string; byDefault: string; parse(text: string): Parsed<T> };

export const setting = <T>(row: Setting<T>): Setting<T> => row;

export const GiB = 1024 ** 3;
