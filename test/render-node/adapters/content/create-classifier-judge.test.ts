import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { clipPictures } from '../../../../render-node/src/adapters/content/create-classifier-judge.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { decodedHashes, makeClip, makeStill } from '../../../kits/made-media.js';
import { eventually } from '../../../kits/patience.js';
import { scriptedJudge, type JudgeSetup } from './scripted-judge.js';

type Scripted = Awaited<ReturnType<typeof scriptedJudge>>;
const open: Scripted[] = [];
const start = async (setup?: JudgeSetup): Promise<Scripted> => {
	const scripted = await scriptedJudge(setup);
	open.push(scripted);
	return scripted;
};
const passed = { kind: 'passed' };
const unchecked = (words: string) => ({ kind: 'unchecked', reason: expect.stringContaining(words) });

afterEach(async () => {
	for (const scripted of open.splice(0)) {
		await scripted.close();
		expect(scripted.left()).toEqual([]);
		await scripted.remove();
	}
	expect(childProcesses()).toEqual([]);
});

describe('the judge of pictures', () => {
	it('starts one process with the first question and asks it again', async () => {
		const scripted = await start();
		expect(childProcesses()).toEqual([]);
		expect([await scripted.look(), await scripted.look()]).toEqual([passed, passed]);
		expect(scripted.story()).toEqual(['0 started', '0 asked', '0 asked']);
	});

	it('gives the process a folder of its own, no settings of the service and no GPU', async () => {
		process.env['SHOWRUNNER_API_KEY'] = 'secret';
		const scripted = await start();
		await scripted.look();
		delete process.env['SHOWRUNNER_API_KEY'];
		const [started] = scripted.journal();
		expect(started).toMatchObject({ ownSettings: [], gpus: '' });
		expect(started?.cwd).toContain('scratch');
		await scripted.close();
		expect(existsSync(started?.cwd ?? '')).toBe(false);
	});

	it.each([
		[0.5, 'rejected'],
		[0.499, 'passed'],
	])('takes a label that speaks for itself at %d for %s', async (nsfw, kind) => {
		const scripted = await start({ others: { scores: { normal: 1 - nsfw, nsfw } } });
		expect((await scripted.look()).kind).toBe(kind);
	});

	it('goes by the policy in the folder of the classifier alone', async () => {
		const scores = { normal: 0.3, nsfw: 0.7 };
		const scripted = await start({ policy: { reject: { normal: 0.3 } }, others: { scores } });
		expect(await scripted.look()).toEqual({
			kind: 'rejected',
			reason: 'The classifier sees "normal" in it, by 0.300 of 1',
		});
		const other = await start({ policy: { reject: { normal: 0.31 } }, others: { scores } });
		expect(await other.look()).toEqual(passed);
	});

	it('cannot check a file that is no picture, and is well afterwards', async () => {
		const scripted = await start();
		expect(await scripted.look(path.join(scripted.folder, 'missing.png'))).toEqual(unchecked('could not read'));
		expect(await scripted.look()).toEqual(passed);
		expect(scripted.story()).toEqual(['0 started', '0 asked', '0 asked']);
	});

	it('answers those who ask at once one after the other', async () => {
		const scripted = await start();
		const verdicts = await Promise.all([scripted.look(), scripted.look(), scripted.look()]);
		expect(verdicts).toEqual([passed, passed, passed]);
		expect(scripted.story()).toEqual(['0 started', '0 asked', '0 asked', '0 asked']);
	});

	it('has another version when the policy or the weights change', async () => {
		const versions = await Promise.all(
			[0.5, 0.5, 0.6].map(async (nsfw) => (await start({ policy: { reject: { nsfw } } })).version),
		);
		expect(versions[0]).toBe(versions[1]);
		expect(versions[2]).not.toBe(versions[0]);
	});
});

describe('a clip', () => {
	it('is judged by pictures from its first to its last, and leaves none behind', async () => {
		const scripted = await start();
		const clip = await makeClip(path.join(scripted.folder, 'clip.mp4'), 'testsrc2=s=64x36:r=24:d=4');
		expect(await scripted.look(clip, 'video/mp4')).toEqual(passed);
		const pictures = scripted.journal().flatMap(({ pictures = [] }) => pictures);
		expect(pictures).toHaveLength(clipPictures);
		expect(new Set(pictures).size).toBe(clipPictures);
		expect(pictures.some((picture) => existsSync(picture))).toBe(false);
	});

	it('is rejected by the first question that shows what is unwanted', async () => {
		const scripted = await start({ others: { scores: { nsfw: 0.9 } } });
		const clip = await makeClip(path.join(scripted.folder, 'clip.mp4'), 'testsrc2=s=64x36:r=24:d=4');
		expect(await scripted.look(clip, 'video/mp4')).toMatchObject({ kind: 'rejected' });
		expect(scripted.story()).toEqual(['0 started', '0 asked']);
	});

	it('cannot be checked when it is none', async () => {
		const scripted = await start();
		expect(await scripted.look(scripted.picture, 'video/mp4')).toEqual(unchecked('No pictures'));
		expect(scripted.story()).toEqual([]);
	});

	it('is no way to have FFmpeg open other files', async () => {
		const scripted = await start();
		const still = await makeStill(path.join(scripted.folder, 'still.png'), 'testsrc2=s=64x36');
		const list = path.join(scripted.folder, 'list.mp4');
		writeFileSync(list, `ffconcat version 1.0\nfile ${path.basename(still)}\n`);
		// FFmpeg left to itself does.
		expect(await decodedHashes(list)).toContain('0,          0,');
		expect(await scripted.look(list, 'video/mp4')).toEqual(unchecked('No pictures'));
	});

	it('is given up with the reason of the signal while pictures are taken', async () => {
		const scripted = await start();
		const clip = await makeClip(path.join(scripted.folder, 'clip.mp4'), 'testsrc2=s=640x360:r=24:d=20');
		const stop = new AbortController();
		const looking = scripted.look(clip, 'video/mp4', stop.signal);
		await eventually('the folder for pictures', async () => scripted.left().length > 0);
		stop.abort(new Error('no longer wanted'));
		await expect(looking).rejects.toThrow('no longer wanted');
		expect(scripted.left()).toEqual([]);
	});
});

