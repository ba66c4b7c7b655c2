import { describe, expect, it } from '@jest/globals';
import { readTimedText } from '../../../../render-node/src/domain/captions/read-timed-text.js';
import { writeSrt } from '../../../../render-node/src/domain/captions/write-srt.js';
import { writeVtt } from '../../../../render-node/src/domain/captions/write-vtt.js';
import { threadCpuMsOf } from '../../../kits/thread-cpu.js';

const cue = (startMs: number, endMs: number, text: string) => ({ startMs, endMs, text });

describe('readTimedText', () => {
	it('reads back what we write, in both formats', () => {
		const cues = [
			cue(0, 1_500, 'Five < six & seven.\nIt goes --> on'),
			cue(3_599_000, 3_601_250, 'שלום, world'),
			cue(7_200_000, 7_201_000, '<b>not bold</b>'),
		].map((one) => ({ ...one, lines: [] }));
		const told = cues.map(({ startMs, endMs, text }) => cue(startMs, endMs, text));
		expect(readTimedText(writeVtt(cues, 'en'))).toEqual(told);
		expect(readTimedText(writeSrt(cues, 'en'))).toEqual(told);
	});

	it('reads what others write', () => {
		const vtt = [
			'\ufeffWEBVTT - a title\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nNOTE 00:01 is no time\r\n',
			'intro\r\n01:02.5 --> 01:04.250 line:80% align:start\r\n<v Anna>Hello <i>there</i>\r\n- Hi&nbsp;you\r\n',
		].join('\r\n');
		expect(readTimedText(vtt)).toEqual([cue(62_500, 64_250, 'Hello there\n- Hi you')]);
		const srt =
			'1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="#fff">Up</font>\n\n\n2\n0:00:03.5 --> 0:00:04.0\nEnd';
		expect(readTimedText(srt)).toEqual([cue(1_000, 2_000, 'Up'), cue(3_500, 4_000, 'End')]);
	});

	it('finds nothing in a file of another kind', () => {
		expect(readTimedText('[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Caption,,0,0,0,,Hi')).toEqual([]);
		expect(readTimedText('')).toEqual([]);
	});

	it('takes time in proportion to the file, whatever is in it', async () => {
		const hostile = `00:00:00,000 --> 00:00:01,000\n${'<a'.repeat(200_000)}\n${'{\\'.repeat(200_000)}\n${'0'.repeat(400_000)}`;
		const { value, cpuMs } = await threadCpuMsOf(async () => readTimedText(hostile));
		expect(value).toHaveLength(1);
		// In proportion to its square it would take minutes.
		expect(cpuMs).toBeLessThan(10_000);
	});
});
