import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeDiffusion, diffusionPython, tinyModel, workerEnvironment } from '../../kits/python-diffusion.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

type Answer = { id: string; labels?: { label: string; score: number }[][]; error?: string };

describeDiffusion('the classifier of pictures', () => {
	const folder = temporaryFolder('classify');
	const at = (name: string) => path.join(folder.path, name);

	beforeAll(() => {
		const source = (pattern: string) => ['-v', 'error', '-f', 'lavfi', '-i', pattern, '-frames:v', '1'];
		execFileSync('ffmpeg', [...source('testsrc2=s=64x48'), at('a.png')]);
		execFileSync('ffmpeg', [...source('color=red:s=48x64'), at('b.png')]);
		writeFileSync(at('c.png'), 'no picture');
		tinyModel('classifier');
	}, 900_000);
	afterAll(() => folder.remove());

	async function ask(model: string, lines: string[]): Promise<{ answers: Answer[]; code: unknown }> {
		const args = ['-m', 'showrunner_diffusion.classify', model];
		const stdio = ['pipe', 'ignore', 'ignore', 'pipe'] as const;
		const child = spawn(diffusionPython ?? '', args, { env: workerEnvironment, stdio: [...stdio] });
		child.stdin?.on('error', () => undefined);
		child.stdin?.end(lines.map((line) => `${line}\n`).join(''));
		const answers: Answer[] = [];
		const reader = createInterface({ input: child.stdio[3] as Readable });
		reader.on('line', (line) => answers.push(JSON.parse(line) as Answer));
		const [code] = await once(child, 'close');
		return { answers, code };
	}

	it('labels every picture, best first, and says which cannot be read', async () => {
		const questions = [
			{ id: '1', paths: [at('a.png'), at('b.png')] },
			{ id: '2', paths: [at('c.png')] },
			{ id: '3', paths: [] },
		];
		const { answers, code } = await ask(
			tinyModel('classifier'),
			questions.map((question) => JSON.stringify(question)),
		);
		expect(code).toBe(0);
		expect(answers).toMatchObject([{ id: '1' }, { id: '2', error: expect.any(String) }, { id: '3', labels: [] }]);
		for (const labels of answers[0]?.labels ?? []) {
			expect(labels.map(({ label }) => label).sort()).toEqual(['normal', 'nsfw']);
			const [best = 0, second = 1] = labels.map(({ score }) => score);
			expect(best).toBeGreaterThanOrEqual(second);
			expect(best + second).toBeCloseTo(1, 4);
		}
		expect(answers[0]?.labels).toHaveLength(2);
	});

	it('ends with 1 for a folder without a model, and with 2 for a line that is no question', async () => {
		expect(await ask(folder.path, [])).toEqual({ answers: [], code: 1 });
		expect(await ask(tinyModel('classifier'), ['{}'])).toEqual({ answers: [], code: 2 });
	});
});
