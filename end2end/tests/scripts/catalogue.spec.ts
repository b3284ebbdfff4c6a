// The catalogue in the browser: what was asked of the server before is answered without it.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { cards, LIST, names, row, total } from '../../support/list.ts';

const loaded = (page: Page): Promise<void> =>
  page.locator('html[data-catalogue]').waitFor({ state: 'attached' });

/** What the page asks of the server's functions. */
function questions(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(request.url());
  });
  return asked;
}

test('filters and pages ask the network nothing', async ({ page, go }) => {
  await go(LIST);
  await loaded(page);
  const asked = questions(page);
  await row(page, 'Sao', '4 sao').click();
  await expect(page).toHaveURL('/san-pham?sao=4');
  await expect(cards(page).first()).toContainText('4 sao OCOP');
  await row(page, 'Huyện cũ', 'Hoằng Hóa').click();
  await expect(page).toHaveURL('/san-pham?sao=4&huyen=hoang-hoa');
  expect(asked).toEqual([]);
});

test('the browser answers as the server does', async ({ page, go }) => {
  for (const address of ['?q=mam+tom', '?sao=3&sap-xep=ten', '?huyen=hoang-hoa&sao=4', '?nhom=do-uong', '?q=nuoc+mamm']) {
    await go(`${LIST}${address}`);
    const served = [await total(page), await names(page)];
    await go('/');
    await loaded(page);
    const asked = questions(page);
    await page.locator('.brand').evaluate((link, to) => link.setAttribute('href', to), `${LIST}${address}`);
    await page.locator('.brand').click();
    await expect(page).toHaveURL(`${LIST}${address}`);
    await expect.poll(async () => [await total(page), await names(page)], address).toEqual(served);
    expect(asked, address).toEqual([]);
  }
});

test('without a connection filters go on', async ({ page, go, context }) => {
  await go(LIST);
  await loaded(page);
  // The part that draws lists has come by now as well: one filter has been drawn.
  // Its pictures as well: it begins with the same products as all of them.
  await row(page, 'Sao', '4 sao').click();
  await expect(page).toHaveURL('/san-pham?sao=4');
  await context.setOffline(true);
  await row(page, 'Sao', '3 sao').click();
  await expect(page).toHaveURL('/san-pham?sao=3&sao=4');
  await expect(cards(page).first()).toContainText('sao OCOP');
  await context.setOffline(false);
});

test('a damaged file is not taken, and the server answers', async ({ page, go }) => {
  await page.route('**/du-lieu/*.bin', (route) => route.fulfill({ body: 'SQUE-hỏng' }));
  const file = page.waitForResponse('**/du-lieu/*.bin');
  await go(LIST);
  await file;
  const answer = page.waitForResponse('**/api/browse?*');
  await row(page, 'Sao', '4 sao').click();
  expect((await answer).status()).toBe(200);
  await expect(cards(page).first()).toContainText('4 sao OCOP');
});

test('who saves data is not sent the catalogue', async ({ page, go }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await go(LIST);
  await row(page, 'Sao', '4 sao').click();
  await expect(page).toHaveURL('/san-pham?sao=4');
  await expect(cards(page).first()).toContainText('4 sao OCOP');
  expect(asked.filter((path) => path.startsWith('/du-lieu/'))).toEqual([]);
});
