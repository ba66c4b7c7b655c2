import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readOptions, type DemoOptions } from '../../../scripts/demo/options.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'showrunner-options-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(content: string | Uint8Array): string {
	const file = path.join(folder, 'story.txt');
	writeFileSync(file, content);
	return file;
}

const read = (...args: string[]) => readOptions(args) as DemoOptions;

describe("the demo's options", () => {
	it('tell the lighthouse when nothing is given', () => {
		const options = read();
		expect(options.text).toContain('lighthouse');
		expect(options.outFolder).toBe(path.resolve('output', 'demo'));
		expect(options).toMatchObject({ keep: false, stop: false });
		expect(options).not.toHaveProperty('locale');
	});

	it('take a text of your own with its title and language', () => {
		const options = read(
			'--text',
			fileWith('منارة قديمة'),
			'--title',
			'منارة',
			'--locale',
			'ar',
			'--out',
			folder,
			'--keep',
		);
		expect(options).toEqual({
			text: 'منارة قديمة',
			title: 'منارة',
			locale: 'ar',
			outFolder: folder,
			keep: true,
			stop: false,
		});
	});

	it.each([
		['an unknown option', ['--loud'], /Unknown option '--loud'/],
		['a language that is none', ['--locale', 'not a tag'], /--locale not a tag is no language tag/],
		[
			'a file that is not there',
			['--text', '/nowhere/story.txt'],
			/--text \/nowhere\/story\.txt: there is no such file/,
		],
	])('refuse %s', (_, args, message) => {
		expect(() => readOptions(args)).toThrow(message);
	});

	it('refuse an empty text and bytes that are no text', () => {
		expect(() => read('--text', fileWith(' \n\t'))).toThrow(/is empty/);
		expect(() => read('--text', fileWith(new Uint8Array([0x47, 0xff, 0xfe, 0x80])))).toThrow(/is not UTF-8/);
		expect(() => read('--text', fileWith('a'.repeat(1_000_001)))).toThrow(/larger than 1 MB/);
	});
});
