import { execFileSync } from 'node:child_process';
import { appendFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findFonts } from '../../../../render-node/src/adapters/fonts/find-fonts.js';
import { fontVersion } from '../../../../render-node/src/adapters/fonts/font-version.js';
import { scripts } from '../../../../render-node/src/domain/captions/font-map.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

describe('findFonts', () => {
	it('names for every script a font that fontconfig knows, or none', async () => {
		const { map, scripts: found } = await findFonts();
		expect(found.map(({ script }) => script)).toEqual([...scripts]);
		for (const { script, font } of found) {
			expect(map[script]?.family ?? null).toBe(font);
			if (font) expect(execFileSync('fc-match', ['-f', '%{family}', font]).toString().split(',')).toContain(font);
		}
	});

	it('tells the files of a family, and of emoji, from other ones', async () => {
		const files = (name: string) =>
			execFileSync('fc-list', [`:family=${name}`, '--format', '%{file}\n'], { encoding: 'utf8' })
				.trim()
				.split('\n');
		const { map } = await findFonts();
		const latin = files(map.latin?.family ?? '');
		expect(map.latin?.version).toBe(await fontVersion([...latin, ...files('Noto Color Emoji')]));
		expect(map.latin?.version).not.toBe(map.arabic?.version);
	});

	it('measures taller lines for Arabic than for Latin letters', async () => {
		const { map } = await findFonts();
		expect(map.latin?.sizeFactor).toBeGreaterThan(1.1);
		expect(map.arabic?.sizeFactor).toBeGreaterThan(map.latin?.sizeFactor ?? Infinity);
	});
});

it('the version of a font is another one where one of its files was changed, made anew, or added', async () => {
	const folder = temporaryFolder('fonts');
	const [one, other] = [path.join(folder.path, 'one.ttf'), path.join(folder.path, 'other.ttf')];
	const versions: string[] = [];
	const note = async (...files: string[]) => versions.push(await fontVersion(files));
	writeFileSync(one, 'letters');
	utimesSync(one, 1_000, 1_000);
	await note(one);
	utimesSync(one, 1_000, 2_000);
	await note(one);
	appendFileSync(one, '!');
	utimesSync(one, 1_000, 2_000);
	await note(one);
	writeFileSync(other, 'more letters');
	await note(other, one);
	expect(new Set(versions).size).toBe(4);
	expect(await fontVersion([one, one, other])).toBe(versions[3]);
	folder.remove();
});
