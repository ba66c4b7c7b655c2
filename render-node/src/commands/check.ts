import { examine, isFit, refusalLines, warningLines } from '../examine.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { quietLog } from './quiet-log.js';

/** Says all that is off about the settings and the machine, without starting the service. */
export async function checkSettings(run: CommandRun, asJson: boolean): Promise<ExitCode> {
	const examination = await examine(run.environment, quietLog);
	const { complaints, findings } = examination;
	if (asJson) run.say(JSON.stringify({ fit: isFit(examination), complaints, findings }, null, 2));
	else {
		for (const line of [...refusalLines(examination), ...warningLines(examination)]) run.say(line);
		if (complaints.length + findings.length === 0) run.say('All is in order: the service can start.');
	}
	return isFit(examination) ? 0 : 1;
}
