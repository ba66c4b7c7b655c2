import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type Timeline } from '@showrunner/contract';

const base = {
	version: 1,
	locale: 'en',
	scenes: [{ id: 's1', durationMs: 1_000, visual: { kind: 'colour', colour: '#000000' } }],
	outputs: [{ aspectRatio: '9:16' }],
};
const refusalOf = (change: object) => timelineSchema.safeParse({ ...base, ...change }).error?.issues[0];

describe('timeline schema', () => {
	it('fills in what may be left out', () => {
		const timeline: Timeline = timelineSchema.parse(base);
		expect(timeline.scenes[0]?.transition).toEqual({ kind: 'crossfade', durationMs: 500 });
		expect(timeline.outputs[0]).toEqual({ aspectRatio: '9:16', fps: 30, quality: 'standard', scale: 1 });
		expect(timeline.loudness).toEqual({ integratedLufs: -14, truePeakDbtp: -1 });
	});

	it.each([
		['no scene', { scenes: [] }, ['scenes']],
		['an unknown locale', { locale: 'not a tag' }, ['locale']],
		['one aspect ratio twice', { outputs: [{ aspectRatio: '9:16' }, { aspectRatio: '9:16' }] }, ['outputs']],
		[
			'a still without a picture',
			{ scenes: [{ ...base.scenes[0], visual: { kind: 'still', assetIds: {} } }] },
			['scenes', 0, 'visual', 'assetIds'],
		],
		[
			'a colour that is a name',
			{ scenes: [{ ...base.scenes[0], visual: { kind: 'colour', colour: 'red' } }] },
			['scenes', 0, 'visual', 'colour'],
		],
		['a path where an asset id belongs', { voice: [{ assetId: '/etc/passwd', startMs: 0 }] }, ['voice', 0, 'assetId']],
	])('refuses %s and names the member', (_, change, path) => {
		expect(refusalOf(change)?.path).toEqual(path);
	});
});
