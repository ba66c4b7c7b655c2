import { sceneSchema, type Scene } from '@showrunner/contract';
import type { PlacedInsert } from './place-inserts.js';

/** An insert as if it were a scene, so that all that scenes show is shown in it in the same way. */
export const insertScene = ({ insert, startMs, endMs }: PlacedInsert): Scene => ({
	...bare,
	durationMs: endMs - startMs,
	visual: insert.visual,
	...(insert.mode === 'full' && insert.motion && { motion: insert.motion }),
});

const bare = sceneSchema.parse({ id: 'insert', durationMs: 200, visual: { kind: 'colour', colour: '#000000' } });
