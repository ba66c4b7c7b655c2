import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stat } from 'node:fs/promises';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { timelineSchema } from '@showrunner/contract';
import type { RenderedOutputs } from '../../../../render-node/src/application/assemble/render-outputs.js';
import {
	renderWithinSizes,
	type Tightness,
} from '../../../../render-node/src/application/assemble/render-within-sizes.js';
import { besideBytes } from '../../../../render-node/src/domain/timeline/outputs/beside-bytes.js';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';

let assembly: Assembly;
let noise: string;
let voice: string;
beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'size-limit' });
	const source = 'testsrc2=s=320x180:r=25:d=2,noise=alls=60:allf=t';
	noise = await assembly.media('noise.mp4', '-f', 'lavfi', '-i', source, '-crf', '12', '-pix_fmt', 'yuv420p');
	voice = await assembly.media('voice.wav', '-f', 'lavfi', '-i', 'anoisesrc=c=pink:r=48000:seed=1:d=4');
});
afterAll(() => assembly.remove());

const scene = (id: string, assetId: string) => ({
	...{ id, durationMs: 2_000, visual: { kind: 'clip', assetId } },
	transition: { kind: 'crossfade', durationMs: 400 },
});
const colour = { id: 'c', durationMs: 600, visual: { kind: 'colour', colour: '#204060' } };
const story = (output: object) => ({
	...{ version: 1, locale: 'en', scenes: [scene('a', noise), scene('b', noise)] },
	voice: [{ assetId: voice, startMs: 0 }],
	outputs: [{ aspectRatio: '16:9', fps: 25, size: { widthPx: 320, heightPx: 180 }, ...output }],
});
async function sizeWith(output: object) {
	const { files, result } = await assembly.assemble(story(output));
	return { bytes: (await stat(files[0] ?? '')).size, result };
}
const sizeOf = async (timeline: object) => (await stat((await assembly.assemble(timeline)).files[0] ?? '')).size;

