// Saying that something on a page is wrong, with and without scripts.
import { expect, test } from '../../support/fixtures.ts';
import { FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';

const WRONG = 'Khối lượng mẫu ghi 500 ml, trên chai mẫu là 520 ml.';

test.use({ ownServer: true });

test('a shopper reports an error of a product and gets a number', async ({ page, go }) => {
  await go(FISH_SAUCE_PAGE);
  await page.getByRole('link', { name: 'Báo sai' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Báo sai');
  await expect(page.getByRole('main').getByRole('link', { name: FISH_SAUCE })).toBeVisible();
  await page.getByRole('radio', { name: 'Điều khác' }).check();
  await page.getByRole('textbox', { name: 'Sai thế nào' }).fill(WRONG);
  await page.getByRole('button', { name: 'Gửi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nhận. Cảm ơn bạn!');
  await expect(page.getByRole('main').getByText(/^[0-9A-Z]{8}$/)).toBeVisible();
});

test('what is missing is said, linked and focused, and nothing that was typed is lost', async ({ page, watch }) => {
  watch.expectStatus(422);
  await page.goto('/bao-sai');
  await page.getByRole('textbox', { name: 'Sai thế nào' }).fill(WRONG);
  await page.getByRole('button', { name: 'Gửi' }).click();
  await expect(page).toHaveTitle(/^Lỗi: /);
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Sai thế nào' })).toHaveValue(WRONG);
  await summary.getByRole('link', { name: 'Chọn sai ở đâu.' }).click();
  await expect(page.getByRole('radio', { name: 'Sao hoặc chứng nhận' })).toBeFocused();
  await page.getByRole('radio', { name: 'Hình ảnh' }).check();
  await page.getByRole('textbox', { name: 'Trang nào' }).fill('/ocop');
  await page.getByRole('button', { name: 'Gửi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nhận. Cảm ơn bạn!');
});

test('the English page leads to the English form', async ({ page, go }) => {
  await go(`/en${FISH_SAUCE_PAGE}`);
  await page.getByRole('link', { name: 'Report an error' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Report an error');
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Báo sai');
  await expect(page.getByRole('main').getByRole('link', { name: FISH_SAUCE })).toBeVisible();
});
