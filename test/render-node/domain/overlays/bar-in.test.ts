import { expect, it } from '@jest/globals';
import { overlaySchema } from '@showrunner/contract';
import { barAss } from '../../../../render-node/src/domain/overlays/bar-ass.js';
import { barIn, isBar } from '../../../../render-node/src/domain/overlays/bar-in.js';

const stage = { frame: { width: 270, height: 480 }, fps: 30 };

function bar(more: object = {}) {
	const parsed = overlaySchema.parse({ kind: 'progress-bar', ...more });
	if (!isBar(parsed)) throw new TypeError('that is no bar');
	return parsed;
}

it('has rows in pairs at its edge, and the pixels of the segment alone', () => {
	const parts = [0, 60, 90].map((from, index, all) => barIn(bar(), { from, to: all[index + 1] ?? 120 }, stage, 4000));
	expect(parts.map((part) => part?.filled)).toEqual([
		{ from: 0, to: 135 },
		{ from: 135, to: 202.5 },
		{ from: 202.5, to: 270 },
	]);
	expect(parts[1]).toMatchObject({ top: 478, rows: 2, seen: { from: 0, to: 30 } });
	expect(barIn(bar({ place: 'top', height: 0.05 }), { from: 0, to: 60 }, stage, 4000)).toMatchObject({
		top: 0,
		rows: 14,
	});
});

it('is no part of a segment beside its time', () => {
	const short = bar({ startMs: 1000, endMs: 2000 });
	expect(barIn(short, { from: 0, to: 30 }, stage, 4000)).toBeNull();
	expect(barIn(short, { from: 60, to: 90 }, stage, 4000)).toBeNull();
	expect(barIn(short, { from: 15, to: 45 }, stage, 4000)).toMatchObject({
		seen: { from: 15, to: 30 },
		filled: { from: 0, to: 135 },
	});
});

it('is the same part where it is as far in a longer segment at the same pace', () => {
	const [short, long] = [2000, 4000].map((totalMs) => barIn(bar(), { from: 0, to: totalMs / 40 }, stage, totalMs));
	expect(short?.filled).toEqual(long?.filled);
});

it('moves in an ASS file from its first frame to the one after its last', () => {
	const part = barIn(bar({ startMs: 100, endMs: 1100 }), { from: 0, to: 33 }, stage, 2000);
	const lines = part ? barAss([part], stage).match(/^Dialogue.*$/gm) : null;
	expect(lines?.[1]).toContain('0:00:00.10,0:00:01.10,');
	expect(lines?.[1]).toContain('\\move(-270.000,478,0.000,478,0,1000)');
});