describe('a classifier in trouble', () => {
	it.each(['crash', 'die-by-kill', 'half-line', 'close-events'])('is started again once after %s', async (misdeed) => {
		const scripted = await start({
			processes: [{ at: { 1: misdeed } }],
			limits: { endGraceMs: misdeed === 'close-events' ? 200 : 20_000 },
		});
		expect([await scripted.look(), await scripted.look()]).toEqual([passed, passed]);
		expect(scripted.story()).toEqual(['0 started', '0 asked', '0 asked', '1 started', '1 asked']);
	});

	it('is not started a third time for the same picture', async () => {
		const scripted = await start({ others: { at: { 0: 'crash' } } });
		expect(await scripted.look()).toEqual(unchecked('ended without an answer'));
		expect(scripted.story()).toEqual(['0 started', '0 asked', '1 started', '1 asked']);
	});

	it('is ended when it hangs, and started anew for the next picture', async () => {
		const scripted = await start({ processes: [{ at: { 0: 'hang' } }], limits: { firstAnswerMs: 6_000 } });
		expect(await scripted.look()).toEqual(unchecked('did not answer in time'));
		expect(childProcesses()).toEqual([]);
		expect(scripted.story()).toEqual(['0 started', '0 asked']);
	});

	it.each(['garbage', 'foreign-id', 'too-few', 'odd-score', 'endless-line'])('is not believed with %s', async (lie) => {
		const scripted = await start({ processes: [{ at: { 0: lie } }] });
		expect(await scripted.look()).toEqual(unchecked('could not be understood'));
		expect(await scripted.look()).toEqual(passed);
		expect(scripted.story()).toEqual(['0 started', '0 asked', '1 started', '1 asked']);
	});

	it('is left alone for a while when its model cannot be loaded', async () => {
		const scripted = await start();
		rmSync(path.join(scripted.model, 'config.json'));
		expect(await scripted.look()).toEqual(unchecked('does not start'));
		expect(await scripted.look()).toEqual(unchecked('does not start'));
		expect(scripted.story()).toEqual(['0 started']);
	});

	it('is tried again after that while', async () => {
		const scripted = await start({ limits: { pauseMs: 0 } });
		rmSync(path.join(scripted.model, 'config.json'));
		await scripted.look();
		await scripted.look();
		expect(scripted.story()).toEqual(['0 started', '1 started']);
	});

	it('cannot check where its program is missing', async () => {
		const scripted = await start({ program: '/nowhere/python3' });
		expect(await scripted.look()).toEqual(unchecked('does not start'));
	});
});

describe('the end of a classifier', () => {
	it('comes by itself when nobody asks', async () => {
		const scripted = await start({ limits: { idleEndMs: 50 } });
		await scripted.look();
		await eventually('the end of the process', async () => childProcesses().length === 0);
		expect(await scripted.look()).toEqual(passed);
		expect(scripted.story()).toEqual(['0 started', '0 asked', '1 started', '1 asked']);
	});

	it('comes with closing, by force when it has to', async () => {
		const scripted = await start({ others: { ignoresEnd: true }, limits: { endGraceMs: 200 } });
		await scripted.look();
		expect(childProcesses()).toHaveLength(1);
		await scripted.close();
		expect(childProcesses()).toEqual([]);
		expect(await scripted.look()).toEqual(unchecked('about to stop'));
		expect(scripted.story()).toEqual(['0 started', '0 asked']);
	});

	it('leaves who still waits unchecked', async () => {
		const scripted = await start({ others: { at: { 0: 'hang' } }, limits: { endGraceMs: 200 } });
		const looking = [scripted.look(), scripted.look()];
		await eventually('the question', async () => scripted.story().length === 2);
		await scripted.close();
		expect(await Promise.all(looking)).toEqual([unchecked('about to stop'), unchecked('about to stop')]);
		expect(scripted.story()).toEqual(['0 started', '0 asked']);
	});

	it('does not follow from a question that is no longer wanted', async () => {
		const scripted = await start({ others: { at: { 0: 'hang' } }, limits: { endGraceMs: 200 } });
		const stop = new AbortController();
		const looking = scripted.look(scripted.picture, 'image/png', stop.signal);
		const waiting = scripted.look(scripted.picture, 'image/png', stop.signal);
		await eventually('the question', async () => scripted.story().length === 2);
		stop.abort(new Error('no longer wanted'));
		await expect(looking).rejects.toThrow('no longer wanted');
		await expect(waiting).rejects.toThrow('no longer wanted');
		await expect(scripted.look(scripted.picture, 'image/png', stop.signal)).rejects.toThrow('no longer wanted');
		expect(childProcesses()).toHaveLength(1);
	});
});
