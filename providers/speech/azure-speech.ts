import { isJsonObject, malformed } from '../core/read-json';
import { textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import { spokenMarkup, toSsml } from './azure-ssml';
import { speechOperations } from './operations';
import { genderOf, localeOf, pickVoice } from './pick-voice';
import { seconds } from './text-limits';
import type { SoundQuality, SpeechPiece, SpeechReach, SpeechVendor, VendorVoice } from './port';

const label = 'Azure Speech';

/** Azure's refusals have a text or nothing as their body. 400 is SSML that it cannot read: a voice or a style it lacks. */
const manners: VendorManners = {
	label,
	read: (_body, answer) => {
		const message = answer.text().trim();
		return {
			...(message !== '' && !message.startsWith('<') && { message }),
			...(answer.status === 400 && {
				kind: 'configuration-invalid',
				field: 'voice',
				fix: "Check 'Voice' and 'Style': the voice may not be in this region, or not have the style",
			}),
		};
	},
};

const formats: Record<SoundQuality, { format: string; mediaType: string }> = {
	standard: { format: 'audio-24khz-48kbitrate-mono-mp3', mediaType: 'audio/mpeg' },
	high: { format: 'audio-48khz-192kbitrate-mono-mp3', mediaType: 'audio/mpeg' },
	lossless: { format: 'riff-48khz-16bit-mono-pcm', mediaType: 'audio/wav' },
};

/** Marks of pace and style are billed as the text is, and Han characters count twice. */
function charactersOf(piece: SpeechPiece): number {
	const billed = spokenMarkup(piece);
	return billed.length + (billed.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** Azure's neural voices by REST, which tells no times. */
export const azureSpeech: SpeechVendor = {
	id: 'azureSpeech',
	label,
	note: 'Hundreds of voices in some 140 languages, many with styles',
	credential: 'showrunnerAzureSpeechApi',
	operations: speechOperations,
	proof: 'spec',
	models: [],
	prices: {
		...{ provider: 'azureSpeech', currency: 'USD', asOf: '2026-11-20' },
		source: 'https://azure.microsoft.com/pricing/details/cognitive-services/speech-services/',
		prices: [{ model: 'neural', unit: 'character', priceMicros: 16_000_000, per: 1_000_000 }],
	},
	lanes: 4,
	meets: ['style', 'quality'],
	speeds: { least: 0.5, most: 2 },
	// Ten minutes of speech are the limit.
	longest: ({ speed }) => seconds(600, speed),
	rights: {
		licence: 'Microsoft Product Terms: commercial use; listeners must be told that the voice is synthetic',
		licenceUrl: 'https://www.microsoft.com/licensing/terms/product/ForOnlineServices/all',
		commercialUse: 'allowed',
	},
	modelOf: (voice) => (/HD|Dragon|MAI-/i.test(voice) ? 'hd' : 'neural'),
	usualModel: 'neural',
	usageOf: (piece) => ({ character: charactersOf(piece) }),
	async say(piece, { http, clock, signal }) {
		const { format, mediaType } = formats[piece.quality ?? 'standard'];
		const answer = await http.send({
			method: 'POST',
			path: '/cognitiveservices/v1',
			headers: {
				'content-type': 'application/ssml+xml',
				'x-microsoft-outputformat': format,
				'user-agent': 'n8n-nodes-showrunner',
			},
			bytes: new TextEncoder().encode(toSsml(piece)),
			timeoutMs: 240_000,
			...(signal && { signal }),
		});
		const { bytes, headers } = acceptAnswer(answer, manners, clock.now());
		// Azure answers 200 with nothing where a voice does not speak the language of the text.
		if (bytes.length === 0 || !/audio|octet/.test(headers['content-type'] ?? '')) throw malformed(label, 'no sound');
		return { bytes, mediaType, usage: { character: charactersOf(piece) } };
	},
	listVoices,
	async ownVoice(locale, reach) {
		return pickVoice(await listVoices(reach), locale, label, ({ id, note }) =>
			note === 'GA' ? (/HD|Dragon|Multilingual/.test(id) ? 1 : 0) : 2,
		);
	},
};

async function listVoices({ http, clock, signal }: SpeechReach): Promise<VendorVoice[]> {
	const path = '/cognitiveservices/voices/list';
	const answer = acceptAnswer(
		await http.send({ method: 'GET', path, ...(signal && { signal }) }),
		manners,
		clock.now(),
	);
	return listIn(answer.text()).flatMap((voice) => {
		const id = textIn(voice, 'ShortName');
		const locale = localeOf(textIn(voice, 'Locale'));
		if (id === undefined || locale === null) return [];
		const name = textIn(voice, 'DisplayName') ?? id;
		const status = textIn(voice, 'Status');
		const card = { id, label: name, locales: [locale], gender: genderOf(textIn(voice, 'Gender')) };
		return [{ ...card, licence: 'Microsoft Product Terms', ...(status && { note: status }) }];
	});
}

function listIn(text: string) {
	try {
		const list: unknown = JSON.parse(text);
		if (Array.isArray(list)) return list.filter(isJsonObject);
	} catch {
		// Told below, as any other answer that is no list.
	}
	throw malformed(label, 'no list of voices');
}
