import type { Scene } from '@showrunner/contract';
import { sceneStarts } from '../scene-starts.js';

/** Shorter than this a picture is a flicker, not a scene; the schema knows none either. */
const shortestMs = 200;

/** The scenes up to `endMs`, the last of them shortened; where little would be left of it, the one before goes on. */
export function cutScenes(scenes: readonly Scene[], endMs: number): Scene[] {
	const starts = sceneStarts(scenes);
	const kept = scenes.filter((_, index) => (starts[index] ?? 0) < endMs);
	if (kept.length > 1 && endMs - (starts[kept.length - 1] ?? 0) < shortestMs) kept.pop();
	const last = kept.length - 1;
	return kept.map((scene, index) => (index === last ? { ...scene, durationMs: endMs - (starts[last] ?? 0) } : scene));
}
