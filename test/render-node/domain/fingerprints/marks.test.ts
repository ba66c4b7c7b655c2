import { describe, expect, it } from '@jest/globals';
import { pictureForm, soundForm } from '../../../../render-node/src/domain/fingerprints/fingerprint.js';
import { markPicture } from '../../../../render-node/src/domain/fingerprints/mark-picture.js';
import {
	createSoundMarker,
	soundRateHz,
	type SoundMark,
} from '../../../../render-node/src/domain/fingerprints/mark-sound.js';
import { mirrorMarks } from '../../../../render-node/src/domain/fingerprints/mirror-marks.js';
import { packMarks, unpackMarks } from '../../../../render-node/src/domain/fingerprints/pack-marks.js';
import { onesOf } from '../../../../render-node/src/domain/fingerprints/fingerprint.js';

const side = 32;
const picture = (of: (x: number, y: number) => number) =>
	Uint8Array.from({ length: side * side }, (_, i) => of(i % side, Math.floor(i / side)));
const uneven = (x: number, y: number) =>
	128 + 60 * Math.sin(x * 0.7 + y * 0.31) + 50 * Math.cos(y * 0.9 - x * x * 0.01);
const ones = (words: Uint32Array) => words.reduce((sum, word) => sum + onesOf(word), 0);
const apart = (a: Uint32Array, b: Uint32Array) => ones(a.map((word, i) => (word ^ (b[i] ?? 0)) >>> 0));

function marksOf(sample: (seconds: number) => number, seconds = 3): SoundMark[] {
	const marks: SoundMark[] = [];
	const marker = createSoundMarker((mark) => marks.push(mark));
	marker.push(Float64Array.from({ length: seconds * soundRateHz }, (_, i) => sample(i / soundRateHz)));
	marker.end();
	return marks;
}
const notes = (t: number) => 0.3 * Math.sin(2 * Math.PI * t * (300 + ((Math.floor(t * 6) ** 2 * 137) % 1_900)));

describe('the mark of a picture', () => {
	it('says nothing of one colour and of a faint gradient', () => {
		expect(ones(markPicture(picture(() => 90)).sure)).toBe(0);
		expect(ones(markPicture(picture((x) => 90 + x / 16)).sure)).toBeLessThan(8);
		expect(ones(markPicture(picture(uneven)).sure)).toBeGreaterThan(64);
	});

	it('stays when the picture gets brighter or gains contrast', () => {
		const [plain, changed] = [uneven, (x: number, y: number) => uneven(x, y) * 1.1 + 8].map((of) =>
			markPicture(picture((x, y) => Math.min(255, Math.max(0, of(x, y))))),
		);
		expect(apart(plain?.bits ?? new Uint32Array(6), changed?.bits ?? new Uint32Array(6))).toBeLessThan(12);
	});

	it('turns into that of the mirrored picture', () => {
		const mark = markPicture(picture(uneven));
		const turned = markPicture(picture((x, y) => uneven(side - 1 - x, y)));
		const sureInBoth = turned.sure.map((word, i) => (word & (mark.sure[i] ?? 0)) >>> 0);
		const mirrored = mirrorMarks({ ...pictureForm, ...mark });
		const differing = mirrored.bits.map((word, i) => ((word ^ (turned.bits[i] ?? 0)) & (sureInBoth[i] ?? 0)) >>> 0);
		expect(ones(differing)).toBe(0);
		expect(apart(mark.bits, turned.bits)).toBeGreaterThan(30);
	});
});

describe('the mark of sound', () => {
	it('says nothing of silence and of a steady tone', () => {
		for (const sample of [() => 0, (t: number) => 0.5 * Math.sin(2 * Math.PI * 440 * t)]) {
			const settled = marksOf(sample).slice(8, -6);
			expect(settled.length).toBeGreaterThan(5);
			expect(settled.every(({ sure }) => onesOf(sure) < 8)).toBe(true);
		}
	});

	it('is the same however loud it is', () => {
		const [loud, quiet] = [marksOf(notes), marksOf((t) => notes(t) * 0.1)];
		const sure = loud.map((mark, i) => (mark.sure & (quiet[i]?.sure ?? 0)) >>> 0);
		expect(sure.reduce((sum, word) => sum + onesOf(word), 0)).toBeGreaterThan(100);
		expect(loud.reduce((sum, { bits }, i) => sum + onesOf((bits ^ (quiet[i]?.bits ?? 0)) & (sure[i] ?? 0)), 0)).toBe(0);
	});

	it('comes every 0.128 s', () => {
		expect(marksOf(notes, 12).length * soundForm.everyMs).toBeGreaterThan(11_800);
		expect(marksOf(notes, 12).length * soundForm.everyMs).toBeLessThan(12_600);
	});
});

it('marks come out of the store as they went in', () => {
	const marks = { ...soundForm, bits: Uint32Array.of(0, 1, 0xffffffff), sure: Uint32Array.of(0x80000000, 2, 3) };
	expect(unpackMarks(packMarks(marks), soundForm)).toEqual(marks);
});
