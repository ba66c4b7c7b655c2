/** One paragraph per script, with the signs that trip up caption formats; each has words of several lengths. */
export const captionTexts: Record<string, string> = {
	en: 'The old lighthouse stood at the edge: "100% {sure}" said Dr. Miller 😀. Every ten seconds — never less — its lamp turned, \\N and the ships <b>far</b> out knew --> the way home & slept. Yes!',
	ar: 'كان الفنار القديم (n8n 2.41) يضيء البحر كل ليلة، ولم ينطفئ منذ 100% سنوات! استيقظ البحار الشاب في ليلة العاصفة.',
	he: 'המגדלור הישן (1912) האיר את הים בכל לילה, n8n לא כבה. "לך הביתה", אמר הזקן.',
	hi: 'पुराना प्रकाशस्तंभ हर रात समुद्र को रोशन करता था। वह कभी नहीं बुझा। क्षत्रिय ज्ञान श्रृंगार।',
	ja: '古い灯台は毎晩、海を照らしていた。嵐の夜、若い船員が目を覚ました。「帰ろう」と彼は言った。コンピューターは動かなかった……。',
	th: 'ประภาคารเก่าส่องสว่างให้ทะเลทุกคืน และไม่เคยดับเลยเป็นเวลาหลายปี ลูกเรือหนุ่มตื่นขึ้นมาในคืนพายุ',
	de: 'Der Leuchtturmwärter der Donaudampfschifffahrtsgesellschaft „zündete“ in der Nacht die Lampe an; es war 3 Uhr. Niemand kam 🚀🚀.',
	ru: 'Старый маяк (1912) каждую ночь светил морю и никогда не гас. «Домой», — сказал старик 🎉.',
	zh: '古老的灯塔每晚都照亮大海，从未熄灭。年轻的水手在暴风雨之夜醒来，看见了光。',
};
export const longWord = 'w'.repeat(200);
