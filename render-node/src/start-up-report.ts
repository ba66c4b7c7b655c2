import type { Capabilities, Model } from '@showrunner/contract';

export type ServiceFacts = {
	address: string;
	dataDir: string;
	/** Such as `embedded PostgreSQL in /…` or the host of the server. */
	store: string;
	/** Where assets lie, such as `the disk, in /…` or the bucket. */
	assets: string;
	/** Where the API key is to be found; never the key. */
	apiKeySource: string;
	role: string;
	capabilities: Capabilities;
	/** What this machine can generate with. */
	models: readonly Model[];
};

const missingScripts = ({ scripts }: Capabilities) =>
	scripts.filter(({ font }) => font === null).map(({ script }) => script);

function speechLine({ engine, available, note, voiceCount }: Capabilities['speech'][number]): string {
	return available
		? `${engine} (${voiceCount} ${voiceCount === 1 ? 'voice' : 'voices'})`
		: `${engine}: not here (${note})`;
}

function modelsLine(models: readonly Model[]): string {
	const ready = models.filter(({ available }) => available).map(({ label }) => label);
	return `${ready.join(', ') || 'none'} (${ready.length} of ${models.length} ready)`;
}

/** What the service found at its start, in lines for people. */
export function startUpReport({
	address,
	dataDir,
	store,
	assets,
	apiKeySource,
	role,
	capabilities,
	models,
}: ServiceFacts): string {
	const { version, ffmpeg, speech, scripts } = capabilities;
	const missing = missingScripts(capabilities);
	const rows: [string, string][] = [
		['Address', `${address} (role: ${role})`],
		['API key', apiKeySource],
		['Data', dataDir],
		['Store', store],
		['Assets', assets],
		['FFmpeg', `${ffmpeg.version}, encodes with ${ffmpeg.videoEncoder}`],
		['Speech', speech.map(speechLine).join(', ') || 'none'],
		[
			'Fonts',
			`${scripts.length - missing.length} of ${scripts.length} scripts${missing.length > 0 ? `; none for ${missing.join(', ')}` : ''}`,
		],
		['Models', modelsLine(models)],
	];
	return [`render-node ${version}`, ...rows.map(([name, fact]) => `  ${name.padEnd(8)} ${fact}`)].join('\n');
}
