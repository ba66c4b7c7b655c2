import { readdir, readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ProblemKind } from '@showrunner/contract';
import { createProbeMedia } from '../../render-node/src/adapters/ffmpeg/probe-media.js';
import type { DiffusionEngine } from '../../render-node/src/domain/diffusion/diffusion-engine.js';
import type { GenerationPiece, MadePiece } from '../../render-node/src/domain/diffusion/generation.js';
import { Refusal } from '../../render-node/src/domain/refusal.js';
import type { Fault } from '../fakes/http-answers.js';
import { begin, cardOf, clipPiece, picturePiece, type Running } from './generation-orders.js';
import { eventually } from './patience.js';

/** An engine in front of a server that can be made to fail. */
export type EngineRig = {
	engine: DiffusionEngine;
	fault(fault: Fault): void;
	stopServer(): Promise<void>;
	/** How many orders the server has taken up. */
	taken?: () => number;
	/** How often the server was told that work is not wanted any more. */
	endings(): number;
	close(): Promise<void>;
};

export type EngineSuite = {
	/** `limitMs`: how long a piece may take. */
	start(medium: 'picture' | 'clip', limitMs: number): Promise<EngineRig>;
	models: { picture: string; clip: string };
	/** A prompt that the server refuses, and what that is. */
	refused: { prompt: string; kind: ProblemKind };
	/** What a clip of nine frames becomes. */
	clipFrames?: number;
};

const amplyMs = 60_000;
const soonMs = 3_000;