describe('a limit of size', () => {
	it.each(['h264', 'hevc', 'av1'] as const)(
		'is kept by %s, and mostly used, where noise would take far more',
		async (codec) => {
			const maxSizeBytes = 260_000;
			const { bytes, result } = await sizeWith({ maxSizeBytes, codec });
			expect(bytes).toBeLessThanOrEqual(maxSizeBytes);
			expect(bytes).toBeGreaterThan(maxSizeBytes * (codec === 'av1' ? 0.65 : 0.8));
			expect(result.warnings).toEqual([]);
			expect(result.videos[0]).toMatchObject({ sizeBytes: bytes, width: 320, height: 180 });
			expect((await sizeWith({ codec })).bytes).toBeGreaterThan(maxSizeBytes * 1.5);
		},
	);

	it('that is too small for the frame and the length is refused with one that is not', async () => {
		await expect(sizeWith({ maxSizeBytes: 100_000 })).rejects.toMatchObject({
			problem: {
				...{ type: 'size-limit-too-small', field: 'timeline.outputs[0].maxSizeBytes' },
				fix: expect.stringMatching(/^Allow \d+000 bytes/),
			},
		});
	});

	it('is kept with captions in several languages, chapters and a long comment in the file', async () => {
		const said = (startMs: number) => ({
			startMs,
			durationMs: 1_700,
			text: 'دار المصباح ببطء. '.repeat(100),
			words: [],
		});
		const scenes = [0, 2_000].map(said);
		const translations = ['ar', 'fa', 'ur', 'ps', 'ckb', 'sd'].map((locale) => ({ locale, scenes }));
		const beside = {
			captions: { burnIn: false, softTracks: true, scenes, translations },
			chapters: [0, 1_000, 2_000, 3_000].map((startMs) => ({ startMs, title: 'الفصل الثالث '.repeat(7) })),
			metadata: { comment: 'word '.repeat(400), artist: 'Somebody' },
		};
		const maxSizeBytes = 260_000;
		const bare = { ...story({ quality: 'draft' }), scenes: [{ ...colour, durationMs: 4_000 }] };
		const [without, full] = [await sizeOf(bare), await sizeOf({ ...bare, ...beside })];
		const bound = besideBytes(timelineSchema.parse({ ...bare, ...beside })) - besideBytes(timelineSchema.parse(bare));
		expect(bound).toBeGreaterThan(full - without);
		expect(bound).toBeLessThan((full - without) * 1.5);
		expect(full - without).toBeGreaterThan(0.1 * maxSizeBytes);
		const limited = await sizeOf({ ...story({ maxSizeBytes, quality: 'draft' }), ...beside });
		expect(limited).toBeLessThanOrEqual(maxSizeBytes);
		expect(limited).toBeGreaterThan(maxSizeBytes * 0.7);
	});

	it('that is not kept after all has none of the videos stored, also not those before it', async () => {
		const { renderer, assets } = assembly;
		const [{ joinVideo }, { putFile }] = [{ ...renderer }, { ...assets }];
		const stored: string[] = [];
		renderer.joinVideo = async (request, run) => {
			const joined = await joinVideo(request, run);
			if (request.out.includes('1x1')) appendFileSync(request.out, Buffer.alloc(90_000));
			return joined;
		};
		assets.putFile = (file, asset) => (stored.push(file), putFile(file, asset));
		const limited = { aspectRatio: '1:1', scale: 0.1, maxSizeBytes: 80_000 };
		const colours = { ...story({}), voice: [], scenes: [colour] };
		const made = assembly.assemble({ ...colours, outputs: [...colours.outputs, limited] }).finally(() => {
			Object.assign(renderer, { joinVideo });
			Object.assign(assets, { putFile });
		});
		await expect(made).rejects.toMatchObject({ problem: { type: 'size-limit-not-kept' } });
		expect(stored).toEqual([]);
	});

	it('is refused in a codec whose encoder does not keep to one', async () => {
		await expect(sizeWith({ maxSizeBytes: 300_000, codec: 'vp9' })).rejects.toMatchObject({
			problem: { type: 'size-limit-unavailable', fix: expect.stringContaining('h264') },
		});
	});
});

describe('an encoder that spends more than it may', () => {
	/** Stands for a render of one segment whose file has so many bytes for each tightness. */
	const spending = (bytes: number[], asked: Tightness[]) => async (tightness: Tightness) => {
		const file = path.join(assembly.workDir, `spent-${asked.length}`);
		writeFileSync(file, Buffer.alloc(bytes[asked.length] ?? 0));
		asked.push(tightness);
		const segments = new Map([['key', file]]);
		const plan = { outputs: [{ segments: [{ key: 'key' }] }] };
		return { plan, segments, rendered: 1, fellBack: [], warnings: [], cpuMs: 10 } as unknown as RenderedOutputs;
	};
	const timeline = () => timelineSchema.parse(story({ maxSizeBytes: 300_000 }));

	it('encodes once more at a lower rate, and it is told', async () => {
		const asked: Tightness[] = [];
		const { warnings, cpuMs, rendered } = await renderWithinSizes(timeline(), spending([400_000, 150_000], asked));
		expect(asked).toHaveLength(2);
		expect(asked[1]?.['16:9']).toBeGreaterThan(0.3);
		expect(asked[1]?.['16:9']).toBeLessThan(0.5);
		expect(warnings).toMatchObject([{ code: 'rate-lowered', field: 'timeline.outputs[0].maxSizeBytes' }]);
		expect([cpuMs, rendered]).toEqual([20, 1]);
	});

	it('is left as it is where it fits', async () => {
		const asked: Tightness[] = [];
		expect((await renderWithinSizes(timeline(), spending([150_000], asked))).warnings).toEqual([]);
		expect(asked).toEqual([{}]);
	});
});
