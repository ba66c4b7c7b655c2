import { describe, expect, it } from '@jest/globals';
import { captionStates } from '../../../../render-node/src/adapters/kernel/caption-states.js';
import { burnedCaptions } from '../../../../render-node/src/domain/captions/burned-captions.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

const file = (...lines: string[]) =>
	['[Script Info]', '', '[Events]', ...lines.map((line) => `Dialogue: 0,${line}`), ''].join('\n');
const line = (from: string, to: string, text: string, effect = '') => `${from},${to},Caption,,0,0,0,${effect},${text}`;

describe('the frames in which captions change', () => {
	it('are those at which a line begins or ends', () => {
		const ass = file(line('0:00:00.10', '0:00:00.50', 'one'), line('0:00:00.50', '0:00:00.80', 'two'));
		expect(captionStates(ass, 30, 30)).toEqual([
			{ firstFrame: 0, drawn: false },
			{ firstFrame: 3, drawn: true },
			{ firstFrame: 15, drawn: true },
			{ firstFrame: 24, drawn: false },
		]);
	});

	it('are one where a line is seen all the time', () => {
		expect(captionStates(file(line('0:00:00.00', '0:00:09.00', 'a, b, {\\1c&H3DD2FF&}c')), 60, 25)).toEqual([
			{ firstFrame: 0, drawn: true },
		]);
	});

	it('are as many as words are said', () => {
		const scene = spokenScene('One two three four five');
		const { ass } = burnedCaptions({
			...{ track: { scenes: [scene], style: 'karaoke', profile: 'shorts', safeArea: 'universal' }, locale: 'en' },
			...{ aspectRatio: '9:16', frame: { width: 270, height: 480 }, fonts: {} },
		});
		const states = captionStates(ass, Math.round(scene.durationMs * 0.03), 30) ?? [];
		expect(states.filter(({ drawn }) => drawn).length).toBe(5);
	});

	it.each([
		'{\\fad(200,200)}in and out',
		'{\\t(\\fscx120)}grows',
		'{\\move(0,0,9,9)}moves',
		'{\\k20}fills',
		'{\\1c&HFFFFFF&\\kf20}fills',
	])('are not known of %s', (text) => {
		expect(captionStates(file(line('0:00:00.00', '0:00:01.00', text)), 30, 30)).toBeNull();
	});

	it('are not known of an effect, nor of a line that cannot be read', () => {
		expect(captionStates(file(line('0:00:00.00', '0:00:01.00', 'x', 'Banner;5')), 30, 30)).toBeNull();
		expect(captionStates(file('0:00:00.00,soon,x'), 30, 30)).toBeNull();
	});

	it('are known where a brace is only text', () => {
		expect(captionStates(file(line('0:00:00.00', '0:00:01.00', 'a \\{\\move\\} b')), 30, 30)).toHaveLength(1);
	});
});
