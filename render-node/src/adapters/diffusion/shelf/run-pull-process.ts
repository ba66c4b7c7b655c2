import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ModelSource } from '../../../domain/diffusion/catalogue.js';
import { readPullEvent, type PulledFile, type PullPlan } from './pull-event.js';
import { pullRefusal, pythonEnded, pythonMissing } from './pull-refusals.js';

export type PullProcess = {
	pythonPath: string;
	/** Folder that holds the Python package showrunner_models. */
	packageDir: string;
	/** What the process inherits: proxies, certificates, HF_TOKEN, HF_ENDPOINT. Our own settings are left out of it. */
	environment: Readonly<Record<string, string | undefined>>;
	signal: AbortSignal;
};

export type PullOrder = {
	source: ModelSource & { variant: string | null };
	folder: string;
	/** Called before a byte moves; what it throws ends the pull. */
	approve(plan: PullPlan): Promise<void>;
	onProgress(doneBytes: number, totalBytes: number): void;
};

/** What a process gets to end by itself after its input has ended; it stops within one chunk. */
const graceMs = 10_000;

/**
 * Lets Python fetch a repository's files into a folder and gives what is there then. Rejects with a Refusal, or with the
 * signal's reason; what was fetched by then stays for the next time.
 */
export async function runPullProcess(
	order: PullOrder,
	{ pythonPath, packageDir, environment, signal }: PullProcess,
): Promise<{ commit: string; files: PulledFile[] }> {
	signal.throwIfAborted();
	const env = childEnvironment(environment, packageDir);
	const child = spawn(pythonPath, ['-u', '-m', 'showrunner_models'], { env, stdio: 'pipe' });
	const { repository, revision } = order.source;
	const stop = endSoftly(child);
	signal.addEventListener('abort', stop, { once: true });
	try {
		// Listened to at once: a process that cannot be started says so in the next turn.
		const [heard, ended] = await Promise.allSettled([listen(child, order), exitOf(child)]);
		signal.throwIfAborted();
		if (ended.status === 'rejected') throw pythonMissing(ended.reason);
		if (heard.status === 'rejected') throw heard.reason;
		const { plan, failure, isDone, files } = heard.value;
		if (failure) throw pullRefusal(failure.code, failure.message, { repository, revision });
		if (!isDone || plan === null) throw pythonEnded(ended.value);
		return { commit: plan.commit, files };
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

async function listen(child: ChildProcessWithoutNullStreams, { source, folder, approve, onProgress }: PullOrder) {
	const heard: Heard = { plan: null, failure: null, isDone: false, files: [] };
	const say = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);
	child.stdin.on('error', () => undefined);
	// Python tells its troubles to standard error with addresses in them: nobody reads them here.
	child.stderr.resume();
	say({ ...source, folder });
	try {
		for await (const line of createInterface({ input: child.stdout })) {
			const event = readPullEvent(line);
			if (event?.event === 'plan') {
				heard.plan = event;
				await approve(event);
				say({ command: 'go' });
			} else if (event?.event === 'file') heard.files.push(event);
			else if (event?.event === 'progress') onProgress(event.doneBytes, event.totalBytes);
			else if (event?.event === 'failed') heard.failure = event;
			else if (event?.event === 'done') heard.isDone = true;
		}
	} finally {
		endSoftly(child)();
		// What is still said has to be taken off, or the process never counts as closed.
		child.stdout.resume();
	}
	return heard;
}

type Heard = {
	plan: PullPlan | null;
	failure: { code: string; message: string } | null;
	isDone: boolean;
	files: PulledFile[];
};

/** Ends the input, which the process takes as the word to stop; kills what does not. */
function endSoftly(child: ChildProcessWithoutNullStreams) {
	return () => {
		child.stdin.end();
		const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
		timer.unref();
		child.once('exit', () => clearTimeout(timer));
	};
}

function exitOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
}

function childEnvironment(environment: PullProcess['environment'], packageDir: string): NodeJS.ProcessEnv {
	const inherited = Object.entries(environment).filter(([name]) => !name.startsWith('SHOWRUNNER_'));
	return {
		...Object.fromEntries(inherited),
		PYTHONPATH: packageDir,
		PYTHONSAFEPATH: '1',
		PYTHONDONTWRITEBYTECODE: '1',
		PYTHONUNBUFFERED: '1',
		HF_HUB_DISABLE_TELEMETRY: '1',
		HF_HUB_DISABLE_PROGRESS_BARS: '1',
		HF_HUB_DISABLE_UPDATE_CHECK: '1',
	};
}
