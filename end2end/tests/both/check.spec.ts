// The check page: what a label says is looked up, with and without scripts.
import { expect, test } from '../../support/fixtures.ts';

test('a shopper looks up what is on the label', async ({ page }) => {
  await page.goto('/kiem-tra');
  await page.getByRole('searchbox').fill('nuoc mam cot mau ben sao');
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  const answer = page.getByRole('region', { name: 'Kết quả kiểm tra' });
  await expect(answer.getByRole('heading', { name: 'Nước mắm cốt mẫu Bến Sao' })).toBeVisible();
  await expect(answer).toContainText('mẫu để thử');
  await answer.getByRole('link', { name: 'Nước mắm cốt mẫu Bến Sao' }).click();
  await expect(page).toHaveURL('/san-pham/nuoc-mam-cot-mau-ben-sao');
});

test('what is not in the register is said in words, in both languages', async ({ page }) => {
  await page.goto('/kiem-tra?q=9999%2FQ%C4%90-UBND');
  await expect(page.getByRole('main')).toContainText('Không có “9999/QĐ-UBND” trong danh mục này');
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('searchbox').fill('qwertz');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('“qwertz” is not in this catalogue');
});

test('every page leads to it', async ({ page, go }) => {
  await go('/san-pham');
  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Kiểm tra sao' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kiểm tra sao OCOP');
});
