import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { findFonts } from '../../../../render-node/src/adapters/fonts/find-fonts.js';
import { scripts } from '../../../../render-node/src/domain/captions/font-map.js';

describe('findFonts', () => {
	it('names for every script a font that fontconfig knows, or none', async () => {
		const { map, scripts: found } = await findFonts();
		expect(found.map(({ script }) => script)).toEqual([...scripts]);
		for (const { script, font } of found) {
			expect(map[script]?.family ?? null).toBe(font);
			if (font) expect(execFileSync('fc-match', ['-f', '%{family}', font]).toString().split(',')).toContain(font);
		}
	});

	it('measures taller lines for Arabic than for Latin letters', async () => {
		const { map } = await findFonts();
		expect(map.latin?.sizeFactor).toBeGreaterThan(1.1);
		expect(map.arabic?.sizeFactor).toBeGreaterThan(map.latin?.sizeFactor ?? Infinity);
	});
});
