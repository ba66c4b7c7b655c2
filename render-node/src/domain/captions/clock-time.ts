/** Hours, minutes, seconds and the given decimals of a second, as caption files write them. */
export function clockTime(
	ms: number,
	{ hourDigits, decimals, point }: { hourDigits: number; decimals: 2 | 3; point: string },
): string {
	const unit = 10 ** decimals;
	const total = Math.round((Math.max(0, ms) * unit) / 1000);
	const seconds = Math.floor(total / unit);
	const two = (value: number) => String(value).padStart(2, '0');
	const hours = String(Math.floor(seconds / 3600)).padStart(hourDigits, '0');
	return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${point}${String(total % unit).padStart(decimals, '0')}`;
}
