import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { EffectWish } from '../../domain/music/effects/synthesise-effect.js';
import type { Stereo } from '../../domain/music/stereo.js';
import type { MusicWish } from '../../domain/music/synthesise-music.js';

/** What one thread is told; it writes a PCM file, answers once and ends. */
export type SynthTask = {
	outPath: string;
	piece: { kind: 'music'; wish: MusicWish } | { kind: 'effect'; wish: EffectWish };
};
export type SynthAnswer = { frames: number; beatsPerMinute: number | null };

// Where the sources run as they are, imports name compiled files that are not there.
if (import.meta.url.endsWith('.ts')) {
	registerHooks({
		resolve: (name, context, next) => next(name.startsWith('.') ? name.replace(/\.js$/, '.ts') : name, context),
	});
}
const { interleave } = await import('../../domain/music/interleave.js');
const { synthesiseEffect } = await import('../../domain/music/effects/synthesise-effect.js');
const { synthesiseMusic } = await import('../../domain/music/synthesise-music.js');

const { outPath, piece }: SynthTask = workerData;
const { loop, beatsPerMinute } = synthesise(piece);
writeFileSync(outPath, interleave(loop));
parentPort?.postMessage({ frames: loop.left.length, beatsPerMinute } satisfies SynthAnswer);

function synthesise(piece: SynthTask['piece']): { loop: Stereo; beatsPerMinute: number | null } {
	if (piece.kind === 'music') return synthesiseMusic(piece.wish);
	return { loop: synthesiseEffect(piece.wish), beatsPerMinute: null };
}
