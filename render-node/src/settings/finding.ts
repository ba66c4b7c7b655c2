/** Something about the settings, or about what they lead to, that whoever runs the service should know. */
export type Finding = {
	/** `refusal`: the service does not start like this. */
	level: 'refusal' | 'warning';
	/** Name of the variable, or of several. */
	setting: string;
	/** What is off, without any secret. */
	what: string;
	/** What to set or do. */
	fix: string;
};

export const refusal = (setting: string, what: string, fix: string): Finding => ({
	...{ level: 'refusal', setting, what, fix },
});
export const warning = (setting: string, what: string, fix: string): Finding => ({
	...{ level: 'warning', setting, what, fix },
});

const line = ({ setting, what, fix }: Finding) => `  - ${setting}: ${what}: ${fix}`;

/** Findings of one level in lines for people; none where there are none. */
export function findingLines(findings: readonly Finding[], level: Finding['level'], head: string): string[] {
	const told = findings.filter((finding) => finding.level === level);
	return told.length === 0 ? [] : [head, ...told.map(line)];
}
