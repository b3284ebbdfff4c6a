// Text of an address or of a refused sign-in stays text.
import { expect, test } from '../../support/fixtures.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { dangers, shape } from '../../support/shape.ts';
import { enter, SIGN_IN } from '../../support/studio.ts';

test.setTimeout(120_000);

test('of a search, which is shown in the box, in a chip and in the way out', async ({ page, go }) => {
  await go('/san-pham?q=khongcogi');
  const plain = await shape(page);
  for (const payload of PAYLOADS.slice(0, 24)) {
    await go(`/san-pham?${new URLSearchParams({ q: `khongcogi ${payload}` })}`);
    const shown = `khongcogi ${payload}`.replace(/\s+/g, ' ').trim();
    await expect(page.locator('#q')).toHaveValue(shown);
    await expect(page.getByRole('link', { name: 'Bỏ “Tìm:' })).toContainText(shown);
    expect(await shape(page), payload).toEqual(plain);
    expect(await dangers(page), payload).toEqual([]);
  }
});

test('of a value that means nothing, which the notice names', async ({ page, go }) => {
  await go('/san-pham?sao=9&huyen=9');
  const plain = await shape(page);
  for (const payload of PAYLOADS.slice(0, 24)) {
    await go(`/san-pham?${new URLSearchParams({ sao: payload, huyen: payload })}`);
    await expect(page.locator('.notice')).toContainText('Đã bỏ qua:');
    expect(await shape(page), payload).toEqual(plain);
    expect(await dangers(page), payload).toEqual([]);
  }
});

test('of a refused sign-in, which keeps the number and the way on', async ({ page, go, watch }) => {
  watch.expectStatus(422);
  await go(SIGN_IN);
  await enter(page, 'abc', 'x');
  await expect(page.getByRole('alert')).toBeVisible();
  const plain = await shape(page);
  for (const payload of PAYLOADS.slice(0, 12)) {
    await go(`${SIGN_IN}?${new URLSearchParams({ tiep: payload })}`);
    expect(await dangers(page), payload).toEqual([]);
    await enter(page, payload, 'x');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByLabel('Số điện thoại')).toHaveValue(payload);
    expect(await shape(page), payload).toEqual(plain);
    expect(await dangers(page), payload).toEqual([]);
  }
});

test('of an address that is not there', async ({ page, go }) => {
  await go('/khong-co', 404);
  const plain = await shape(page);
  for (const payload of PAYLOADS.slice(0, 12)) {
    await go(`/khong-co-${encodeURIComponent(payload)}`, 404);
    expect(await shape(page), payload).toEqual(plain);
  }
});
