import { access, readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { localeSchema, type Voice } from '@showrunner/contract';
import { z } from 'zod';
import type { BrokenVoice } from '../../domain/speech/choose-voice.js';

/** Files of each model family, by the names that sherpa-onnx gives them; `dataDir` is an espeak-ng-data folder. */
const familyFiles = {
	kokoro: { needed: ['model', 'voices', 'tokens', 'dataDir'], optional: ['lexicon'] },
	kitten: { needed: ['model', 'voices', 'tokens', 'dataDir'], optional: [] },
	vits: { needed: ['model', 'tokens'], optional: ['dataDir', 'lexicon'] },
	matcha: { needed: ['acousticModel', 'vocoder', 'tokens'], optional: ['dataDir', 'lexicon'] },
} as const;
type Family = keyof typeof familyFiles;

const voiceFileSchema = z.strictObject({
	label: z.string().min(1),
	locale: localeSchema,
	gender: z.enum(['female', 'male', 'unknown']).default('unknown'),
	licence: z.string().min(1),
	family: z.enum(Object.keys(familyFiles) as [Family, ...Family[]]),
	files: z.record(z.string(), z.string().min(1)),
	speakerId: z.number().int().nonnegative().default(0),
});

/** What one sherpa-onnx process is started with. */
export type SherpaModel = { family: Family; files: Record<string, string>; speakerId: number };
export type SherpaVoice = { voice: Voice; model: SherpaModel };

/**
 * The voices in `voicesDir`: one folder each, with the weights and a `voice.json`
 * `{label, locale, gender?, licence, family, files, speakerId?}` whose `files` are paths inside the folder.
 */
export async function readSherpaVoices(voicesDir: string): Promise<{ voices: SherpaVoice[]; broken: BrokenVoice[] }> {
	const voices: SherpaVoice[] = [];
	const broken: BrokenVoice[] = [];
	const entries = await readdir(voicesDir, { withFileTypes: true });
	for (const { name } of entries.filter((entry) => entry.isDirectory())) {
		const id = `sherpa-onnx:${name}`;
		const read = await readVoice(join(voicesDir, name), id);
		if (typeof read === 'string') broken.push({ id, reason: read });
		else voices.push(read);
	}
	return { voices, broken };
}

/** A sentence says what is wrong with the folder. */
async function readVoice(dir: string, id: string): Promise<SherpaVoice | string> {
	let content: unknown;
	try {
		content = JSON.parse(await readFile(join(dir, 'voice.json'), 'utf8'));
	} catch (error) {
		return `its voice.json is ${error instanceof SyntaxError ? 'not valid JSON' : 'missing'}`;
	}
	const parsed = voiceFileSchema.safeParse(content);
	if (!parsed.success) return `its voice.json is wrong: ${z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ')}`;
	const { label, locale, gender, licence, family, files, speakerId } = parsed.data;
	const wrong = await wrongFile(dir, family, files);
	if (wrong) return wrong;
	const paths = Object.fromEntries(Object.entries(files).map(([key, path]) => [key, join(dir, path)]));
	const voice: Voice = { id, label, engine: 'sherpa-onnx', locale, gender, licence };
	return { voice, model: { family, files: paths, speakerId } };
}

async function wrongFile(dir: string, family: Family, files: Record<string, string>): Promise<string | null> {
	const { needed, optional }: { needed: readonly string[]; optional: readonly string[] } = familyFiles[family];
	const absent = needed.find((key) => files[key] === undefined);
	if (absent) return `its voice.json names no file for ${absent}, which the family ${family} needs`;
	for (const [key, path] of Object.entries(files)) {
		if (![...needed, ...optional].includes(key))
			return `its voice.json names a file for ${key}, which the family ${family} does not know`;
		if (relative(dir, resolve(dir, path)).startsWith('..')) return `its ${key} ${path} lies outside its folder`;
		try {
			await access(join(dir, path));
		} catch {
			return `its ${key} ${path} is missing`;
		}
	}
	return null;
}
