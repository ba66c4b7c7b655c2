import {
	configurationInvalid,
	credentialInvalid,
	defect,
	inputInvalid,
	rateLimited,
	temporarilyUnavailable,
	type Refusal,
} from '../../../domain/refusal.js';

type Meant = { repository: string; revision: string | null };
type Sentence = (meant: Meant, message: string) => Refusal;

const again = 'Run the same command again: what is there already is kept';
const page = ({ repository }: Meant) => `https://huggingface.co/${repository}`;

const sentences: Record<string, Sentence> = {
	'library-missing': () =>
		configurationInvalid('hub-library-missing', 'The Python in use has no huggingface_hub', {
			fix: 'Install it with `pip install huggingface_hub`, or name another Python in SHOWRUNNER_PYTHON',
		}),
	'library-too-old': () =>
		configurationInvalid('hub-library-too-old', 'The huggingface_hub of the Python in use is older than 1.0', {
			fix: 'Update it with `pip install --upgrade huggingface_hub`',
		}),
	gated: (meant) =>
		credentialInvalid('repository-gated', `${meant.repository} is open only to those who accepted its terms`, {
			fix: `Accept them at ${page(meant)}, make a token that may read, and run again with it in HF_TOKEN`,
		}),
	'token-refused': () =>
		credentialInvalid('hub-token-refused', 'The hub does not accept the token in HF_TOKEN', {
			fix: 'Put in one that is valid and may read, or leave HF_TOKEN out',
		}),
	'repository-unknown': (meant) =>
		inputInvalid('repository-unknown', `The hub shows no repository ${meant.repository}`, {
			field: 'source.repository',
			fix: `Check ${page(meant)}; a private one needs a token in HF_TOKEN`,
		}),
	'revision-unknown': ({ repository, revision }) =>
		inputInvalid('revision-unknown', `${repository} has no revision ${revision ?? 'main'}`, {
			field: '--revision',
			fix: 'Name a branch, a tag or a commit of it',
		}),
	'not-diffusers': ({ repository }) =>
		inputInvalid('repository-not-diffusers', `${repository} is not in the layout of diffusers`, {
			field: 'source.repository',
			detail: 'It has no model_index.json with a pipeline in it.',
			fix: 'Look for its twin in that layout, often named with -Diffusers at the end',
		}),
	'pickle-only': ({ repository }) =>
		inputInvalid('weights-are-pickles', `${repository} has its weights only as pickles, which can run code`, {
			field: 'source.repository',
			fix: 'Choose a repository or a revision with safetensors',
		}),
	'no-weights': ({ repository }) =>
		inputInvalid('repository-without-weights', `${repository} has no safetensors weights where its pipeline looks`, {
			field: 'source.repository',
			fix: 'Choose another repository or revision',
		}),
	'checksum-mismatch': (_, file) =>
		temporarilyUnavailable('checksum-mismatch', `What came as ${file} is not what the hub promised`, {
			fix: 'It was thrown away. Run the same command again; a proxy in between may change files',
		}),
	'rate-limited': () => rateLimited('hub-rate-limited', 'The hub asks for a pause', { fix: `${again}, later` }),
	unreachable: (_, why) =>
		temporarilyUnavailable('hub-unreachable', 'The hub does not answer', {
			detail: why,
			fix: `Check the network, and HF_ENDPOINT and HTTPS_PROXY where they are set. ${again}`,
		}),
	offline: () =>
		configurationInvalid('hub-offline', 'HF_HUB_OFFLINE forbids to ask the hub', { fix: 'Run again without it' }),
	'disk-full': () =>
		temporarilyUnavailable('disk-full', 'The disk with the models folder is full', { fix: `Make room. ${again}` }),
	'disk-refused': (_, why) =>
		configurationInvalid('models-folder-refused', 'The models folder cannot be written', {
			detail: why,
			fix: 'Let this user write there, or name another folder in SHOWRUNNER_MODELS_DIR',
		}),
	busy: () =>
		temporarilyUnavailable('pull-under-way', 'Another pull of this model is under way', {
			fix: 'Wait for it, or end it',
		}),
};

/** What the pulling process called by one word, as a sentence with the way out. */
export function pullRefusal(code: string, message: string, meant: Meant): Refusal {
	const sentence = sentences[code];
	return sentence
		? sentence(meant, message)
		: defect('pull-failed', 'The pull broke off', { detail: message, fix: again });
}

export const pythonMissing = (cause: unknown) =>
	configurationInvalid('python-missing', 'The Python in SHOWRUNNER_PYTHON cannot be started', {
		fix: 'Install Python 3.10 or newer with huggingface_hub, and name it in SHOWRUNNER_PYTHON',
		cause,
	});

export const pythonEnded = (code: number | null) =>
	defect('pull-failed', 'The pull ended without saying why', {
		detail: code === null ? 'It was killed.' : `Python ended with ${code}.`,
		fix: again,
	});
