import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createMediaTools } from '../../../../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { clipPaths } from '../../../../kits/cinematic.js';
import { hardTexts } from '../../../../kits/hard-texts.js';
import { decodedHashes, makeClip } from '../../../../kits/made-media.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const exec = promisify(execFile);
const folder = temporaryFolder('tag-mp4');
const sources = temporaryFolder('tag-mp4-source');
const source = path.join(sources.path, 'source.mp4');
const file = path.join(folder.path, 'clip.mp4');
const { signal } = new AbortController();
const { tag, clipFacts } = createMediaTools(clipPaths);
const tags = { description: 'Waves', settings: '{"seed":7}', software: 'diffusers 0.40.0', aiGenerated: true };
let made: Promise<string> | null = null;

beforeEach(async () => {
	made ??= makeClip(source, 'testsrc2=s=96x64:r=24:d=1', { toneHz: 440, more: ['-bf', '2', '-preset', 'medium'] });
	copyFileSync(await made, file);
});
afterAll(() => {
	folder.remove();
	sources.remove();
});

async function tagsOf(clip: string): Promise<Record<string, string>> {
	const { stdout, stderr } = await exec('ffprobe', ['-v', 'warning', '-show_format', '-of', 'json', clip]);
	expect(stderr).toBe('');
	return JSON.parse(stdout).format.tags;
}

describe('the tags of a clip', () => {
	it('say what it shows, what made it and with which settings, and leave pictures and sound as they are', async () => {
		const before = await decodedHashes(file);
		await tag(file, 'video/mp4', tags, signal);
		expect(await tagsOf(file)).toMatchObject({
			...{ description: 'Waves', comment: '{"seed":7}', software: 'diffusers 0.40.0' },
		});
		expect(await decodedHashes(file)).toBe(before);
		expect(await clipFacts(file, signal)).toMatchObject({ frameCount: 24, framesPerSecond: 24, hasSound: true });
		expect(readdirSync(folder.path)).toEqual(['clip.mp4']);
	});

	it('name the digital source type of what a model made, and of nothing else', async () => {
		await tag(file, 'video/mp4', tags, signal);
		const xmpBox = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');
		const byModel = readFileSync(file);
		expect(byModel.includes(Buffer.concat([Buffer.from('uuid'), xmpBox, Buffer.from('<?xpacket begin=')]))).toBe(true);
		expect(byModel.includes('digitalsourcetype/trainedAlgorithmicMedia')).toBe(true);
		await tag(file, 'video/mp4', { ...tags, aiGenerated: false }, signal);
		expect(readFileSync(file).includes('trainedAlgorithmicMedia')).toBe(false);
	});

	it('let a clip play while it loads', async () => {
		await tag(file, 'video/mp4', tags, signal);
		const bytes = readFileSync(file);
		expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
	});

	it.each(hardTexts)('hold %s', async (_, text) => {
		await tag(file, 'video/mp4', { ...tags, description: text, settings: text }, signal);
		expect(await tagsOf(file)).toMatchObject({ description: text, comment: text });
	});

	it('take the place of older ones, and are the same bytes each time', async () => {
		await tag(file, 'video/mp4', { ...tags, description: 'Something else' }, signal);
		await tag(file, 'video/mp4', tags, signal);
		const once = readFileSync(file);
		await tag(file, 'video/mp4', tags, signal);
		expect(readFileSync(file).equals(once)).toBe(true);
		expect(once.includes('Something else')).toBe(false);
	});

	it('leave a file that is no clip as it was', async () => {
		writeFileSync(file, 'no clip');
		await expect(tag(file, 'video/mp4', tags, signal)).rejects.toMatchObject({ problem: { type: 'ffmpeg-failed' } });
		expect(readFileSync(file, 'utf8')).toBe('no clip');
		expect(readdirSync(folder.path)).toEqual(['clip.mp4']);
	});

	it('are not written once they are cancelled', async () => {
		const stopped = AbortSignal.abort(new Error('no longer wanted'));
		await expect(tag(file, 'video/mp4', tags, stopped)).rejects.toThrow('no longer wanted');
		expect(readFileSync(file).equals(readFileSync(source))).toBe(true);
		expect(readdirSync(folder.path)).toEqual(['clip.mp4']);
		expect(childProcesses()).toEqual([]);
	});
});
