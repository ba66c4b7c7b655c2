import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createProbeMedia } from '../../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import type { ShelvedModel } from '../../../../../render-node/src/domain/diffusion/catalogue.js';
import type { DiffusionEngine } from '../../../../../render-node/src/domain/diffusion/diffusion-engine.js';
import type { GenerationPiece } from '../../../../../render-node/src/domain/diffusion/generation.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { orderOf, pieceOf, recordedRun, refusalOf } from './scripted-engine.js';

/** The engine over some worker. */
export type WorkerRig = {
	engine: DiffusionEngine;
	models: { picture: ShelvedModel; clip: ShelvedModel; broken: ShelvedModel };
	/** A folder of the test's own. */
	folder: string;
	close(): Promise<void>;
};

const sha256 = (file = '') => createHash('sha256').update(readFileSync(file)).digest('hex');
const picture = (prompt: string, seed = 1, change = {}): GenerationPiece =>
	pieceOf(prompt, { size: { width: 64, height: 96 }, steps: 4, seed, ...change });
const clip = (prompt: string): GenerationPiece =>
	pieceOf(prompt, {
		...{ kind: 'text-to-video', size: { width: 64, height: 64 }, steps: 2 },
		...{ frameCount: 5, framesPerSecond: 8 },
	});

/** Processes that this one has started and that run the program. */
const workerPids = (): number[] =>
	readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((pid) => {
			try {
				const [, parent] = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
				return Number(parent) === process.pid ? [Number(pid)] : [];
			} catch {
				return [];
			}
		});

/** What holds for the scripted worker and for the real one alike; the one shows that the other is a fair stand-in. */
export function workerSuite(name: string, start: () => Promise<WorkerRig>): void {
	describe(`the diffusers engine over ${name}`, () => {
		let rig: WorkerRig;
		beforeAll(async () => {
			rig = await start();
		}, 900_000);
		afterAll(async () => {
			await rig.close();
			expect(childProcesses()).toEqual([]);
		});
		const run = async (model: ShelvedModel, pieces: GenerationPiece[], change = {}) => {
			const workDir = mkdtempSync(path.join(rig.folder, 'job-'));
			const recorded = recordedRun(workDir, change);
			const end = rig.engine.run(orderOf(model, ...pieces), recorded.run);
			return { ...recorded, workDir, end };
		};
		const make = async (model: ShelvedModel, ...pieces: GenerationPiece[]) => {
			const running = await run(model, pieces);
			await running.end;
			return running;
		};

		it('makes pictures of the size that was asked for, step by step', async () => {
			const { outcomes, made, progress, workDir } = await make(
				rig.models.picture,
				picture('a lighthouse'),
				picture('a boat'),
			);
			expect(outcomes.map(({ piece }) => piece)).toEqual([0, 1]);
			const size = { width: 64, height: 96 };
			expect(made()).toMatchObject([{ mediaType: 'image/png', size, clip: null }, { size }]);
			const png = readFileSync(made()[0]?.path ?? '');
			expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 64, 96]);
			expect(made()[0]?.facts).toMatchObject({
				memory: 'resident',
				passes: expect.any(Number),
				loadMs: expect.any(Number),
			});
			expect(made()[0]?.facts).toHaveProperty('versions.diffusers');
			expect(JSON.stringify(made().map(({ facts }) => facts))).not.toContain(rig.folder);
			expect(readdirSync(workDir)).toHaveLength(2);
			const phases = progress.filter(({ piece }) => piece === 0).map(({ phase }) => phase);
			expect([...new Set(phases)]).toEqual(['waiting', 'loading', 'reading', 'denoising', 'decoding', 'encoding']);
			expect(progress).toContainEqual({ phase: 'denoising', piece: 1, steps: { done: 3, of: 4 } });
		});

		it('gives the same picture for the same seed, and another for another', async () => {
			const { made } = await make(rig.models.picture, ...[7, 7, 8].map((seed) => picture('a lighthouse', seed)));
			const [one, same, other] = made().map(({ path: file }) => sha256(file));
			expect([same === one, other === one]).toEqual([true, false]);
		});

		it('goes on after a piece that cannot be made', async () => {
			const size = { width: 63, height: 64 };
			const { outcomes } = await make(rig.models.picture, picture('off', 1, { size }), picture('on'));
			expect(outcomes).toMatchObject([
				{ problem: { type: 'generation-refused' } },
				{ made: { mediaType: 'image/png' } },
			]);
		});

		it('gives an order up within a step and uses the process again', async () => {
			const stop = new AbortController();
			const pieces = Array.from({ length: 4 }, (_, seed) => picture('long', seed, { steps: 50 }));
			const pids = workerPids();
			const running = await run(rig.models.picture, pieces, {
				signal: stop.signal,
				onProgress: ({ phase }: { phase: string }) => phase === 'denoising' && stop.abort(new Error('given up')),
			});
			await expect(running.end).rejects.toThrow('given up');
			expect(running.outcomes).toEqual([]);
			expect(readdirSync(running.workDir)).toEqual([]);
			const { progress, made } = await make(rig.models.picture, picture('next'));
			expect(made()).toHaveLength(1);
			expect(progress.map(({ phase }) => phase)).not.toContain('loading');
			expect(workerPids()).toEqual(pids);
		});

		it('makes what is missing in a new process, to the same bytes, when its own is killed', async () => {
			let killed = false;
			const { end, made } = await run(rig.models.picture, [picture('a lighthouse', 7), picture('a boat', 9)], {
				onProgress({ phase, piece }: { phase: string; piece: number }) {
					if (killed || piece !== 1 || phase !== 'denoising') return;
					killed = true;
					workerPids().forEach((pid) => process.kill(pid, 'SIGKILL'));
				},
			});
			await end;
			expect(killed).toBe(true);
			const again = await make(rig.models.picture, picture('a lighthouse', 7), picture('a boat', 9));
			expect(again.made().map(({ path: file }) => sha256(file))).toEqual(made().map(({ path: file }) => sha256(file)));
		});

		it('makes clips of H.264 with the frames that were asked for', async () => {
			const { made } = await make(rig.models.clip, clip('waves'));
			expect(made()).toMatchObject([
				{ mediaType: 'video/mp4', clip: { frameCount: 5, framesPerSecond: 8, hasSound: false } },
			]);
			expect(await createProbeMedia('ffprobe')(made()[0]?.path ?? '')).toMatchObject({ videoCodec: 'h264' });
		});

		it('says that a model cannot be loaded', async () => {
			const { end, workDir } = await run(rig.models.broken, [picture('a lighthouse')]);
			expect(await refusalOf(end)).toMatchObject({ type: 'model-unreadable', kind: 'configuration-invalid' });
			expect(readdirSync(workDir)).toEqual([]);
		});

		it('leaves no process and no folder of one when it is closed', async () => {
			await rig.engine.close();
			expect(workerPids()).toEqual([]);
			expect(existsSync(path.join(rig.folder, 'scratch')) && readdirSync(path.join(rig.folder, 'scratch'))).toEqual([]);
		});
	});
}