/** What every engine in front of a server keeps. */
export function engineSuite(name: string, { start, models, refused, clipFrames = 9 }: EngineSuite): void {
	describe(`${name}, as every engine in front of a server`, () => {
		const open: { close(): Promise<void> }[] = [];
		const orders: Running[] = [];
		afterEach(async () => {
			await Promise.all(orders.splice(0).map((order) => order.remove()));
			for (const rig of open.splice(0)) await rig.close();
		});
		const rigFor = async (medium: 'picture' | 'clip', limitMs = amplyMs) => {
			const rig = await start(medium, limitMs);
			open.push({ close: rig.close });
			const order = async (...pieces: GenerationPiece[]) => {
				const running = await begin(rig.engine, await cardOf(rig.engine, models[medium]), pieces);
				orders.push(running);
				return running;
			};
			return { ...rig, order };
		};

		it('makes a picture of the size that was asked for', async () => {
			const { order } = await rigFor('picture');
			const { end, outcomes, progress, workDir } = await order(picturePiece('a lighthouse'));
			expect(await end).toBeNull();
			const made = madeIn(outcomes[0]);
			expect(made).toMatchObject({
				mediaType: 'image/png',
				size: { width: 256, height: 320 },
				clip: null,
				aiGenerated: true,
				warnings: [],
			});
			expect((await readFile(made.path)).toString('latin1', 1, 4)).toBe('PNG');
			expect(await readdir(workDir)).toHaveLength(1);
			expect(progress[0]).toMatchObject({ phase: 'waiting', piece: 0 });
			expect(progress.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['denoising', 'encoding']));
		});

		it('makes a clip of H.264 in an MP4', async () => {
			const { order } = await rigFor('clip');
			const { end, outcomes, workDir } = await order(clipPiece('waves'));
			expect(await end).toBeNull();
			const made = madeIn(outcomes[0]);
			expect(made).toMatchObject({ mediaType: 'video/mp4', size: { width: 256, height: 320 } });
			expect(made.clip).toEqual({ frameCount: clipFrames, framesPerSecond: 8, hasSound: false });
			expect(await createProbeMedia('ffprobe')(made.path)).toMatchObject({ kind: 'video', videoCodec: 'h264' });
			expect(await readdir(workDir)).toHaveLength(1);
		});

		it('goes on after a piece that is refused', async () => {
			const { order } = await rigFor('picture');
			const { end, outcomes } = await order(picturePiece('one'), picturePiece(refused.prompt), picturePiece('three'));
			expect(await end).toBeNull();
			expect(outcomes.map((outcome) => outcome.piece)).toEqual([0, 1, 2]);
			expect(outcomes.map((outcome) => ('problem' in outcome ? outcome.problem.kind : 'made'))).toEqual([
				'made',
				refused.kind,
				'made',
			]);
			expect(madeIn(outcomes[0]).path).not.toBe(madeIn(outcomes[2]).path);
		});

		it.each(['picture', 'clip'] as const)('tells the server when a %s is given up', async (medium) => {
			const rig = await rigFor(medium);
			rig.fault('hang');
			const running = await rig.order(medium === 'clip' ? clipPiece('long') : picturePiece('long'));
			await running.reached('denoising');
			await eventually('the server to take the order up', async () => (rig.taken?.() ?? 1) > 0);
			expect(rig.endings()).toBe(0);
			const reason = new Error('given up');
			running.abort(reason);
			expect(await running.end).toBe(reason);
			await eventually('the server to be told', async () => rig.endings() > 0);
			expect({ outcomes: running.outcomes, files: await readdir(running.workDir) }).toEqual({
				outcomes: [],
				files: [],
			});
		});

		it.each(['picture', 'clip'] as const)('ends by itself where a server hangs with a %s', async (medium) => {
			const rig = await rigFor(medium, soonMs);
			rig.fault('hang');
			const { end, workDir } = await rig.order(medium === 'clip' ? clipPiece('long') : picturePiece('long'));
			expect(problemOf(await end)).toMatchObject({ type: 'server-too-slow', kind: 'temporarily-unavailable' });
			await eventually('the server to be told', async () => rig.endings() > 0);
			expect(await readdir(workDir)).toEqual([]);
		});

		it.each([
			['unauthorized', { kind: 'credential-invalid' }],
			['busy', { kind: 'rate-limited', retryAfterMs: 7_000 }],
			['loading', { kind: 'temporarily-unavailable', type: 'server-failed' }],
			['malformed', { kind: 'temporarily-unavailable', type: 'server-answer-malformed' }],
			['cut', { kind: 'temporarily-unavailable', type: 'server-unreachable' }],
		] as const)('says what is wrong where the server is %s, and works again afterwards', async (fault, problem) => {
			const rig = await rigFor('picture');
			await rig.engine.models();
			rig.fault(fault);
			const { end, outcomes } = await rig.order(picturePiece('a lighthouse'));
			expect(problemOf(await end)).toMatchObject(problem);
			expect(outcomes).toEqual([]);
			rig.fault('none');
			const again = await rig.order(picturePiece('a lighthouse'));
			expect([await again.end, again.outcomes.length]).toEqual([null, 1]);
		});

		it.each(['picture', 'clip'] as const)('refuses a %s that is none', async (medium) => {
			const rig = await rigFor(medium);
			rig.fault('no-media');
			const { end, outcomes, workDir } = await rig.order(
				medium === 'clip' ? clipPiece('waves') : picturePiece('waves'),
			);
			expect(await end).toBeNull();
			expect(outcomes).toMatchObject([{ piece: 0, problem: { type: 'result-unusable' } }]);
			expect(await readdir(workDir)).toEqual([]);
		});

		it('says so where a result is lost', async () => {
			const rig = await rigFor('clip');
			rig.fault('vanish');
			const { end } = await rig.order(clipPiece('waves'));
			expect(problemOf(await end)).toMatchObject({ type: 'result-lost', kind: 'temporarily-unavailable' });
		});

		it('says so where the server cannot be reached', async () => {
			const rig = await rigFor('picture');
			expect(await rig.engine.lanes()).toBe(1);
			await rig.stopServer();
			const { end } = await rig.order(picturePiece('a lighthouse'));
			expect(problemOf(await end)).toMatchObject({ type: 'server-unreachable', kind: 'temporarily-unavailable' });
		});
	});
}

export function madeIn(outcome: { piece: number } | undefined): MadePiece {
	if (outcome === undefined || !('made' in outcome)) throw new Error(`Not made: ${JSON.stringify(outcome)}`);
	return outcome.made as MadePiece;
}

export function problemOf(error: unknown) {
	if (!(error instanceof Refusal)) throw error ?? new Error('The order was done');
	return error.problem;
}
