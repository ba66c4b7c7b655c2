import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { readSsml } from './read-ssml.js';

const plain = (status: number, words = ''): FakeAnswer => ({
	...{ status, headers: { 'content-type': 'text/plain' }, bytes: Buffer.from(words) },
});

const voice = (name: string, gender: string, status = 'GA') => {
	const locale = name.split('-').slice(0, 2).join('-');
	return {
		Name: `Microsoft (${name})`,
		ShortName: name,
		DisplayName: name,
		Locale: locale,
		Gender: gender,
		Status: status,
	};
};
const voices = [
	voice('en-US-AdamMultilingualNeural', 'Male'),
	voice('en-US-ZoeNeural', 'Female'),
	voice('en-US-AaNewNeural', 'Female', 'Preview'),
	voice('en-GB-SoniaNeural', 'Female'),
	voice('ar-EG-SalmaNeural', 'Female'),
];

const types: Record<string, string> = {
	'audio-24khz-48kbitrate-mono-mp3': 'audio/mpeg',
	'audio-48khz-192kbitrate-mono-mp3': 'audio/mpeg',
	'riff-48khz-16bit-mono-pcm': 'audio/x-wav',
};

/** Azure's text to speech by REST, with what it refuses: SSML is read as strictly as an XML reader does. */
export const azureSpeechFake = (
	secret: string,
	speak: (text: string) => Uint8Array | Promise<Uint8Array>,
): VendorProtocol => ({
	isLoggedIn: ({ headers }) => headers['ocp-apim-subscription-key'] === secret,
	unauthorised: plain(401),
	rateLimited: { ...plain(429), headers: { 'retry-after': '7' } },
	refusals: {
		silent: { status: 200, headers: { 'content-type': 'audio/mpeg' }, bytes: new Uint8Array() },
		gateway: plain(502),
	},
	answer: async (request) => {
		if (request.method === 'GET' && request.path === '/cognitiveservices/voices/list')
			return { status: 200, json: voices };
		if (request.method !== 'POST' || request.path !== '/cognitiveservices/v1') return plain(404, 'Resource not found');
		return await answerSpeech(request, speak);
	},
});

async function answerSpeech(
	{ headers, bytes }: SeenRequest,
	speak: (text: string) => Uint8Array | Promise<Uint8Array>,
): Promise<FakeAnswer> {
	if (!headers['user-agent']) return plain(400, 'A User-Agent is needed');
	if (headers['content-type'] !== 'application/ssml+xml') return plain(415);
	const type = types[headers['x-microsoft-outputformat'] ?? ''];
	if (type === undefined) return plain(400, 'Unsupported output format');
	const said = readSsml(bytes.toString('utf8'));
	if ('fault' in said) return plain(400, said.fault);
	if (!voices.some(({ ShortName }) => ShortName === said.voice)) return plain(400, `Unsupported voice ${said.voice}.`);
	if (said.style !== undefined && said.style !== 'cheerful') return plain(400, `Unsupported style`);
	return { status: 200, headers: { 'content-type': type }, bytes: await speak(said.text) };
}
