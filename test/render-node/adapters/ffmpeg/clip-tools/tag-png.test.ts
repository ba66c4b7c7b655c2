import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { createMediaTools } from '../../../../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import { clipPaths } from '../../../../kits/cinematic.js';
import { decodedHashes, makeStill } from '../../../../kits/made-media.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';
import { hardTexts } from '../../../../kits/hard-texts.js';

const folder = temporaryFolder('tag-png');
const file = path.join(folder.path, 'picture.png');
const { signal } = new AbortController();
const { tag } = createMediaTools(clipPaths);
const tags = { description: 'A lighthouse', settings: '{"seed":7}', software: 'diffusers 0.40.0', aiGenerated: true };

beforeEach(() => makeStill(file, 'testsrc2=s=64x48'));
afterAll(() => folder.remove());

/** A reader of its own: refuses a wrong checksum, a wrong order and bytes behind the end. */
function chunksOf(bytes: Buffer) {
	const chunks: { type: string; data: Buffer }[] = [];
	let at = 8;
	while (at < bytes.length) {
		const length = bytes.readUInt32BE(at);
		const typed = bytes.subarray(at + 4, at + 8 + length);
		if (bytes.readUInt32BE(at + 8 + length) !== crc32(typed)) throw new Error('a checksum is wrong');
		chunks.push({ type: typed.toString('latin1', 0, 4), data: typed.subarray(4) });
		at += 12 + length;
	}
	if (chunks[0]?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND') throw new Error('the order is wrong');
	return chunks;
}

function textsOf(bytes: Buffer): Record<string, string> {
	const texts = chunksOf(bytes).filter(({ type }) => type === 'iTXt');
	return Object.fromEntries(
		texts.map(({ data }) => {
			const end = data.indexOf(0);
			expect(data.subarray(end, end + 5)).toEqual(Buffer.alloc(5));
			return [data.toString('latin1', 0, end), data.toString('utf8', end + 5)];
		}),
	);
}

const unescaped = (text = '') =>
	text.replace(
		/&(amp|lt|gt|quot|apos|#13);/g,
		(_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '\r',
	);
const described = (xmp = '') => unescaped(/<rdf:li xml:lang="x-default">([^<]*)<\/rdf:li>/.exec(xmp)?.[1]);

describe('the tags of a picture', () => {
	it('say what it shows, what made it and with which settings, and leave the picture as it is', async () => {
		const before = { pictures: await decodedHashes(file), chunks: chunksOf(readFileSync(file)) };
		await tag(file, 'image/png', tags, signal);
		const bytes = readFileSync(file);
		expect(textsOf(bytes)).toMatchObject({
			...{ Description: 'A lighthouse', Software: 'diffusers 0.40.0', parameters: '{"seed":7}' },
		});
		expect(chunksOf(bytes).filter(({ type }) => type !== 'iTXt')).toEqual(before.chunks);
		expect(await decodedHashes(file)).toBe(before.pictures);
		expect(readdirSync(folder.path)).toEqual(['picture.png']);
	});

	it('name the digital source type of what a model made, and of nothing else', async () => {
		await tag(file, 'image/png', tags, signal);
		const madeByModel = textsOf(readFileSync(file))['XML:com.adobe.xmp'];
		await tag(file, 'image/png', { ...tags, aiGenerated: false }, signal);
		const madeByHand = textsOf(readFileSync(file))['XML:com.adobe.xmp'];
		const sourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
		expect(madeByModel).toContain(`<Iptc4xmpExt:DigitalSourceType>${sourceType}</Iptc4xmpExt:DigitalSourceType>`);
		expect(madeByHand).not.toContain('DigitalSourceType');
	});

	it.each(hardTexts)('hold %s', async (_, text) => {
		await tag(file, 'image/png', { ...tags, description: text, settings: JSON.stringify({ text }) }, signal);
		const found = textsOf(readFileSync(file));
		expect(found['Description']).toBe(text);
		expect(JSON.parse(found['parameters'] ?? '')).toEqual({ text });
		expect(described(found['XML:com.adobe.xmp'])).toBe(text);
	});

	it('leave out what neither PNG nor XML can hold', async () => {
		await tag(file, 'image/png', { ...tags, description: 'a\0b\u0001c\uD800d' }, signal);
		const found = textsOf(readFileSync(file));
		expect(found['Description']).toBe('ab\u0001c\uFFFDd');
		expect(described(found['XML:com.adobe.xmp'])).toBe('abc\uFFFDd');
	});

	it('take the place of older ones, and are the same bytes each time', async () => {
		await tag(file, 'image/png', { ...tags, description: 'Something else' }, signal);
		await tag(file, 'image/png', tags, signal);
		const once = readFileSync(file);
		await tag(file, 'image/png', tags, signal);
		expect(readFileSync(file).equals(once)).toBe(true);
		expect(Object.keys(textsOf(once))).toHaveLength(4);
		expect(once.includes('Something else')).toBe(false);
	});

	it.each<[string, (bytes: Buffer) => Buffer]>([
		['no PNG', () => Buffer.from('<svg/>')],
		['cut off', (bytes) => bytes.subarray(0, bytes.length - 20)],
		['longer by its own word than it is', (bytes) => bytes.fill(0xff, 33, 37)],
		['empty', () => Buffer.alloc(0)],
	])('are refused by a file that is %s, which stays as it was', async (_, damaged) => {
		const bytes = damaged(readFileSync(file));
		writeFileSync(file, bytes);
		await expect(tag(file, 'image/png', tags, signal)).rejects.toMatchObject({
			problem: { type: 'picture-unreadable' },
		});
		expect(readFileSync(file).equals(bytes)).toBe(true);
	});

	it('are not written once they are cancelled', async () => {
		const bytes = readFileSync(file);
		const stopped = AbortSignal.abort(new Error('no longer wanted'));
		await expect(tag(file, 'image/png', tags, stopped)).rejects.toThrow('no longer wanted');
		expect(readFileSync(file).equals(bytes)).toBe(true);
		expect(readdirSync(folder.path)).toEqual(['picture.png']);
	});
});
