import { openAiManners } from '../core/open-ai-manners';
import { malformed, type JsonObject } from '../core/read-json';
import { acceptAnswer } from '../core/refuse-answer';
import type { SpeechPiece, SpeechReach } from './port';

export type SpeechDialect = { label: string; format: 'mp3' | 'wav' };

/** One call of `/audio/speech`, as OpenAI and the servers that speak like it take it: the answer is the sound itself. */
export async function speakLikeOpenAi(
	{ label, format }: SpeechDialect,
	{ text, model, voice, speed, instructions }: SpeechPiece,
	{ http, clock, signal }: SpeechReach,
): Promise<Uint8Array> {
	const json: JsonObject = {
		model,
		input: text,
		voice,
		response_format: format,
		...(speed !== 1 && { speed }),
		...(instructions !== undefined && { instructions }),
	};
	const request = { method: 'POST', path: '/audio/speech', json, timeoutMs: 240_000 } as const;
	const answer = await http.send({ ...request, ...(signal && { signal }) });
	const { bytes } = acceptAnswer(answer, openAiManners(label), clock.now());
	// An error page, or an answer that was cut, is no sound.
	if (isSound(bytes)) return bytes;
	throw malformed(label, 'no sound');
}

/** RIFF, ID3, Ogg or fLaC, or the first bits of a frame of MP3 or AAC. */
function isSound(bytes: Uint8Array): boolean {
	const head = String.fromCharCode(...bytes.subarray(0, 4));
	if (/^(RIFF|ID3|OggS|fLaC)/.test(head)) return bytes.length > 44;
	return bytes.length > 44 && bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
}
