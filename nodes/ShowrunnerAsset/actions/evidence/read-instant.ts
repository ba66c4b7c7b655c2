import { invalidField } from '../../../shared/refusals';

/** The instant of a date field. A date without a zone is taken as the machine's, as n8n's form means it. */
export function readInstant(field: string, value: unknown): string {
	const date = new Date(String(value));
	if (!Number.isNaN(date.getTime())) return date.toISOString();
	throw invalidField(
		field,
		`'${String(value).slice(0, 40)}' is no date`,
		'Choose a date, or map one such as 2027-01-31',
	);
}
