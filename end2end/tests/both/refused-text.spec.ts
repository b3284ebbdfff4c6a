// Text of a refused form stays text.
import { expect, test } from '../../support/fixtures.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { dangers, shape } from '../../support/shape.ts';
import { control, priceKind, save, signIn, summary } from '../../support/studio.ts';

test.use({ ownServer: true });
test.setTimeout(120_000);

const FIELDS = ['mo-ta', 'cau-chuyen', 'thanh-phan', 'gia'] as const;

test('a refused form shows what was typed as text', async ({ page, edit, go, ready, watch }) => {
  watch.expectStatus(422);
  // A draft of the text before would be offered each time.
  await page.addInitScript(() => localStorage.clear());
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
  const editor = new URL(page.url()).pathname;
  const refuse = async (text: string): Promise<Record<string, number>> => {
    await go(editor);
    await priceKind(page, 'Một giá').check();
    for (const field of FIELDS) await control(page, field).fill(text);
    await save(page);
    await expect(summary(page)).toBeVisible();
    await ready();
    for (const field of FIELDS) await expect(control(page, field)).toHaveValue(text);
    expect(await dangers(page), text).toEqual([]);
    return shape(page);
  };
  const plain = await refuse('sai');
  for (const payload of PAYLOADS.slice(0, 24)) expect(await refuse(payload), payload).toEqual(plain);
});
