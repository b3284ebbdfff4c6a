// With scripts, going through the site keeps one document.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { cards, chosen, LIST, names, orderBy, row, searchFor, toggle, total, turnTo } from '../../support/list.ts';
import { FISH_SAUCE } from '../../support/people.ts';

const mark = (page: Page): Promise<void> => page.evaluate(() => void Object.assign(window, { sameDocument: true }));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'sameDocument' in window);

test('filters, order and pages keep the document', async ({ page, go }) => {
  await go(LIST);
  await mark(page);
  await toggle(page, 'Sao', '3 sao');
  await orderBy(page, 'Tên A–Z');
  await turnTo(page, 2);
  expect(await isMarked(page)).toBe(true);
});

test('going to a product, its producer and back to the list keeps the document', async ({ page, go }) => {
  await go(LIST);
  await mark(page);
  await page.locator('.card__link').first().click();
  await expect(page.locator('.product')).toBeVisible();
  await page.locator('.product__by a').click();
  await expect(page.locator('.producer__head')).toBeVisible();
  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Sản phẩm' }).click();
  await expect(cards(page)).toHaveCount(24);
  expect(await isMarked(page)).toBe(true);
});

test('a long way through all kinds of pages, there and back', async ({ page, go }) => {
  await go('/');
  await mark(page);
  const heading = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  const step = async (link: Locator): Promise<void> => {
    const [before, words] = [await heading.textContent(), await link.textContent()];
    await link.click();
    await expect(heading, `after “${words}”`).not.toHaveText(before ?? '');
  };
  for (let round = 0; round < 2; round += 1) {
    await step(main.getByRole('link', { name: /^4 sao/ }));
    await step(main.getByRole('link', { name: FISH_SAUCE, exact: true }));
    await step(main.locator('.product__by a'));
    await step(main.locator('.card__link').first());
    await step(main.locator('.section .card__link').first());
    await step(main.locator('.product__by a'));
    await step(page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link').first());
    await step(page.locator('.brand'));
  }
  for (let back = 0; back < 8; back += 1) {
    const before = await heading.textContent();
    await page.goBack();
    await expect(heading).not.toHaveText(before ?? '');
  }
  expect(await isMarked(page)).toBe(true);
});

test('a page opened inside the app begins at its top, with the focus on its heading and a title of its own', async ({ page, go }) => {
  await go(LIST);
  const arrived = async (name: string): Promise<void> => {
    const heading = page.getByRole('heading', { level: 1, name, exact: true });
    await expect(heading).toBeFocused();
    await expect(page).toHaveTitle(`${name} · Sao Quê`);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  };
  const last = page.locator('.card__link').last();
  const product = (await last.textContent()) ?? '';
  await last.click();
  await arrived(product);
  const by = page.locator('.product__by a');
  const producer = (await by.textContent()) ?? '';
  await by.click();
  await arrived(producer);
  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Sản phẩm' }).click();
  await arrived('Sản phẩm');
});

test('a search keeps the document', async ({ page, go }) => {
  await go(LIST);
  await mark(page);
  await searchFor(page, 'nước mắm');
  await expect.poll(() => chosen(page)).toEqual(['Tìm: nước mắm']);
  expect(await isMarked(page)).toBe(true);
});

test('Back and Forward restore filters, cards and order', async ({ page, go }) => {
  await go('/san-pham?sap-xep=ten');
  const first = await names(page);
  await toggle(page, 'Sao', '3 sao');
  const second = await names(page);
  await toggle(page, 'Huyện cũ', 'Nga Sơn');
  await page.goBack();
  await expect.poll(() => names(page)).toEqual(second);
  expect(await chosen(page)).toEqual(['Sao: 3 sao']);
  await page.goBack();
  await expect.poll(() => names(page)).toEqual(first);
  expect(await chosen(page)).toEqual([]);
  await page.goForward();
  await expect.poll(() => names(page)).toEqual(second);
});

test('a filter keeps the place on the page', async ({ page, go }) => {
  await go(LIST);
  await row(page, 'Loại cơ sở', 'Công ty').scrollIntoViewIfNeeded();
  const y = await page.evaluate(() => window.scrollY);
  expect(y).toBeGreaterThan(100);
  await toggle(page, 'Loại cơ sở', 'Công ty');
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(100);
});

test('the new total is said to screen readers', async ({ page, go }) => {
  await go(LIST);
  await page.getByRole('status').evaluate((status) => Object.assign(status, { sameElement: true }));
  await toggle(page, 'Sao', '4 sao');
  await expect(page.getByRole('status')).toHaveText(`${await total(page)} sản phẩm`);
  // A live region speaks when its text changes; one that is put in anew says nothing.
  expect(await page.getByRole('status').evaluate((status) => 'sameElement' in status)).toBe(true);
});

test('a product or producer that is not there is said inside the app too', async ({ page, go, watch }) => {
  await go(LIST);
  watch.expectStatus(404);
  for (const [path, title] of [
    ['/san-pham/khong-co', 'Không có sản phẩm này'],
    ['/co-so/khong-co', 'Không có cơ sở này'],
    ['/khong-co/gi', 'Không có trang này'],
  ] as const) {
    await page.locator('.brand').evaluate((link, to) => link.setAttribute('href', to), path);
    await page.locator('.brand').click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
});

test('without a connection and without the catalogue the list says so and comes back', async ({ page, go, watch, context }) => {
  watch.allow(/status of 404/);
  await page.route('**/du-lieu/*', (route) => route.fulfill({ status: 404 }));
  const refused = page.waitForResponse('**/du-lieu/*');
  await go(LIST);
  // By now the parts of the program that come after the page are here.
  await refused;
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await row(page, 'Sao', '4 sao').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Không kết nối được' })).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(cards(page).first()).toContainText('4 sao OCOP');
});
