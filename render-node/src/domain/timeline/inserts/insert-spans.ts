import { frameAt } from '../frame-at.js';
import type { PlacedInsert } from './place-inserts.js';

/** Frames [from, to) of the video in which an insert is seen; `index` is its place among the placed ones. */
export type InsertSpan = { from: number; to: number; index: number };
export type InsertSpans = { full: InsertSpan[]; inset: InsertSpan[] };

export function insertSpans(placed: readonly PlacedInsert[], fps: number): InsertSpans {
	const spans: InsertSpans = { full: [], inset: [] };
	for (const [index, { insert, startMs, endMs }] of placed.entries())
		spans[insert.mode].push({ from: frameAt(startMs, fps), to: frameAt(endMs, fps), index });
	return spans;
}
