/** Zeros of the digits in use besides ours: Arabic, Persian, Devanagari, Bengali and Thai. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];
/** An IBAN has 15 (Norway) to 34 characters, a card number 13 to 19 digits, a telephone number with its country at most 15 (E.164). */
const mailPattern = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
const ibanPattern = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g;
const cardPattern = /(?<![\d.,])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\d.,]*\d)/g;
const abroadPattern = /(?<!\d ?)(?:\+|00)[1-9](?:[\s().\-/]*\d){7,13}(?!\d)/;
const homePattern = /(?<![\d.,] ?)\(?0\d{1,4}\)?[\s\-/]+(?:[\s.\-/]?\d){5,10}(?![\d.,]*\d)/;

export type PersonalData = 'e-mail' | 'phone' | 'iban' | 'card';

/** What of a person stands in a text. Account and card numbers count only with right check digits. Addresses are not looked for. */
export function findPersonalData(text: string): PersonalData[] {
	const plain = withPlainDigits(text);
	const finds: [PersonalData, boolean][] = [
		['e-mail', mailPattern.test(plain)],
		['iban', (plain.toUpperCase().match(ibanPattern) ?? []).some(isIban)],
		['card', (plain.match(cardPattern) ?? []).some(isCard)],
		['phone', abroadPattern.test(plain) || homePattern.test(plain)],
	];
	return finds.flatMap(([kind, isFound]) => (isFound ? [kind] : []));
}

const withPlainDigits = (text: string) =>
	text
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.replace(/\p{Nd}/gu, (digit) => {
			const point = digit.codePointAt(0) ?? 0;
			const zero = zeros.find((start) => point >= start && point < start + 10);
			return zero === undefined ? digit : String(point - zero);
		});

/** ISO 13616: the first four characters go to the end, letters become 10 to 35, and the rest by 97 is 1. Words behind it may have been caught as well. */
function isIban(found: string): boolean {
	const whole = found.replaceAll(' ', '');
	const lengths = Array.from({ length: Math.max(0, whole.length - 14) }, (_, at) => whole.length - at);
	return lengths.some((length) => {
		const iban = whole.slice(0, length);
		const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((sign) => parseInt(sign, 36)).join('');
		return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
	});
}

/** ISO/IEC 7812: every second digit from the right is doubled, and the sum of all digits ends in 0. */
function isCard(found: string): boolean {
	const digits = found.replace(/\D/g, '').split('').reverse().map(Number);
	if (digits.length > 19) return false;
	const sum = digits.reduce((total, digit, at) => {
		const doubled = at % 2 === 1 ? digit * 2 : digit;
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
	return sum % 10 === 0;
}
