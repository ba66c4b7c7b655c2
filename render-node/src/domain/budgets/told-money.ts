/** Money in words: `USD 1.50`, with as many digits as it needs and two at least. */
export function toldMoney(micros: number, currency: string): string {
	const [units, fraction] = [Math.floor(micros / 1_000_000), micros % 1_000_000];
	const digits = String(fraction)
		.padStart(6, '0')
		.replace(/0{1,4}$/, '');
	return `${currency} ${units}.${digits}`;
}
